import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// L305 through files: agencies at their close, and the mergers that cure it.
@Suite struct MinimumTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let small = "IDN-AGY-0001"
  private let large = "IDN-AGY-0002"

  private func held(_ scene: Scene) -> Int {
    scene.home.raw.number("SELECT count(*) FROM person WHERE holds & 64 <> 0")
  }

  private static func parameter(
    _ name: String, _ value: String, at time: String = "2026-01-01T00:00:00Z"
  ) -> [String: String] {
    ["parameter": name, "country": "IDN", "value": value, "effective_at": time]
  }

  private func people(_ numbers: ClosedRange<Int>) -> [[String: String]] {
    numbers.map { Scene.pilgrim($0) }
  }

  /// The small agency has `few` people and the large one five; the least is five.
  private func scene(few: Int = 4, isForwarding: Bool = false) throws -> Scene {
    let scene = try Scene(settings: "cure_people: 2\n", hasForeignAffairs: isForwarding)
    try scene.accept("MOH", "SSN", [Self.parameter("agency_min", "5")])
    try scene.grant(40)
    for agency in [small, large] {
      try scene.agree("C-\(agency)", buyer: agency)
      try scene.accept(agency, "PKG", [Scene.package("P1", "C-\(agency)", segment: "AGENCY")])
    }
    try scene.accept(small, "PLG", people(1...few))
    try scene.accept(large, "PLG", people(101...105))
    return scene
  }

  private func merge(_ scene: Scene) throws {
    try scene.accept(
      "MOH", "PTY",
      [
        Scene.party([
          "party_id": small, "type": "AGY", "country": "IDN", "parent_id": office,
          "lead_id": large,
        ])
      ])
  }

  @Test func `an agency of the least number passes, one fewer is held from the close on`() throws {
    let enough = try scene(few: 5)
    try enough.home.run(at: "2026-01-31T08:00:00Z")
    #expect(held(enough) == 0)
    let scene = try scene()
    try scene.home.run(at: "2026-01-30T08:00:00Z")
    #expect(held(scene) == 0)
    try scene.home.run(at: "2026-01-31T08:00:00Z")
    #expect(held(scene) == 4)
    #expect(try scene.names(large, "UPD").isEmpty)
    #expect(try scene.released(small, "UPD_000001.xml").contains("change=\"HELD\" code=\"L305\""))
    #expect(try scene.reconciles())
  }

  @Test func `an agency whose people are all asked for is told of its close all the same`() throws {
    let scene = try scene(isForwarding: true)
    scene.time = "2026-02-01T08:00:00Z"
    try scene.home.run(at: scene.time)
    #expect(held(scene) == 0)
    let line =
      "<agency agency_id=\"\(small)\" below=\"Y\" code=\"L305\" registered=\"4\" minimum=\"5\"/>"
    for party in [small, office] {
      #expect(try scene.released(party, "UPD_000001.xml").contains(line), "\(party)")
    }
    #expect(try scene.names(large, "UPD").isEmpty)
    try merge(scene)
    #expect(
      try scene.released(small, "UPD_000002.xml").contains(
        "<agency agency_id=\"\(small)\" below=\"N\" code=\"L305\"/>"))
    #expect(try scene.reconciles())
  }

  @Test func `people who come after the close are held until they make the least number`() throws {
    let scene = try scene(few: 3)
    try scene.home.run(at: "2026-01-31T08:00:00Z")
    let one = try scene.accept(small, "PLG", people(11...11), at: "2026-02-01T08:00:00Z")
    #expect(one.causes == ["L305": 1])
    #expect(held(scene) == 4)
    try scene.accept(small, "PLG", people(12...12))
    #expect(held(scene) == 0)
    #expect(try scene.reconciles())
  }

  @Test func `a merger under a lead counts both together and sends nothing again`() throws {
    let scene = try scene()
    scene.time = "2026-02-01T08:00:00Z"
    try scene.home.run(at: scene.time)
    #expect(held(scene) == 4)
    try merge(scene)
    #expect(held(scene) == 0)
    #expect(try scene.accept(small, "PLG", people(1...1)).counts == [1, 0, 0, 1, 0])
    #expect(try scene.reconciles())
  }

  @Test func `a lower least number, or the rule switched off, lifts by itself`() throws {
    let scene = try scene()
    scene.time = "2026-02-01T08:00:00Z"
    try scene.home.run(at: scene.time)
    try scene.accept("MOH", "SSN", [Self.parameter("agency_min", "4", at: scene.time)])
    #expect(held(scene) == 0)
    try scene.accept("MOH", "SSN", [Self.parameter("agency_min", "6", at: "2026-02-03T00:00:00Z")])
    #expect(held(scene) == 0)
    try scene.home.run(at: "2026-02-03T08:00:00Z")
    #expect(held(scene) == 9)
    scene.time = "2026-02-04T08:00:00Z"
    try scene.accept("MOH", "SSN", [Self.parameter("severity.L305", "OFF", at: scene.time)])
    #expect(held(scene) == 0)
    // Nothing is due any more: time passes without a posting.
    let postings = scene.home.raw.number("SELECT count(*) FROM posting")
    try scene.home.run(at: "2026-02-05T08:00:00Z")
    #expect(scene.home.raw.number("SELECT count(*) FROM posting") == postings)
    #expect(try scene.reconciles())
  }

  @Test func `the lead takes over what its members were allocated, places and people`() throws {
    let scene = try scene()
    try scene.accept(
      office, "QTA",
      [
        Scene.entry("ALLOCATE", 20, number: "S", segment: "AGENCY"),
        Scene.entry("ALLOCATE", 6, number: "A", agency: small),
        Scene.entry("ALLOCATE", 14, number: "B", agency: large),
      ])
    let alone = try scene.send(
      office, "QTA", [Scene.entry("ALLOCATE", -6, number: "C", agency: small)])
    #expect(alone.causes == ["L304": 1])
    try merge(scene)
    let moved = try scene.accept(
      office, "QTA",
      [
        Scene.entry("ALLOCATE", -6, number: "D", agency: small),
        Scene.entry("ALLOCATE", 6, number: "E", agency: large),
      ])
    #expect(moved.verdict == "ACCEPTED")
    #expect(scene.home.raw.number("SELECT count(*) FROM person WHERE holds & 2 <> 0") == 0)
    // Twenty places for nine people: the member's eleven more fit, a twelfth finds no room.
    let more = try scene.send(small, "PLG", people(21...32))
    #expect(more.causes == ["L303": 1])
    #expect(more.counts == [12, 11, 0, 0, 1])
    #expect(try scene.reconciles())
  }
}
