import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// L316 through files: contracts and packages reduced below the people on them.
@Suite struct SeatReductionTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let building = JudgementScene.building

  private func held(_ scene: Scene) -> [String] {
    scene.home.raw.lines("SELECT sender_ref FROM person WHERE holds & 512 <> 0 ORDER BY id")
  }

  private func scene() throws -> Scene {
    let scene = try Scene(settings: "cure_people: 2\n", hasForeignAffairs: false)
    try scene.prepare(quota: 60, seats: 10)
    try scene.accept(office, "PLG", (1...8).map { Scene.pilgrim($0) })
    return scene
  }

  private func agree(_ scene: Scene, capacity: Int, _ more: [String: String] = [:]) throws
    -> ResultPage
  {
    try scene.send(
      office, "CTB", [Scene.contract("C-1", with: building, capacity: capacity, more)])
    return try scene.accept(
      building, "CTP", [Scene.contract("C-1", with: office, capacity: capacity, more)])
  }

  @Test func `a contract reduced to its people holds nobody, by one more the newest`() throws {
    let scene = try scene()
    #expect(try agree(scene, capacity: 8).causes.isEmpty)
    #expect(held(scene).isEmpty)
    let page = try agree(scene, capacity: 5)
    #expect(page.causes == ["L316": 1])
    #expect(held(scene) == ["A-6", "A-7", "A-8"])
    #expect(try scene.released(office, "UPD_000001.xml").contains("change=\"HELD\" code=\"L316\""))
    _ = try agree(scene, capacity: 7)
    #expect(held(scene) == ["A-8"])
    _ = try agree(scene, capacity: 11)
    #expect(held(scene).isEmpty)
    #expect(try scene.reconciles())
  }

  @Test func `a contract cancelled by both sides holds everyone`() throws {
    let scene = try scene()
    let page = try agree(scene, capacity: 10, ["status": "CANCELLED"])
    #expect(page.causes == ["L316": 1])
    #expect(held(scene).count == 8)
    try scene.agree("C-2", capacity: 9, provider: "HSG-1002", licence: "MAK-H-2")
    try scene.accept(office, "PKG", [Scene.package("P1", "C-2", capacity: 10)])
    #expect(held(scene).isEmpty)
    #expect(try scene.reconciles())
  }

  @Test func `a package lowered holds the newest until somebody leaves it`() throws {
    let scene = try scene()
    let page = try scene.accept(office, "PKG", [Scene.package(capacity: 7)])
    #expect(page.causes == ["L316": 1])
    #expect(held(scene) == ["A-8"])
    try scene.accept(office, "PKG", [Scene.package("P2", capacity: 3)])
    try scene.accept(office, "PLG", [Scene.pilgrim(1, package: "P2")])
    #expect(held(scene).isEmpty)
    #expect(try scene.reconciles())
  }

  @Test func `the season may switch the rule off for one country`() throws {
    let scene = try scene()
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "severity.L316", "country": "IDN", "value": "OFF",
          "effective_at": "2026-01-01T00:00:00Z",
        ]
      ])
    #expect(try scene.accept(office, "PKG", [Scene.package(capacity: 7)]).causes.isEmpty)
    #expect(held(scene).isEmpty)
    #expect(try scene.reconciles())
  }
}
