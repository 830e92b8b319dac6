import Bookkeeping
import TestSupport
import Testing
import Vocabulary

/// Codes that mean one state (D and DEU, GBR and its other subjects) name one passport.
@Suite struct PassportIssuerTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func pilgrim(_ number: Int, of issuer: String, as person: Int? = nil) -> [String: String]
  {
    Scene.pilgrim(
      number, ["passport_no": "X\(7_000_000 + (person ?? number))", "passport_issuer": issuer])
  }

  @Test func `a passport is registered once, however its issuer is written`() throws {
    let scene = try Scene.ground(people: 1)
    try scene.grant(10)
    try scene.agree("C-2")
    try scene.accept(office, "PKG", [Scene.package("P2", "C-2")])
    let onSecond = ["package_code": "P2"]
    let first = [pilgrim(2, of: "D"), pilgrim(3, of: "GBD")].map { $0.merging(onSecond) { $1 } }
    try scene.accept(office, "PLG", first)
    let others = [pilgrim(4, of: "DEU", as: 2), pilgrim(5, of: "GBR", as: 3)]
      .map { $0.merging(onSecond) { $1 } }
    let page = try scene.send(office, "PLG", others)
    #expect(page.rows("X202") == [2, 3] && page.counts == [2, 0, 0, 0, 2])
    let amended = try scene.send(
      office, "AMD",
      [Scene.amendment("CORRECT", "A-1", ["passport_no": "X7000002", "passport_issuer": "DEU"])])
    #expect(amended.rows("X202") == [2] && amended.verdict == "REJECTED")
    // Within one file it is the same person twice.
    let twice = [pilgrim(6, of: "GBN"), pilgrim(7, of: "GBS", as: 6)]
      .map { $0.merging(onSecond) { $1 } }
    #expect(try scene.send(office, "PLG", twice).rows("X201") == [3])
    #expect(try scene.accept(office, "PLG", first.reversed()).counts == [2, 0, 0, 2, 0])
    #expect(try scene.reconciles())
  }

  @Test func `whoever asks for a visa asks with the code that stands in the passport`() throws {
    let scene = try Scene.ground(people: 1)
    try scene.grant(10)
    try scene.accept(
      office, "AMD", [Scene.amendment("CORRECT", "A-1", ["passport_issuer": "D"])])
    let requests = try scene.rows("MOFA", "VRQ_000002.csv")
    #expect(requests.map { $0["action"] } == ["WITHDRAW", "REQUEST"])
    #expect(requests.last?["passport_issuer"] == "D")
    #expect(try scene.people().first?.text(.passportIssuer) == "D")
    #expect(scene.home.raw.lines("SELECT passport_issuer FROM person") == ["\(0x44_4555)"])
  }

  @Test func `a port names the person by any of the codes`() throws {
    let scene = try Scene.ground(people: 1)
    try scene.grant(10)
    try scene.accept(
      office, "AMD", [Scene.amendment("CORRECT", "A-1", ["passport_issuer": "D"])])
    try scene.issueVisas()
    let arrival = Scene.arrival(1).merging(["passport_issuer": "DEU"]) { $1 }
    try scene.accept("UAO", "ARA", [arrival], at: "2026-05-10T18:00:00Z")
    let departure = Scene.departure(
      "DEPARTED", number: 1, port: "JED", at: "2026-06-08T10:00:00+03:00")
    try scene.accept(
      "UAO", "DEP", [departure.merging(["passport_issuer": "DEU"]) { $1 }],
      at: "2026-06-09T08:00:00Z")
    #expect(scene.states == ["DEPARTED"])
  }
}
