import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// L315 through files: a licence lowered, withdrawn or run out, and made good again.
@Suite struct LicenceFreezeTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let building = JudgementScene.building

  private static func licence(_ more: [String: String]) -> [String: String] {
    Scene.licences[0].merging(more) { $1 }
  }

  private func isOpen(_ scene: Scene, _ number: String) -> [String] {
    scene.home.raw.lines(
      "SELECT is_open, is_frozen FROM declaration WHERE side = 0 AND number = '\(number)'")
  }

  private func marked(_ scene: Scene) -> Int {
    scene.home.raw.number("SELECT count(*) FROM person WHERE holds & 256 <> 0")
  }

  /// Two contracts of forty and thirty on a licence for a hundred; people accepted and not asked for.
  private func scene() throws -> Scene {
    let scene = try Scene(settings: "cure_people: 2\n", hasForeignAffairs: false)
    try scene.grant(60)
    try scene.agree("C-1", capacity: 40)
    try scene.agree("C-2", capacity: 30)
    try scene.accept(office, "PKG", [Scene.package(), Scene.package("P2", "C-2", capacity: 30)])
    try scene.accept(
      office, "PLG",
      (1...2).map { Scene.pilgrim($0) } + (3...7).map { Scene.pilgrim($0, package: "P2") })
    return scene
  }

  @Test func `what still fits is left alone, one place less freezes the newest contract`() throws {
    let scene = try scene()
    let fits = try scene.accept("MOH", "LIC", [Self.licence(["capacity": "70"])])
    #expect(fits.causes.isEmpty)
    let page = try scene.accept("MOH", "LIC", [Self.licence(["capacity": "69"])])
    #expect(page.causes == ["L315": 1])
    #expect(page.counts == [1, 0, 1, 0, 0])
    #expect(isOpen(scene, "C-1") == ["1|0"])
    #expect(isOpen(scene, "C-2") == ["0|1"])
    #expect(marked(scene) == 5)
    let told = try scene.names(office, "UPD").map { String($0.dropFirst(office.utf8.count + 1)) }
    #expect(told.count == 4)
    #expect(
      try scene.released(office, "UPD_000001.xml").contains(
        "<contract contract_no=\"C-2\" change=\"HELD\" code=\"L315\"/>"))
    #expect(try scene.released(building, "UPD_000001.xml").contains("code=\"L315\""))
    #expect(try scene.reconciles())
  }

  @Test func `a licence raised again sets contracts and people free`() throws {
    let scene = try scene()
    try scene.accept("MOH", "LIC", [Self.licence(["capacity": "69"])])
    try scene.accept("MOH", "LIC", [Self.licence(["capacity": "70"])])
    #expect(isOpen(scene, "C-2") == ["1|0"])
    #expect(marked(scene) == 0)
    #expect(
      try scene.released(office, "UPD_000005.xml").contains("change=\"CURED\" code=\"L315\""))
    #expect(try scene.reconciles())
  }

  @Test func `a contract amended by both sides makes room for the others`() throws {
    let scene = try scene()
    try scene.accept("MOH", "LIC", [Self.licence(["capacity": "60"])])
    #expect(isOpen(scene, "C-2") == ["0|1"])
    try scene.send(office, "CTB", [Scene.contract("C-1", with: building, capacity: 30)])
    try scene.accept(building, "CTP", [Scene.contract("C-1", with: office, capacity: 30)])
    #expect(isOpen(scene, "C-1") == ["1|0"])
    #expect(isOpen(scene, "C-2") == ["1|0"])
    #expect(marked(scene) == 0)
    #expect(try scene.reconciles())
  }

  @Test(arguments: ["SUSPENDED", "REVOKED"])
  func `a licence withdrawn freezes every contract, and new people wait`(_ status: String) throws {
    let scene = try scene()
    let page = try scene.accept("MOH", "LIC", [Self.licence(["status": status])])
    #expect(page.causes == ["L315": 1])
    #expect(marked(scene) == 7)
    let new = try scene.accept(office, "PLG", [Scene.pilgrim(8)])
    #expect(new.causes == ["X214": 1])
    try scene.accept("MOH", "LIC", [Self.licence([:])])
    #expect(marked(scene) == 0)
    #expect(scene.home.raw.number("SELECT count(*) FROM person WHERE holds <> 0") == 0)
    #expect(try scene.reconciles())
  }

  @Test func `a licence that runs out is seen by time alone`() throws {
    let scene = try scene()
    try scene.home.run(at: "2026-09-30T12:00:00Z")
    #expect(isOpen(scene, "C-1") == ["1|0"])
    try scene.home.run(at: "2026-10-01T12:00:00Z")
    #expect(isOpen(scene, "C-1") == ["0|1"])
    #expect(try scene.reconciles())
  }
}
