import Manifests
import Parsing
import TestSupport
import Testing
import Vocabulary

struct NormalisationTests {
  private func name(_ text: String) -> (text: String, value: FieldValue) {
    let row = manifestRow(.plg, [.nameAr: text])
    return (row.text(.nameAr), row[.nameAr])
  }

  @Test func `digits of coded fields become ASCII, and the change is told`() {
    let row = manifestRow(.plg, [.passportNo: "A١٢٣٤۵۶۷"])
    #expect(row.text(.passportNo) == "A1234567")
    #expect(row[.passportNo].changes == .digits)
    #expect(row[.passportNo].state == .valid)
  }

  @Test func `names keep their letters and digits as sent`() {
    let read = name("أحمد ٣ الأولى")
    #expect(read.text == "أحمد ٣ الأولى")
    #expect(read.value.changes.isEmpty)
    #expect(read.value.offset >= 0, "nothing was copied")
  }

  @Test func `what nobody sees is taken out of names`() {
    let read = name("\u{200F} محـــمد\u{00A0}  علي \u{200E}")
    #expect(read.text == "محمد علي")
    #expect(read.value.state == .valid)
    #expect(read.value.changes == [.directionMarks, .tatweel, .spaces])
  }

  @Test func `presentation forms become letters`() {
    let read = name("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA} \u{FEFB}")
    #expect(read.text == "محمد لا")
    #expect(read.value.changes == .presentationForms)
  }

  @Test func `the bytes as sent are never touched`() {
    let row = manifestRow(.plg, [.passportNo: " A١ "])
    let column = row.table.column(of: .passportNo) ?? -1
    let raw = String(decoding: row.batch.records.bytes(0, column), as: UTF8.self)
    #expect(raw == " A١ ")
  }

  @Test(arguments: [
    "محمد\u{202E}علي", "محمد\u{2066}علي", "محمد\u{200B}علي", "محمد\nعلي", "محمد\tعلي",
    "محمد\u{7}", "محمد\u{FFFD}", "AB\u{200C}CD", "محمد\u{00AD}علي", "\u{E000}محمد",
  ])
  func `hidden characters inside a name are refused`(text: String) {
    #expect(name(text).value.state == .badCharacters)
  }

  @Test func `embeddings around a whole value are dropped`() {
    let read = name("\u{202B}محمد علي\u{202C}")
    #expect(read.text == "محمد علي")
    #expect(read.value.changes == .directionMarks)
  }

  @Test func `a joiner between Arabic letters is spelling`() {
    let read = name("علی\u{200C}رضا")
    #expect(read.value.state == .valid)
    #expect(read.text == "علی\u{200C}رضا")
  }

  @Test(arguments: ["ظ…ط\u{00AD}ظ…ط¯", "Ù…Ø\u{00AD}Ù…Ø¯", "ãÍãÏ", "ãÍãÏ Úáí", "JosÃ©"])
  func `text that was decoded wrongly before it came is known`(text: String) {
    #expect(name(text).value.state == .mojibake)
  }

  @Test(arguments: ["محمد", "طه حسين", "José Öztürk", "Ø. Åström", "شرط کے ظفر", "عبد الحفیظ"])
  func `names of many spellings are not taken for mojibake`(text: String) {
    #expect(name(text).value.state == .valid)
  }

  @Test func `a text's length counts characters, not bytes`() {
    #expect(name(String(repeating: "م", count: 120)).value.state == .valid)
    #expect(name(String(repeating: "م", count: 121)).value.state == .tooLong)
  }

  @Test func `spaces around the separators of a list are taken out`() {
    let row = manifestRow(.pkg, [.contracts: "C-1 ; C-2;  C-3"])
    #expect(row.items(.contracts) == ["C-1", "C-2", "C-3"])
    #expect(row[.contracts].changes == .spaces)
    #expect(row[.contracts].number == 3)
  }

  @Test func `the guard before a formula is taken off again, in CSV`() {
    #expect(manifestRow(.qta, [.quantity: "'-5"]).number(.quantity) == -5)
    #expect(manifestRow(.qta, [.note: "'=1+1"]).text(.note) == "=1+1")
    #expect(manifestRow(.qta, [.note: "'tis"]).text(.note) == "'tis")
    #expect(manifestRow(.qta, [.note: "'=1+1"], syntax: .xml).text(.note) == "'=1+1")
  }

  @Test func `scientific notation is damage in references and telephones, in CSV`() {
    for field in [FieldName.phone, .passportNo, .senderRef] {
      #expect(manifestRow(.plg, [field: "1.11E+08"])[field].state == .spreadsheet)
      #expect(manifestRow(.plg, [field: "1,11E+08"])[field].state == .spreadsheet)
    }
    #expect(manifestRow(.plg, [.senderRef: "1E-05"])[.senderRef].state == .valid)
    #expect(manifestRow(.plg, [.phone: "1.11E+08"], syntax: .xml)[.phone].state == .valid)
  }
}
