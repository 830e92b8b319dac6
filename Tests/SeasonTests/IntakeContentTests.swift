import Bookkeeping
import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct IntakeEncodingTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  static let list = """
    party_id,type,name_ar,name_en,country,status
    IDN-HAO,HAO,مكتب شؤون حجاج إندونيسيا,Office,IDN,ACTIVE
    UAO,UAO,مكتب الوكلاء الموحد في جدة,Agents,,ACTIVE
    #END,2

    """
  private static let name = IntakeHome.name(1, "PTY")

  /// The name of a party as the ledger holds it: read right or not at all.
  private func nameOfOffice() throws -> String? {
    try home.parts.ledger.read { try $0.partyBook()[PartyID("IDN-HAO")]?.nameAr }
  }

  @Test(arguments: ["UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "CP1256"])
  func `Arabic is read in every encoding that is taken`(_ encoding: String) throws {
    let marked = encoding == "CP1256" || encoding == "UTF-8" ? "" : "\u{FEFF}"
    let target = encoding.split(separator: " ")[0]
    let bytes = try IntakeHome.filter(
      Array((marked + Self.list).utf8), "iconv -f UTF-8 -t \(target)")
    let page = try home.send(bytes, as: Self.name)
    #expect(page.verdict == "ACCEPTED", "\(page.text)")
    #expect(page.causes == (encoding == "CP1256" ? ["F006": 1] : [:]))
    #expect(try nameOfOffice() == "مكتب شؤون حجاج إندونيسيا")
  }

  @Test(arguments: ["ISO-8859-6", "UTF-32", "UTF-7", "CP864", "CP720", "MacArabic"])
  func `other encodings are refused rather than guessed`(_ encoding: String) throws {
    let bytes = try Self.bytes(encoding)
    try home.drop(bytes, as: Self.name)
    try home.run()
    home.pass(minutes: 15)
    try home.run()
    let page = try home.result("1447_MOH_PTY_000001")
    #expect(page.verdict == "REJECTED")
    #expect(page.causes["F005"] == 1, "\(encoding): \(page.causes)")
    #expect(try nameOfOffice() == nil)
  }

  private static func bytes(_ encoding: String) throws -> [UInt8] {
    switch encoding {
    case "CP720": return single(letters720)
    case "MacArabic":
      // Its letters stand where ISO 8859-6 has them; its Arabic comma and space do not.
      return try IntakeHome.filter(Array(list.utf8), "iconv -f UTF-8 -t ISO-8859-6")
        .map { $0 == 0x20 ? 0xA0 : $0 }
    case "UTF-7":
      return Array("+/v8".utf8)
        + (try IntakeHome.filter(Array(list.utf8), "iconv -f UTF-8 -t UTF-7"))
    case "CP864":
      return single(letters720.mapValues { $0 ^ 0x40 | 0x80 })
    default: return try IntakeHome.filter(Array(list.utf8), "iconv -f UTF-8 -t \(encoding)")
    }
  }

  private static let letters720: [Unicode.Scalar: UInt8] = {
    let first = Array("ءآأؤإئا".unicodeScalars).enumerated().map { ($1, UInt8(0x98 + $0)) }
    let second = Array("بةتثجحخدذرزسشص".unicodeScalars).enumerated().map { ($1, UInt8(0xA0 + $0)) }
    let third = Array("ضطظعغف".unicodeScalars).enumerated().map { ($1, UInt8(0xE0 + $0)) }
    let fourth = Array("قكلمنهوىي".unicodeScalars).enumerated().map { ($1, UInt8(0xE7 + $0)) }
    return Dictionary(uniqueKeysWithValues: first + second + third + fourth)
  }()

  private static func single(_ letters: [Unicode.Scalar: UInt8]) -> [UInt8] {
    list.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : letters[$0] ?? UInt8(ascii: "?") }
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func `delimiters and line ends of every spreadsheet are read`(
    _ delimiter: String, _ end: String
  ) throws {
    let text = Self.list.replacing(",", with: delimiter).replacing("\n", with: end)
    #expect(try home.send(text, as: Self.name).verdict == "ACCEPTED")
  }

  @Test func `a separator line moves the rows down`() throws {
    let text =
      "sep=;\n"
      + IntakeHome.list().replacing(",", with: ";")
      .replacing("min_age", with: "no_such")
    let page = try home.send(text, as: IntakeHome.name(1))
    #expect(page.all("finding").map { $0[number: "row"] } == [3])
  }

  @Test func `columns may come in any order, by their Arabic names, and more than asked for`()
    throws
  {
    let text = "_note,القيمة,extra,المعيار,other\nx,12,1,min_age,2\n#END,1\n"
    let page = try home.send(text, as: IntakeHome.name(1))
    #expect(page.verdict == "ACCEPTED")
    #expect(page.causes == ["R122": 1])
    #expect(page.text.contains("extra, other"))
  }
}

@Suite struct IntakeStructureTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  /// A fault with its code, and where the result must place it.
  struct Case: CustomTestStringConvertible {
    let about: String
    let text: String
    let code: String
    var place: [String: String] = [:]
    var words = ""
    var testDescription: String { about }
  }

  static let lists = [
    Case(
      about: "unclosed quote", text: "parameter,value\nmin_age,12\nmax_age,\"70\n#END,2\n",
      code: "F008", place: ["row": "3"]),
    Case(
      about: "column twice", text: "parameter,value,value\nmin_age,12,12\n#END,1\n", code: "F008",
      words: "value"),
    Case(
      about: "column missing", text: "parameter,country\nmin_age,IDN\n#END,1\n", code: "F008",
      words: "value"),
    Case(
      about: "text after the trailer",
      text: "parameter,value\nmin_age,12\n#END,1\nmax_age,70\n#END,1\n", code: "F008"),
    Case(about: "one record too few", text: "parameter,value\nmin_age,12\n#END,2\n", code: "F011"),
    Case(about: "one record too many", text: "parameter,value\nmin_age,12\n#END,0\n", code: "F011"),
    Case(about: "no records", text: "parameter,value\n#END,0\n", code: "F004"),
    Case(about: "nothing but a trailer", text: "#END,0\n", code: "F004"),
  ]

  static func document(_ body: String, root: String = "") -> String {
    "<manifest xmlns=\"urn:masar:exchange:1\"\(root)>\n\(body)\n</manifest>\n"
  }
  static let record = "<record><parameter>min_age</parameter><value>12</value></record>"

  static let documents = [
    Case(
      about: "DOCTYPE", text: "<!DOCTYPE manifest>\n" + document(record), code: "F007",
      place: ["line": "1"]),
    Case(
      about: "entity bomb",
      text: "<!DOCTYPE m [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n"
        + document(record.replacing("12", with: "&b;")), code: "F007", place: ["line": "1"]),
    Case(
      about: "outer entity",
      text: "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
        + document(record.replacing("12", with: "&x;")), code: "F007"),
    Case(
      about: "entity that nobody declared",
      text: document("  " + record.replacing("12", with: "&nbsp;")), code: "F007",
      place: ["line": "2"]),
    Case(
      about: "processing instruction", text: document("<?php x?>" + record), code: "F007",
      place: ["line": "2"]),
    Case(
      about: "wrong namespace",
      text: document(record).replacing("exchange:1", with: "exchange:2"), code: "F008",
      place: ["line": "1"]),
    Case(
      about: "unknown element", text: document("\n <record><no_such>1</no_such></record>"),
      code: "F008", place: ["line": "3"], words: "no_such"),
    Case(
      about: "unknown attribute", text: document(record, root: " colour=\"red\""), code: "F008",
      place: ["line": "1"], words: "colour"),
    Case(
      about: "not well-formed", text: document(record.replacing("</value>", with: "</valu>")),
      code: "F008", place: ["line": "2"]),
    Case(
      about: "name that disagrees", text: document(record, root: " sender=\"MOFA\""), code: "F001"),
    Case(about: "wrong count", text: document("<control records=\"2\"/>" + record), code: "F011"),
  ]

  @Test(arguments: lists)
  func `a list whose structure is wrong is refused and says where`(_ fault: Case) throws {
    try check(fault, IntakeHome.name(1))
  }

  @Test(arguments: documents)
  func `a document whose structure is wrong is refused and says where`(_ fault: Case) throws {
    try check(fault, IntakeHome.name(1, "SSN", "xml"))
  }

  private func check(_ fault: Case, _ name: String) throws {
    let page = try home.send(fault.text, as: name)
    #expect(page.verdict == "REJECTED")
    #expect(page.causes == [fault.code: 1], "\(page.text)")
    let finding = page.all("finding").first { $0["code"] == fault.code }
    for (name, value) in fault.place { #expect(finding?[name] == value, "\(page.text)") }
    #expect(fault.words.isEmpty || page.text.contains(fault.words))
    if fault.code == "F007" { #expect(finding?.attributes["column"] != nil) }
    #expect(!page.text.contains("root:"))
  }

  @Test(arguments: [
    ("max_records=2", "records in the file", "csv"),
    ("max_records=2", "records in the file", "xml"),
    ("max_field_bytes=20", "size of one field", "csv"),
    ("max_field_bytes=20", "size of one field", "xml"),
    ("max_record_bytes=60", "size of one record", "csv"),
    ("max_unpacked_bytes=100", "unpacked size", "csv"),
    ("max_unpacked_bytes=100", "unpacked size", "xml"),
    ("max_columns=2", "columns or elements", "csv"), ("max_xml_depth=2", "depth of XML", "xml"),
  ])
  func `every limit is a setting and has a refusal that names it`(
    _ setting: String, _ words: String, _ suffix: String
  ) throws {
    let parts = setting.split(separator: "=").map(String.init)
    home.settings = try ExchangeSettings.load(
      yaml: nil, environment: [:], flags: [("settle", "0"), (parts[0], parts[1])])
    let long = String(repeating: "9", count: 60)
    let rows = ["min_age,,12", "max_age,,70", "min_age,,\(long)"]
    let csv = (["parameter,country,value"] + rows + ["#END,3"]).joined(separator: "\n")
    let records = Self.record + Self.record + Self.record.replacing("12", with: long)
    let page = try home.send(
      suffix == "csv" ? csv : Self.document(records), as: IntakeHome.name(1, "SSN", suffix))
    #expect(page.causes == [suffix == "csv" ? "F008" : "F007": 1], "\(page.text)")
    #expect(page.text.contains("Limit exceeded: \(words)"))
    #expect(page.text.contains("at most \(parts[1])"))
  }

  @Test func `control totals are compared exactly`() throws {
    let header = "entry_no,entry_type,country,quantity,agreement_no,agreement_date,effective_at"
    let row = "N-1,GRANT,IDN,100,A-1,2025-11-01,2025-11-01T00:00:00Z"
    for (number, total, code) in [(1, "quantity=99", "F011"), (2, "quantity=100", nil)] {
      let page = try home.send(
        "\(header)\n\(row)\n#END,1,\(total)\n", as: IntakeHome.name(number, "QTA"))
      #expect(page.causes["F011"] == (code == nil ? nil : 1))
      #expect(page.verdict == (code == nil ? "ACCEPTED" : "REJECTED"))
    }
  }
}
