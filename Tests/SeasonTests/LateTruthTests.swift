import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// What comes late and changes nothing that was said, by data alone.
@Suite struct LateTruthTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func count(_ scene: Scene, _ condition: String) -> Int {
    scene.home.raw.number("SELECT count(*) FROM person WHERE \(condition)")
  }

  @Test func `a quota raised by a back-dated paper lifts who was frozen and judges nobody again`()
    throws
  {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare(quota: 5)
    let full = try scene.send(office, "PLG", (1...6).map { Scene.pilgrim($0) })
    #expect(full.causes == ["L301": 1])
    try scene.accept("MOH", "QTA", [Scene.entry("ADJUST", -2, number: "DOWN")])
    #expect(count(scene, "holds & 2 <> 0") == 2)
    let paper = Scene.entry("ADJUST", 3, number: "UP", at: "2025-11-02T00:00:00Z")
      .merging(["agreement_no": "M-2", "agreement_date": "2026-01-05"]) { $1 }
    try scene.accept("MOH", "QTA", [paper])
    #expect(count(scene, "holds & 2 <> 0") == 0)
    #expect(count(scene, "is_open = 1") == 5)
    #expect(try scene.accept(office, "PLG", [Scene.pilgrim(6)]).counts == [1, 1, 0, 0, 0])
    #expect(try scene.reconciles())
  }

  @Test func `when a place was first refused is kept of a list that was refused whole`() throws {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare(quota: 1)
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    let full = try scene.send(office, "PLG", [Scene.pilgrim(2)])
    #expect(full.verdict == "REJECTED")
    let first = try #require(try scene.home.figures("IDN").firstRefusalAt)
    try scene.send(office, "PLG", [Scene.pilgrim(3)], at: "2026-01-12T08:00:00Z")
    #expect(try scene.home.figures("IDN").firstRefusalAt == first)
    #expect(try scene.reconciles())
  }

  @Test func `a renamed office goes on with its people, packages and contracts`() throws {
    let scene = try Scene(settings: "cure_people: 2\n", hasForeignAffairs: false)
    try scene.prepare()
    try scene.accept(office, "PLG", (1...5).map { Scene.pilgrim($0) })
    let heir = "IDN-BPH"
    try scene.accept(
      "MOH", "PTY",
      [
        Scene.party([
          "party_id": heir, "type": "HAO", "country": "IDN", "successor_of": office,
          "valid_from": "2026-01-15",
        ]),
        Scene.party([
          "party_id": office, "type": "HAO", "country": "IDN", "valid_to": "2026-01-15",
        ]),
      ])
    #expect(try scene.accept(office, "PLG", [Scene.pilgrim(6)]).counts == [1, 1, 0, 0, 0])
    try scene.home.run(at: "2026-01-15T08:00:00Z")
    scene.time = "2026-01-16T08:00:00Z"
    let late = try scene.send(office, "PLG", [Scene.pilgrim(7)])
    #expect(late.causes == ["F002": 1])
    let same = try scene.accept(
      heir, "PLG", (1...6).map { Scene.pilgrim($0) } + [Scene.pilgrim(7)])
    #expect(same.counts == [7, 1, 0, 6, 0])
    try scene.accept(heir, "PKG", [Scene.package(capacity: 39)])
    try scene.home.publish(at: "2026-01-17T08:00:00Z")
    #expect(try scene.released(heir, "STM_000001.csv").contains("A-5,"))
    #expect(try scene.names(office, "STM").isEmpty)
    #expect(try scene.reconciles())
  }

  @Test func `people accepted before Foreign Affairs begins are asked for on its first day`() throws
  {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare()
    try scene.accept(
      "MOH", "PTY",
      [Scene.party(["party_id": "MOFA", "type": "MOFA", "valid_from": "2026-01-20"])])
    try scene.accept(office, "PLG", (1...3).map { Scene.pilgrim($0) })
    try scene.home.run(at: "2026-01-19T08:00:00Z")
    #expect(try scene.names("MOFA", "VRQ").isEmpty)
    try scene.home.run(at: "2026-01-20T08:00:00Z")
    #expect(try scene.released("MOFA", "VRQ_000001.csv").contains("#END,3"))
    #expect(try scene.reconciles())
  }

  @Test(arguments: [("R112", "birth_date", "2020-03-04"), ("X211", "nationality", "EGY")])
  func `a rule switched off for one country is not evaluated there`(
    _ code: String, _ field: String, _ value: String
  ) throws {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare()
    let row = Scene.pilgrim(1, [field: value, "passport_issuer": "IDN"])
    let before = try scene.send(office, "PLG", [row])
    #expect(before.causes.keys.contains(code))
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "severity.\(code)", "country": "IDN", "value": "OFF",
          "effective_at": "2026-01-01T00:00:00Z",
        ]
      ])
    let after = try scene.send(office, "PLG", [row, Scene.pilgrim(2)])
    #expect(!after.causes.keys.contains(code))
    let rules = { (page: ResultPage) in Int(page.first("evaluated")["rules"]) ?? 0 }
    #expect(rules(after) == rules(before) - 1)
  }
}
