import Manifests
import TestSupport
import Testing
import Vocabulary

/// One cell, and what reading it must come to.
struct Reading: Sendable, CustomTestStringConvertible {
  var text: String
  var state: ValueState
  var number: Int64?

  init(_ text: String, _ state: ValueState, _ number: Int64? = nil) {
    self.text = text
    self.state = state
    self.number = number
  }

  var testDescription: String { "\(text.debugDescription) is \(state)" }
}

/// Reads `reading`'s text as `field` of a `kind` record and compares.
func expectReading(
  _ reading: Reading, as field: FieldName, of kind: Kind, syntax: FileFormat = .csv,
  _ place: SourceLocation = #_sourceLocation
) {
  let value = manifestRow(kind, [field: reading.text], syntax: syntax)[field]
  #expect(value.state == reading.state, sourceLocation: place)
  if let number = reading.number { #expect(value.number == number, sourceLocation: place) }
}

struct ReadingTests {
  @Test(arguments: [
    Reading("A1234567", .valid), Reading("A1", .tooShort), Reading("A123456789", .tooLong),
    Reading("a1234567", .badCharacters), Reading("A 123456", .badCharacters),
    Reading("AB-12./9", .valid), Reading("A123<567", .badCharacters),
    Reading("é1234567", .badCharacters), Reading("", .absent), Reading("   ", .absent),
    Reading("\u{200F}", .absent),
  ])
  func `a code of capitals, digits and three signs has a length`(reading: Reading) {
    expectReading(reading, as: .passportNo, of: .plg)
  }

  @Test(arguments: [
    Reading(String(repeating: "<", count: 44), .valid),
    Reading(String(repeating: "A", count: 43), .tooShort),
    Reading(String(repeating: "A", count: 45), .tooLong),
    Reading(String(repeating: "-", count: 44), .badCharacters),
  ])
  func `a machine-readable line has 44 places`(reading: Reading) {
    expectReading(reading, as: .mrz1, of: .plg)
  }

  @Test(arguments: [
    Reading("a_B-9./", .valid), Reading(String(repeating: "x", count: 40), .valid),
    Reading(String(repeating: "x", count: 41), .tooLong), Reading("a b", .badCharacters),
    Reading("مرجع", .badCharacters),
  ])
  func `a reference may have lower case and underscores`(reading: Reading) {
    expectReading(reading, as: .senderRef, of: .plg)
  }

  @Test(arguments: [
    Reading("0", .valid, 0), Reading("-42507", .valid, -42507), Reading("+5", .valid, 5),
    Reading("٢٠٣٣٢٠", .valid, 203_320), Reading("۱۲", .valid, 12), Reading("1,000", .malformed),
    Reading("12.0", .malformed), Reading("", .absent), Reading("-", .malformed),
    Reading("999999999999999999", .valid, 999_999_999_999_999_999),
    Reading("9999999999999999999", .malformed), Reading("2.03E+05", .spreadsheet),
    Reading("1 000", .malformed), Reading("#REF!", .spreadsheet), Reading("####", .spreadsheet),
  ])
  func `an integer is a sign and digits of three scripts`(reading: Reading) {
    expectReading(reading, as: .quantity, of: .qta)
  }

  @Test(arguments: [
    Reading("750000", .valid, 75_000_000), Reading("0.5", .valid, 50),
    Reading("12,34", .valid, 1234),
    Reading("١٢٫٣٤", .valid, 1234), Reading("-1.25", .valid, -125), Reading("1.234", .malformed),
    Reading("1,234.50", .malformed), Reading(".5", .malformed), Reading("5.", .malformed),
    Reading("7.5E+05", .spreadsheet),
  ])
  func `a decimal is read in hundredths`(reading: Reading) {
    expectReading(reading, as: .amount, of: .ctb)
  }

  @Test(arguments: [
    Reading("2026-01-04T10:15:00+03:00", .valid, 1_767_510_900),
    Reading("2026-01-04T07:15:00Z", .valid, 1_767_510_900),
    Reading("2026-01-04T10:15:00", .malformed), Reading("2026-01-04", .malformed),
    Reading("2026-02-30T10:15:00Z", .impossible), Reading("1447-07-15T10:15:00Z", .malformed),
    Reading("46026.4270", .spreadsheet),
  ])
  func `a time without its offset is no time`(reading: Reading) {
    expectReading(reading, as: .signedAt, of: .ctb)
  }

  @Test(arguments: [
    Reading("Y", .valid, 1), Reading("N", .valid, 0), Reading("y", .unknownCode),
    Reading("YES", .unknownCode),
  ])
  func `a flag is Y or N`(reading: Reading) {
    expectReading(reading, as: .womensGroup, of: .plg)
  }

  @Test func `the number of a code is its place in the list`() {
    for (place, relation) in MahramRelation.allCases.enumerated() {
      let row = manifestRow(.plg, [.mahramRelation: relation.rawValue])
      #expect(row.number(.mahramRelation) == place)
      #expect(row.code(.mahramRelation, as: MahramRelation.self) == relation)
    }
    expectReading(Reading("COUSIN", .unknownCode), as: .mahramRelation, of: .plg)
    expectReading(Reading("father", .unknownCode), as: .mahramRelation, of: .plg)
  }

  @Test(arguments: ["ذكر", "ذكــر", "\u{FEAB}\u{FEDB}\u{FEAE}"])
  func `a man may be said in Arabic`(text: String) {
    #expect(manifestRow(.plg, [.sex: text]).code(.sex, as: Sex.self) == .male)
  }

  @Test(arguments: ["أنثى", "انثى", "انثي", " أنثى "])
  func `a woman may be said in Arabic`(text: String) {
    #expect(manifestRow(.plg, [.sex: text]).code(.sex, as: Sex.self) == .female)
  }

  @Test func `Germany is D in passports and is kept as written`() {
    let row = manifestRow(.plg, [.passportIssuer: "D", .nationality: "QQQ"])
    #expect(row.country(.passportIssuer)?.description == "D")
    #expect(row[.nationality].state == .unknownCode)
  }

  @Test func `everywhere is a city for contracts alone`() {
    expectReading(Reading("ALL", .valid), as: .city, of: .ctb)
    expectReading(Reading("ALL", .unknownCode), as: .city, of: .lic)
  }

  @Test func `parties and parameters are judged by their shape`() {
    expectReading(Reading("IDN-AGY-0001", .valid), as: .agencyId, of: .plg)
    expectReading(Reading("idn-agy", .badCharacters), as: .agencyId, of: .plg)
    expectReading(Reading("X", .tooShort), as: .agencyId, of: .plg)
    expectReading(Reading("window.PLG", .valid), as: .parameter, of: .ssn)
    expectReading(Reading("min age", .badCharacters), as: .parameter, of: .ssn)
    expectReading(Reading("SAR", .valid), as: .currency, of: .ctb)
    expectReading(Reading("QQQ", .unknownCode), as: .currency, of: .ctb)
  }
}
