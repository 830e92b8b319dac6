import Rules
import Testing
import Vocabulary

/// R104 and R105: the two lines under the photograph.
@Suite struct MachineReadableZoneTests {
  /// The specimen of ICAO 9303-4.
  static let specimen1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
  static let specimen2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
  /// The example pilgrim's.
  static let line1 = "P<IDNSANTOSO<<AHMAD<BUDI<<<<<<<<<<<<<<<<<<<<"
  static let line2 = second("A1234567<", "IDN", "700315", "M", "300101", "<<<<<<<<<<<<<<", "<")

  /// A second line with right check digits.
  static func second(
    _ number: String, _ nationality: String, _ birth: String, _ sex: String, _ expiry: String,
    _ personal: String, _ personalDigit: String? = nil
  ) -> String {
    let numbered = number + digit(number)
    let born = birth + digit(birth)
    let ending = expiry + digit(expiry) + personal + (personalDigit ?? digit(personal))
    return numbered + nationality + born + sex + ending + digit(numbered + born + ending)
  }

  static func digit(_ text: String) -> String {
    let values = text.utf8.map { byte in
      byte == UInt8(ascii: "<") ? 0 : byte < 0x41 ? Int(byte) - 0x30 : Int(byte) - 55
    }
    let sum = zip(values, 0...).reduce(0) { $0 + $1.0 * [7, 3, 1][$1.1 % 3] }
    return String(sum % 10)
  }

  private func told(_ changes: [FieldName: String]) -> [String] {
    findings(.plg, changes).told
  }

  private func details(_ changes: [FieldName: String], _ code: RuleCode) -> [FindingDetail] {
    findings(.plg, changes).filter { $0.code == code }.map(\.detail)
  }

  @Test func `the specimen of the standard has right check digits`() {
    #expect(Self.specimen1.utf8.count == 44 && Self.specimen2.utf8.count == 44)
    #expect(!told([.mrz1: Self.specimen1, .mrz2: Self.specimen2]).contains("R104 mrz2"))
    #expect(
      Self.second("L898902C3", "UTO", "740812", "F", "120415", "ZE184226B<<<<<") == Self.specimen2)
  }

  @Test func `any one wrong check digit is found and named`() {
    let names = [9: "passport_no", 19: "birth_date", 27: "passport_expiry", 42: "composite"]
    for (place, name) in names {
      var bytes = Array(Self.specimen2.utf8)
      bytes[place] = bytes[place] == 0x39 ? 0x30 : bytes[place] + 1
      let line = String(decoding: bytes, as: UTF8.self)
      // The composite runs over the other digits, and is wrong with each of them.
      let expected = name == "composite" ? name : name + " composite"
      #expect(details([.mrz2: line], .r104) == [.text(expected)])
    }
    let last = String(Self.specimen2.dropLast()) + "1"
    #expect(details([.mrz2: last], .r104) == [.text("composite")])
  }

  @Test func `the digit of an empty personal number may be a filler or 0`() {
    let zero = Self.second("A1234567<", "IDN", "700315", "M", "300101", "<<<<<<<<<<<<<<", "0")
    #expect(told([.mrz2: Self.line2]) == [])
    #expect(told([.mrz2: zero]) == [])
    let filled = Self.second("A1234567<", "IDN", "700315", "M", "300101", "<<<<<<<<<<<<<1", "<")
    #expect(told([.mrz2: filled]) == ["R104 mrz2"])
  }

  @Test func `lines that say what the fields say are silent`() {
    #expect(told([.mrz1: Self.line1, .mrz2: Self.line2]) == [])
  }

  @Test func `each field that says something else is named`() {
    let changes: [(FieldName, String, String)] = [
      (.passportNo, "A1234568", "passport_no"), (.birthDate, "1970-03-16", "birth_date"),
      (.passportExpiry, "2031-01-01", "passport_expiry"), (.sex, "F", "sex"),
    ]
    for (field, value, name) in changes {
      #expect(details([.mrz2: Self.line2, field: value], .r105) == [.text(name)])
    }
    #expect(
      details([.mrz1: Self.line1, .mrz2: Self.line2, .surnameLat: "SANTOS"], .r105)
        == [.text("surname_lat")])
  }

  @Test func `a longer passport number than the line's is another number`() {
    #expect(
      details([.mrz2: Self.line2, .passportNo: "A12345678"], .r105) == [.text("passport_no")])
  }

  @Test func `Germany is D in the zone and DEU in the field`() {
    let line1 = "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<"
    let line2 = Self.second("C01X00T47", "D<<", "640812", "F", "300228", "<<<<<<<<<<<<<<", "<")
    let fields: [FieldName: String] = [
      .mrz1: line1, .mrz2: line2, .passportNo: "C01X00T47", .passportIssuer: "DEU",
      .nationality: "DEU", .surnameLat: "MUSTERMANN", .givenLat: "ERIKA", .birthDate: "1964-08-12",
      .passportExpiry: "2030-02-28", .sex: "F", .nameAr: "",
    ]
    #expect(told(fields) == [])
  }

  @Test(arguments: [
    ("O'BRIEN-KHAN", "MARY ANN", "P<IDNOBRIEN<KHAN<<MARY<ANN<<<<<<<<<<<<<<<<<<"),
    ("SUKARNO", "", "P<IDNSUKARNO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"),
    ("SUKARNO", "SUKARNO", "P<IDNSUKARNO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"),
    (
      "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG KRASUANG",
      "P<IDNNILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    ),
  ])
  func `punctuation, single names and truncated lines agree`(
    surname: String, given: String, line: String
  ) {
    #expect(line.utf8.count == 44)
    let fields: [FieldName: String] = [
      .mrz1: line, .mrz2: Self.line2, .surnameLat: surname, .givenLat: given, .nameAr: "",
    ]
    #expect(told(fields) == [])
  }

  @Test func `a pilgrim of more than a hundred years has the two digits of a child`() {
    let line = Self.second("A1234567<", "IDN", "200315", "M", "300101", "<<<<<<<<<<<<<<", "<")
    #expect(told([.mrz2: line, .birthDate: "1920-03-15"]) == [])
  }

  @Test func `an expiry more than twenty years away is another century's`() {
    #expect(
      details([.mrz2: Self.line2, .passportExpiry: "2130-01-01"], .r105)
        == [.text("passport_expiry")])
  }

  @Test func `a line of another length is R102's alone`() {
    #expect(told([.mrz1: Self.line1, .mrz2: "A1234567<6IDN"]) == ["R102 mrz2"])
    #expect(told([.mrz1: Self.line1]) == ["R101 mrz2"])
  }
}
