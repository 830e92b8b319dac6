import ArgumentParser
import Bookkeeping
import Durability
import Exchange
import Logging
import Testing
import Vocabulary

@testable import masar

@Suite struct CommandFormTests {
  @Test func `columns are as wide as their widest cell and no line ends in spaces`() {
    var table = TextTable([("country", .left), ("places", .right), ("", .left)])
    table.add(["IDN", "203,320", "إندونيسيا"])
    table.add(["BGD", "1", ""])
    #expect(
      table.text == """
        country   places
        IDN      203,320  إندونيسيا
        BGD            1

        """)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func `numbers for people are grouped by thousands`(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test func `one is never counted in the plural`() {
    #expect(1.counted("file", "files") == "1 file")
    #expect(0.counted("file", "files") == "0 files")
  }

  @Test func `members of JSON keep their order and every control character is escaped`() {
    let value = JSONText.object([
      ("z", .text("\"a\"\\\n\u{1}")), ("a", .list([.number(1), .null, .bool(true)])),
      ("none", .list([JSONText]())), ("missing", .number(nil)),
    ])
    #expect(
      value.document == """
        {
          "z": "\\"a\\"\\\\\\n\\u0001",
          "a": [
            1,
            null,
            true
          ],
          "none": [],
          "missing": null
        }

        """)
  }

  @Test(arguments: [
    (1_023, "1023 B"), (1_024, "1.0 KiB"), (1_536, "1.5 KiB"), (5_368_709_120, "5.0 GiB"),
  ])
  func `room is told in units that people read`(bytes: Int, text: String) {
    #expect(DiskRoom.size(bytes) == text)
  }

  @Test func `a level of quota is named as its files name it`() {
    #expect(QuotaKey.country.words == "country")
    #expect(QuotaKey(segment: .official).words == "OFFICIAL")
    let agency = QuotaKey(segment: .agency, agency: PartyID("IDN-AGY-0001"))
    #expect(agency.words == "AGENCY IDN-AGY-0001")
  }

  @Test func `a file is traced by its name with or without suffixes`() {
    let name = "1447_IDN-HAO_PLG_000001.xml.gz"
    #expect(FileTrace.matches(name, name))
    #expect(FileTrace.matches(name, "1447_IDN-HAO_PLG_000001"))
    #expect(!FileTrace.matches(name, "1447_IDN-HAO_PLG_000002"))
  }

  @Test func `only whole pairs of hexadecimal digits are a seed`() {
    #expect(KeyFiles.bytes(ofHexadecimal: "00ff7A") == [0, 255, 122])
    for text in ["0", "0g", "+1", "0x"] { #expect(KeyFiles.bytes(ofHexadecimal: text) == nil) }
  }

  @Test func `an event is one line whatever it holds`() {
    let event = LogEvent(
      level: .warning, message: "first\nsecond", error: nil, metadata: ["party": "IDN-HAO"],
      source: "", file: "", function: "", line: 0)
    #expect(
      LineLog.line(event, ["kind": "PLG"])
        == "warning: first second · kind=PLG · party=IDN-HAO")
  }
}

@Suite struct LeavingTests {
  static let full = DurabilityError(call: "write", path: "work/x", errno: 28)
  static let broken = DurabilityError(call: "fsync", path: "work/x", errno: 5)
  static let busy = LedgerFailure(action: "transact", reason: "busy", isTemporary: true)
  static let torn = LedgerFailure(action: "read", reason: "malformed", isTemporary: false)

  @Test func `what an operator has to mend is 78`() {
    #expect(Leaving(SettingProblem("x"))?.code.rawValue == 78)
    #expect(Leaving(HomeProblem("x"))?.code.rawValue == 78)
  }

  @Test func `what may pass is 75 and what will not is 70`() {
    #expect(Leaving(Self.full)?.code.rawValue == 75)
    #expect(Leaving(Self.busy)?.code.rawValue == 75)
    #expect(Leaving(Self.broken)?.code.rawValue == 70)
    #expect(Leaving(Self.torn)?.code.rawValue == 70)
  }

  @Test func `an imbalance names its gap and is ours`() {
    let gap = LedgerGap(law: "a law", place: "IDN", expected: 2, found: 1)
    let leaving = Leaving(LedgerImbalance(gap))
    #expect(leaving?.code.rawValue == 70)
    #expect(leaving?.message.contains("a law · IDN · expected 2, found 1") == true)
  }

  @Test func `usage and chosen exit codes are left to the parser`() {
    #expect(Leaving(ExitCode.gap) == nil)
    #expect(Leaving(ValidationError("x")) == nil)
    #expect(Masar.exitCode(for: ValidationError("x")).rawValue == 64)
  }
}
