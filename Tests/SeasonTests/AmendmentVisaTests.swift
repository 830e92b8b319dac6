import Bookkeeping
import Testing
import Vocabulary

/// AMD through files where Foreign Affairs, a hold or the quota has its say.
@Suite struct AmendmentVisaTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func correct(_ reference: String, _ more: [String: String]) -> [String: String] {
    Scene.amendment("CORRECT", reference, more)
  }

  @Test func `who was returned is asked for again by a correction, in AMD or in PLG`() throws {
    let visas = try VisaScene(people: 2)
    try visas.accept([visas.answer(1, "RETURNED"), visas.answer(2, "RETURNED")])
    try visas.scene.accept(office, "AMD", [correct("A-1", ["photo_ref": "new.jpg"])])
    #expect(visas.state("A-1") == "REQUESTED")
    let requests = try visas.scene.released("MOFA", "VRQ_000002.csv")
    #expect(requests.contains("R144700000003,") && !requests.contains("WITHDRAW"))
    try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(2, ["photo_ref": "other.jpg"])])
    #expect(visas.state("A-2") == "REQUESTED")
    #expect(try visas.scene.released("MOFA", "VRQ_000003.csv").contains("R144700000004,"))
    #expect(try visas.places() == [2, 0, 0])
    #expect(try visas.reconciles())
  }

  @Test func `an issued visa locks its person, and a cancellation gives the confirmed place back`()
    throws
  {
    let visas = try VisaScene(people: 2)
    try visas.accept([visas.answer(1, "ISSUED"), visas.answer(2, "ISSUED")])
    let page = try visas.scene.send(
      office, "AMD",
      [correct("A-1", ["given_lat": "BUDIMAN"]), correct("A-2", ["family_no": "F1"])])
    #expect(page.causes == ["X213": 1])
    #expect(page.rows("X213") == [2])
    try visas.scene.accept(office, "AMD", [Scene.amendment("CANCEL", "A-1")])
    #expect(visas.state("A-1") == "CANCELLED")
    #expect(try visas.places() == [0, 1, 1])
    #expect(visas.seats() == 1)
    #expect(try visas.scene.released("MOFA", "VRQ_000002.csv").contains(",WITHDRAW,"))
    #expect(try visas.reconciles())
  }

  @Test func `the last place passes on though its visa was issued`() throws {
    let visas = try VisaScene(people: 1)
    try visas.accept([visas.answer(1, "ISSUED")])
    try visas.scene.accept(office, "AMD", [Scene.replacement("A-1", by: 9)])
    #expect(try visas.places() == [1, 0, 0])
    #expect(visas.state("A-1") == "REPLACED" && visas.state("A-9") == "REQUESTED")
    #expect(visas.seats() == 1)
    #expect(try visas.reconciles())
  }

  @Test func `a refused visa is answered by one replacement, where there is room`() throws {
    let visas = try VisaScene(people: 2)
    try visas.accept([visas.answer(1, "REFUSED"), visas.answer(2, "REFUSED")])
    try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(3)])
    try visas.scene.accept("MOH", "SSN", [Scene.parameter("replacement_pct", "100")])
    let reason = ["reason": "VISA_REFUSED"]
    let page = try visas.scene.send(
      office, "AMD",
      [Scene.replacement("A-1", by: 8, reason), Scene.replacement("A-2", by: 9, reason)])
    #expect(page.causes == ["L301": 1])
    #expect(page.rows("L301") == [3])
    #expect(visas.state("A-8") == "REQUESTED" && visas.state("A-1") == "REFUSED")
    #expect(try visas.reconciles())
  }

  @Test func `who moves to an agreed package is forwarded at once`() throws {
    let visas = try VisaScene(people: 1, quota: 5)
    try visas.scene.send(office, "CTB", [Scene.contract("C-9", with: Scene.building)])
    try visas.scene.send(office, "PKG", [Scene.package("P9", "C-9")])
    let held = try visas.scene.send(
      office, "PLG", [Scene.pilgrim(7, package: "P9")])
    #expect(held.counts == [1, 0, 1, 0, 0])
    try visas.scene.accept(
      office, "AMD", [Scene.amendment("MOVE_PACKAGE", "A-7", ["package_code": "P1"])])
    #expect(visas.state("A-7") == "REQUESTED" && visas.holds("A-7").isEmpty)
    #expect(try visas.scene.released("MOFA", "VRQ_000002.csv").contains("X7000007"))
    #expect(try visas.reconciles())
  }

  @Test func `a request taken back while something holds its person is made when that is lifted`()
    throws
  {
    let visas = try VisaScene(people: 1, quota: 5)
    try visas.scene.send(office, "CTB", [Scene.contract("C-9", with: Scene.building)])
    try visas.scene.send(office, "PKG", [Scene.package("P9", "C-9")])
    let page = try visas.scene.send(
      office, "AMD", [correct("A-1", ["package_code": "P9", "birth_place": "BANDUNG"])])
    #expect(page.causes == ["X214": 1] && page.counts[2] == 1)
    #expect(visas.state("A-1") == "ACCEPTED")
    #expect(try visas.scene.released("MOFA", "VRQ_000002.csv").contains(",WITHDRAW,"))
    #expect(try visas.reconciles())
    try visas.scene.send(Scene.building, "CTP", [Scene.contract("C-9", with: office)])
    #expect(visas.state("A-1") == "REQUESTED")
    let requests = try visas.scene.released("MOFA", "VRQ_000003.csv")
    #expect(requests.contains("BANDUNG") && requests.contains("R144700000002,"))
    #expect(try visas.reconciles())
  }

  @Test func `the mark of a place in excess stays on it, and a cancellation lifts another's`()
    throws
  {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.accept("MOH", "SSN", VisaScene.withoutHealthHolds)
    try scene.prepare(quota: 4)
    try scene.accept(office, "PLG", (1...4).map { Scene.pilgrim($0) })
    try scene.accept("MOH", "QTA", [Scene.entry("ADJUST", -2)])
    func frozen() throws -> [String] {
      try scene.people().filter { $0.holds.contains(.frozen) }.map { $0.text(.senderRef) }
    }
    #expect(try frozen() == ["A-3", "A-4"])
    let page = try scene.send(office, "AMD", [Scene.replacement("A-4", by: 9)])
    #expect(page.counts == [1, 0, 1, 0, 0])
    #expect(try frozen() == ["A-3", "A-9"])
    #expect(try scene.reconciles())
    try scene.accept(office, "AMD", [Scene.amendment("CANCEL", "A-1")])
    #expect(try frozen() == ["A-9"])
    #expect(try scene.reconciles())
  }
}
