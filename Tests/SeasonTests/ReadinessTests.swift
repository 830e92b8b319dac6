import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// RDY in, RDR and EST out.
@Suite struct ReadinessTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func scene() throws -> Scene {
    let scene = try Scene()
    try scene.accept(
      "MOH", "PTY",
      [
        Scene.party(["party_id": "MOH-MAK", "type": "BRANCH", "city": "MAK"]),
        Scene.party(["party_id": "CRD", "type": "CRD"]),
        Scene.party(["party_id": "ADL", "type": "ADL", "city": "MED"]),
      ])
    try scene.prepare()
    return scene
  }

  private func visit(
    _ party: String, _ item: String, _ score: Int, day: String = "2026-01-05", note: String = ""
  ) -> [String: String] {
    [
      "party_id": party, "item_code": item, "score": "\(score)", "visited_on": day, "note_ar": note,
    ]
  }

  private func publish(_ scene: Scene, _ output: String, day: Int = 11) throws {
    let cuts = ScheduledCuts(try scene.home.parts(at: "2026-01-\(day)T20:00:00Z"))
    #expect(try !cuts.publish([output]).isHeldUp)
  }

  /// By party.
  private func lines(_ scene: Scene, _ recipient: String, _ name: String) throws -> [String: String]
  {
    var lines: [String: String] = [:]
    for line in try scene.released(recipient, name).split(whereSeparator: \.isNewline)
      .filter({ !$0.hasPrefix("#") }).dropFirst()
    {
      let party = line.prefix { $0 != "," }
      lines[String(party)] = String(line.dropFirst(party.count + 1))
    }
    return lines
  }

  @Test func `a visit is kept, the same again is nothing new, another score amends it`() throws {
    let scene = try scene()
    let rows = [visit("TWF-SEA", "CAMP", 90), visit("TWF-SEA", "STAFF", 81)]
    #expect(try scene.accept("MOH-MAK", "RDY", rows).counts == [2, 2, 0, 0, 0])
    let again = [visit("TWF-SEA", "CAMP", 95, note: "جاهز"), rows[1]]
    #expect(try scene.accept("MOH-MAK", "RDY", again).counts == [2, 1, 0, 1, 0])
    try publish(scene, "RDR")
    #expect(try lines(scene, "TWF-SEA", "RDR_000001.csv") == ["TWF-SEA": "0,,,,,,88.0"])
    #expect(try scene.reconciles())
  }

  @Test func `a visit to a stranger, with no such score, in another city is refused`() throws {
    let scene = try scene()
    let result = try scene.send(
      "MOH-MAK", "RDY",
      [
        visit("TWF-XXX", "CAMP", 90), visit("TWF-SEA", "CAMP", 101), visit("ADL", "CAMP", 1),
        visit("TWF-SEA", "CAMP", 100),
      ])
    #expect(result.counts == [4, 1, 0, 0, 3])
    #expect(result.rows("X222") == [2, 4] && result.rows("R102") == [3])
    let fields = result.all("finding").map { $0["field"] }
    #expect(fields == ["party_id", "score", "party_id"])
    #expect(try scene.send("MOH-MAK", "LIC", []).verdict == "REJECTED")
  }

  @Test func `what a party sent is told to it, to the ministry and its branch`() throws {
    let scene = try scene()
    // Two lists: one with a refused and a warned record, one accepted whole.
    let bad = Scene.pilgrim(2, ["passport_expiry": "2026-03-01"])
    try scene.send(office, "PLG", [Scene.pilgrim(1), bad])
    try scene.accept(office, "PLG", [Scene.pilgrim(3)])
    try publish(scene, "RDR")
    let own = try lines(scene, office, "RDR_000001.csv")
    // CTB (one-sided, then agreed), PKG and two PLG; the package's 40 seats cover 30 places.
    #expect(own == [office: "4,100.0,75.0,R113=1;X214=1,100.0,100.0,"])
    let all = try lines(scene, "MOH", "RDR_000001.csv")
    #expect(all[office] == own[office] && all["HSG-1001"] == "1,100.0,100.0,,100.0,100.0,")
    #expect(try lines(scene, "MOH-MAK", "RDR_000001.csv") == all)
    #expect(try scene.names("HSG-1001", "RDR").isEmpty)
    let coordinator = try lines(scene, "CRD", "RDR_000001.csv")
    #expect(Set(coordinator.keys) == ["TWF-SEA"])
    #expect(try scene.names("MYS-HAO", "RDR").isEmpty)
  }

  @Test func `a file outside its window is late`() throws {
    let scene = try scene()
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "window.PLG", "country": "IDN", "value": "2026-01-01..2026-01-10",
          "effective_at": "2026-01-01T00:00:00Z",
        ]
      ])
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    // Eleven at night in Riyadh is still the tenth, an hour later is not.
    try scene.accept(office, "PLG", [Scene.pilgrim(2)], at: "2026-01-10T20:59:59Z")
    let late = try scene.send(office, "PLG", [Scene.pilgrim(3)], at: "2026-01-10T21:00:00Z")
    #expect(late.causes["F012"] == 1)
    try publish(scene, "RDR")
    let own = try lines(scene, office, "RDR_000001.csv")
    #expect(own[office]?.hasPrefix("5,80.0,80.0,F012=1;X214=1,") == true)
  }

  @Test func `a contract of one side alone counts against both`() throws {
    let scene = try scene()
    try scene.send(office, "CTB", [Scene.contract("C-9", with: "HSG-1002", licence: "MAK-H-2")])
    try publish(scene, "RDR")
    let all = try lines(scene, "MOH", "RDR_000001.csv")
    #expect(all[office]?.contains(",50.0,") == true)
    #expect(all["HSG-1002"] == "0,,,,0.0,,")
  }

  @Test func `who names guides needs one for so many people as the season says`() throws {
    let scene = try scene()
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "guide_ratio", "country": "IDN", "value": "2",
          "effective_at": "2026-01-01T00:00:00Z",
        ]
      ])
    let guide = Scene.pilgrim(1, ["group_role": "GUIDE"])
    try scene.accept(office, "PLG", [guide, Scene.pilgrim(2)])
    try publish(scene, "RDR")
    #expect(try lines(scene, office, "RDR_000001.csv")[office]?.hasSuffix(",100.0,") == true)
    try scene.accept(office, "PLG", [Scene.pilgrim(3)])
    try publish(scene, "RDR", day: 12)
    // One guide for two of three people.
    #expect(try lines(scene, office, "RDR_000002.csv")[office]?.hasSuffix(",66.7,") == true)
  }

  @Test func `establishments are compared by counts, and small ones are hidden`() throws {
    let scene = try scene()
    try scene.grant(9, to: "MYS")
    try scene.agree("M-1", buyer: "MYS-HAO", capacity: 9)
    try scene.accept("MYS-HAO", "PKG", [Scene.package("P1", "M-1", capacity: 9)])
    try scene.accept(office, "PLG", (1...4).map { Scene.pilgrim($0) })
    try publish(scene, "EST")
    // TWF-SEA serves both countries: four people so far.
    #expect(
      try lines(scene, "CRD", "EST_000001.csv") == ["TWF-SAS": "0,0,0,0,", "TWF-SEA": "<5,0,0,0,"])
    let malay = ["passport_issuer": "MYS", "nationality": "MYS"]
    try scene.accept("MYS-HAO", "PLG", [Scene.pilgrim(9, malay)])
    try publish(scene, "EST", day: 12)
    #expect(try lines(scene, "CRD", "EST_000002.csv")["TWF-SEA"] == "5,0,0,0,")
    #expect(try scene.names("TWF-SEA", "EST").isEmpty)
  }
}
