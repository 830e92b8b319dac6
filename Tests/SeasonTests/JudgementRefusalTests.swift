import Bookkeeping
import Durability
import Foundation
import Manifests
import Rules
import Testing
import Vocabulary

@testable import Exchange
@testable import masar

@Suite struct JudgementRefusalTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func people(_ numbers: ClosedRange<Int>, _ more: [String: String] = [:])
    -> [[String: String]]
  {
    numbers.map { Scene.pilgrim($0, more) }
  }

  @Test func `what was said of the file is said again where it cannot be read to its end`() throws {
    let scene = try Scene()
    try scene.prepare()
    _ = scene.nextName(office, "PLG")
    var text = Scene.csv(people(1...3) + [Scene.pilgrim(4, ["unknown": "x"])])
    text = text.replacing("#END", with: "\"unclosed\n#END")
    let page = try scene.home.send(
      text, as: scene.nextName(office, "PLG"), in: office, at: scene.time)
    #expect(page.verdict == "REJECTED")
    #expect(page.causes["F008"] == 1)
    #expect(page.causes["F015"] == 1)
    #expect(page.causes["R122"] == 1)
    #expect(page.counts == [0, 0, 0, 0, 0])
    #expect(page.rows("R102").isEmpty)
  }

  @Test func `a wrong count and too many refusals are said together and every record returns`()
    throws
  {
    let scene = try Scene()
    try scene.prepare()
    let rows = people(1...13) + people(14...20, ["passport_expiry": "2026-01-01"])
    let page = try scene.send(office, "PLG", rows, declared: 21)
    #expect(page.verdict == "QUARANTINED")
    #expect(page.causes["F011"] == 1)
    #expect(page.causes["F013"] == 1)
    #expect(page.first("counts")["declared"] == "21")
    #expect(page.counts == [20, 0, 0, 0, 20])
    #expect(page.first("standing")["before"] == page.first("standing")["after"])
    let fixFile = try scene.released(office, "REJ.csv")
    #expect(fixFile.contains("#END,20"))
    #expect(fixFile.split(whereSeparator: \.isNewline).count { $0.contains("R113") } == 7)
    #expect(fixFile.split(whereSeparator: \.isNewline).count { $0.hasPrefix("2025-12-10") } == 20)
    #expect(try scene.home.figures("IDN").reserved == 0)
    #expect(try scene.reconciles())
  }

  @Test func `nineteen records are never quarantined and places refused never count`() throws {
    let scene = try Scene()
    try scene.prepare(quota: 5)
    let small = try scene.send(
      office, "PLG", people(1...3) + people(4...19, ["passport_expiry": "2026-01-01"]))
    #expect(small.verdict == "PARTIAL")
    let full = try scene.send(office, "PLG", people(21...45))
    #expect(full.verdict == "PARTIAL")
    #expect(full.counts == [25, 2, 0, 0, 23])
    #expect(full.causes == ["L301": 23])
    #expect(full.first("standing")["before"] == "2")
    #expect(full.first("standing")["after"] == "0")
  }

  @Test(arguments: ["SSN", "PTY", "LIC", "QTA", "PKG"])
  func `reference data is taken whole or not at all`(kind: String) throws {
    let scene = try Scene()
    try scene.grant(10)
    try scene.agree("C-1")
    let (good, bad): ([String: String], [String: String]) =
      switch kind {
      case "SSN":
        (["parameter": "min_age", "value": "14"], ["parameter": "min_age", "value": "young"])
      case "PTY":
        (
          Scene.party(["party_id": "GCS", "type": "GCS"]),
          Scene.party(["party_id": "BGD-HAO", "type": "HAO", "country": "ZZZ"])
        )
      case "LIC":
        (Scene.licences[0].merging(["licence_no": "NEW-1"]) { $1 }, ["licence_no": "NEW-2"])
      case "QTA": (Scene.entry("ADJUST", 1), Scene.entry("ADJUST", 1, "ZZZ", number: "B"))
      default: (Scene.package(), Scene.package("P2", "C-404"))
      }
    let page = try scene.send(kind == "PKG" ? office : "MOH", kind, [good, bad])
    #expect(page.verdict == "REJECTED")
    #expect(page.counts == [2, 0, 0, 0, 2])
    let fixFile = try scene.released(kind == "PKG" ? office : "MOH", "REJ.csv")
    #expect(fixFile.contains("#END,2"))
    #expect(try scene.reconciles())
  }

  @Test func `a file whose root disagrees with its name comes back whole`() throws {
    let scene = try Scene()
    let text = """
      <?xml version="1.0"?>
      <manifest xmlns="urn:masar:exchange:1" kind="SSN" season="1447" sender="IDN-HAO">
      <record><parameter>min_age</parameter><value>14</value></record></manifest>
      """
    let page = try scene.home.send(
      text, as: scene.nextName("MOH", "SSN", "xml"), in: "MOH", at: scene.time)
    #expect(page.verdict == "REJECTED")
    #expect(page.causes == ["F001": 1])
    #expect(page.counts == [1, 0, 0, 0, 1])
    #expect(try scene.released("MOH", "REJ.xml").contains("min_age"))
  }

  @Test func `a rule that could not run refuses the file and blames nobody`() throws {
    let scene = try Scene()
    try scene.prepare()
    let name = scene.nextName(office, "PLG")
    try scene.home.drop(Scene.csv(people(1...3)), as: name, in: office)
    let parts = try scene.home.parts(at: scene.time)
    let claimed = try #require(try Reception(parts).look().claimed.first)
    let posting = try SubmissionJudge(parts, claimed) { setting, _ in
      SkippingDesk(desk: try setting.desk(forwarding: nil))
    }.judge()
    #expect(try Settlement(parts).settle(posting, in: claimed.work))
    let page = try scene.home.result(of: name, in: office)
    #expect(page.verdict == "QUARANTINED")
    #expect(page.counts == [3, 0, 0, 0, 3])
    #expect(page.first("evaluated")["skipped"] == "1")
    #expect(page.causes.isEmpty)
    #expect(page.text.contains("ours to mend"))
    #expect(try scene.names(office, "REJ").isEmpty)
    #expect(try scene.home.figures("IDN").reserved == 0)
    #expect(try scene.reconciles())
  }

  @Test func `the season's weights are those of the result and what is protected stays`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "SSN",
      [
        ["parameter": "severity.R113", "country": "IDN", "value": "WARN"],
        ["parameter": "severity.F015", "country": "", "value": "OFF"],
      ])
    let refused = try scene.send(
      "MOH", "SSN", [["parameter": "severity.X202", "country": "", "value": "WARN"]])
    #expect(refused.verdict == "REJECTED")
    _ = scene.nextName(office, "PLG")
    let page = try scene.accept(office, "PLG", people(1...2, ["passport_expiry": "2026-01-01"]))
    #expect(page.all("cause").map { $0["severity"] } == ["WARN"])
    #expect(page.first("counts")["warned"] == "2")
    #expect(page.causes == ["R113": 2])
  }

  @Test func `a parameter counts from its time and a country's own before the season's`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "min_age", "country": "IDN", "value": "60",
          "effective_at": "2026-02-01T00:00:00Z",
        ],
        [
          "parameter": "min_age", "country": "", "value": "70",
          "effective_at": "2026-01-01T00:00:00Z",
        ],
        [
          "parameter": "min_age", "country": "IDN", "value": "50",
          "effective_at": "2026-01-01T00:00:00Z",
        ],
      ])
    try scene.accept(office, "PLG", people(1...1))
    let later = try scene.send(office, "PLG", people(2...2), at: "2026-02-01T00:00:00Z")
    #expect(later.causes == ["R112": 1])
  }
}

/// Skips a rule for the second record, as a rule that failed would.
private struct SkippingDesk: Desk {
  var desk: any Desk

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws
    -> RecordOutcome
  {
    if row.position.ordinal == 2 { found.skip(.r109) }
    return try desk.handle(row, &found)
  }

  mutating func finish() throws { try desk.finish() }
}
