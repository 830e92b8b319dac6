import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

@Suite struct JudgementQuotaTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  @Test func `reference data sent again is unchanged and new values amend it`() throws {
    let scene = try Scene()
    let licence = Scene.licences[0]
    #expect(try scene.accept("MOH", "LIC", [licence]).counts == [1, 0, 0, 1, 0])
    let smaller = licence.merging(["capacity": "90"]) { $1 }
    #expect(try scene.accept("MOH", "LIC", [smaller]).counts == [1, 1, 0, 0, 0])
    let party = Scene.party(["party_id": "HSG-1001", "type": "HSG"])
    #expect(try scene.accept("MOH", "PTY", [party]).counts == [1, 0, 0, 1, 0])
    let dated = ["parameter": "min_age", "value": "13", "effective_at": "2026-01-01T00:00:00Z"]
    #expect(try scene.accept("MOH", "SSN", [dated]).counts == [1, 1, 0, 0, 0])
    let again = dated.merging(["country": ""]) { $1 }
    #expect(try scene.accept("MOH", "SSN", [again]).counts == [1, 0, 0, 1, 0])
  }

  @Test func `an entry number is used once, for one thing`() throws {
    let scene = try Scene()
    try scene.grant(10)
    let again = try scene.accept(
      "MOH", "QTA", [Scene.entry("GRANT", 10).merging(["note": ""]) { $1 }])
    #expect(again.counts == [1, 0, 0, 1, 0])
    let other = try scene.send("MOH", "QTA", [Scene.entry("GRANT", 11, number: "GRANT-IDN-10")])
    #expect(other.verdict == "REJECTED")
    #expect(other.causes == ["X222": 1])
    #expect(try scene.home.figures("IDN").granted == 10)
  }

  @Test func `two allocations dated ahead never give one place twice`() throws {
    let scene = try Scene()
    try scene.grant(10)
    func ahead(_ quantity: Int, _ segment: String, _ day: String) -> [String: String] {
      Scene.entry(
        "ALLOCATE", quantity, number: segment + day, segment: segment,
        at: "2026-02-\(day)T00:00:00Z")
    }
    try scene.accept(office, "QTA", [ahead(6, "OFFICIAL", "02")])
    let over = try scene.send(office, "QTA", [ahead(5, "AGENCY", "01")])
    #expect(over.causes == ["L304": 1])
    let now = try scene.send(
      office, "QTA", [Scene.entry("ALLOCATE", 5, number: "N", segment: "AGENCY")])
    #expect(now.causes == ["L304": 1])
    let both = try scene.send(
      office, "QTA", [ahead(3, "AGENCY", "03"), ahead(2, "AGENCY", "04")])
    #expect(both.verdict == "REJECTED")
    try scene.accept(office, "QTA", [ahead(4, "AGENCY", "01")])
    try scene.home.run(at: "2026-02-05T00:00:00Z")
    #expect(try scene.home.figures("IDN", QuotaKey(segment: .agency)).allocated == 4)
    #expect(try scene.home.figures("IDN", QuotaKey(segment: .official)).allocated == 6)
    #expect(try scene.reconciles())
  }

  @Test func `a quota lowered below what is used freezes the newest and thaws the oldest`() throws {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare(quota: 5)
    try scene.accept(office, "PLG", (1...5).map { Scene.pilgrim($0) })
    let lower = try scene.accept("MOH", "QTA", [Scene.entry("ADJUST", -2, number: "L1")])
    #expect(lower.causes == ["L313": 1])
    #expect(lower.counts == [1, 0, 1, 0, 0])
    let frozen = "SELECT sender_ref FROM person WHERE holds & 2 <> 0 ORDER BY id"
    #expect(scene.home.raw.lines(frozen) == ["A-4", "A-5"])
    #expect(try scene.released(office, "UPD_000001.xml").contains("change=\"HELD\" code=\"L313\""))
    try scene.accept("MOH", "QTA", [Scene.entry("ADJUST", 1, number: "L2")])
    #expect(scene.home.raw.lines(frozen) == ["A-5"])
    #expect(try scene.home.figures("IDN").frozen == 1)
    #expect(try scene.reconciles())
  }

  @Test func `an entry dated ahead freezes at its time, whatever posting meets it first`() throws {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare(quota: 5)
    try scene.accept(office, "PLG", (1...5).map { Scene.pilgrim($0) })
    try scene.accept(
      "MOH", "QTA", [Scene.entry("ADJUST", -1, number: "L1", at: "2026-02-01T00:00:00Z")])
    #expect(try scene.home.figures("IDN").frozen == 0)
    // The list comes in the same look as the time.
    let page = try scene.send(
      office, "PLG", [Scene.pilgrim(1, ["group_no": "G2"])], at: "2026-02-01T00:00:00Z")
    #expect(page.verdict == "ACCEPTED")
    #expect(try scene.home.figures("IDN").frozen == 1)
    #expect(try scene.reconciles())
  }
}
