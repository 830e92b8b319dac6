import Bookkeeping
import Testing
import Vocabulary

/// AMD through files: what is refused, with row, field and both sentences.
@Suite struct AmendmentRefusalTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let agency = JudgementScene.agency

  private func scene(people: ClosedRange<Int> = 1...3) throws -> Scene {
    let scene = try Scene()
    try scene.accept("MOH", "SSN", VisaScene.withoutHealthHolds)
    try scene.prepare()
    try scene.accept(office, "PLG", people.map { Scene.pilgrim($0) })
    return scene
  }

  /// Field and value of each finding of a code.
  private func told(_ page: ResultPage, _ code: String) -> [[String]] {
    page.all("finding").filter { $0["code"] == code }.map { [$0["field"], $0["value"]] }
  }

  @Test func `who is unknown can be neither replaced nor corrected`() throws {
    let scene = try scene()
    let page = try scene.send(
      office, "AMD",
      [
        Scene.replacement("A-77", by: 9),
        Scene.amendment("CORRECT", "A-78", ["birth_place": "BANDUNG"]),
        Scene.amendment("CANCEL", "A-79"),
      ])
    #expect(told(page, "X212") == [["sender_ref", "A-77"]])
    #expect(told(page, "X209") == [["sender_ref", "A-78"], ["sender_ref", "A-79"]])
    #expect(page.text.contains("Replacement refused") && page.text.contains("رُفض الاستبدال"))
  }

  @Test func `a person is replaced once, and closed registrations are not amended`() throws {
    let scene = try scene()
    try scene.accept("MOH", "SSN", [Scene.parameter("replacement_pct", "100")])
    try scene.accept(office, "AMD", [Scene.replacement("A-1", by: 9)])
    try scene.accept(office, "AMD", [Scene.amendment("CANCEL", "A-2")])
    let page = try scene.send(
      office, "AMD",
      [
        Scene.replacement("A-1", by: 10), Scene.replacement("A-2", by: 11),
        Scene.replacement("A-3", by: 12, ["new_sender_ref": "A-9"]),
        Scene.amendment("CORRECT", "A-1", ["birth_place": "BANDUNG"]),
      ])
    #expect(
      told(page, "X212") == [
        ["sender_ref", "A-1"], ["sender_ref", "A-2"], ["new_sender_ref", "A-9"],
      ])
    #expect(page.causes["X209"] == 1)
    #expect(try scene.reconciles())
  }

  @Test func `the last day of replacements is a day on which one is replaced`() throws {
    let scene = try scene()
    try scene.accept("MOH", "SSN", [Scene.parameter("replacement_pct", "100")])
    try scene.accept(
      office, "AMD", [Scene.replacement("A-1", by: 9)], at: "2026-04-30T20:59:00Z")
    let late = try scene.send(
      office, "AMD", [Scene.replacement("A-2", by: 10)], at: "2026-04-30T21:00:00Z")
    #expect(told(late, "X212") == [["action", "REPLACE"]])
  }

  @Test func `replacements end at the season's share of the registered, rounded up`() throws {
    let scene = try scene(people: 1...20)
    let page = try scene.send(
      office, "AMD", (1...3).map { Scene.replacement("A-\($0)", by: 30 + $0) })
    #expect(page.causes == ["L309": 1])
    #expect(page.rows("L309") == [4])
    #expect(told(page, "L309") == [["action", "REPLACE"]])
    #expect(page.text.contains("Replacement ceiling") && page.text.contains("بلغ الاستبدال"))
    try scene.accept("MOH", "SSN", [Scene.parameter("replacement_pct", "15")])
    try scene.accept(office, "AMD", [Scene.replacement("A-3", by: 33)])
    #expect(try scene.reconciles())
  }

  @Test func `what an action needs is demanded at its field`() throws {
    let scene = try scene()
    var bare = Scene.amendment("REPLACE", "A-1", ["new_sender_ref": "A-9"])
    bare["reason"] = "DEATH"
    let page = try scene.send(
      office, "AMD",
      [
        bare, Scene.amendment("MOVE_PACKAGE", "A-2"), Scene.amendment("MOVE_GROUP", "A-3"),
      ])
    let fields = Set(told(page, "R101").map { $0[0] })
    #expect(
      fields == [
        "evidence_no", "package_code", "group_no", "passport_no", "passport_issuer",
        "passport_expiry", "nationality", "birth_date", "sex",
      ])
    #expect(told(page, "R107").map { $0[0] } == ["surname_lat"])
  }

  @Test func `a value that is wrong by itself is refused once, at the amendment's field`() throws {
    let scene = try scene()
    let page = try scene.send(
      office, "AMD",
      [
        Scene.amendment("CORRECT", "A-1", ["passport_expiry": "2026-01-01"]),
        Scene.amendment("CORRECT", "A-2", ["passport_no": "X-1"]),
        Scene.amendment("CORRECT", "A-3", ["passport_no": "X7000002"]),
      ])
    #expect(told(page, "R113") == [["passport_expiry", "2026-01-01"]])
    #expect(page.causes == ["R113": 1, "R103": 1, "X202": 1])
  }

  @Test func `the same reference twice in a file is amended once`() throws {
    let scene = try scene()
    let page = try scene.send(
      office, "AMD",
      [
        Scene.amendment("CANCEL", "A-1"),
        Scene.amendment("MOVE_GROUP", "A-1", ["group_no": "G2"]),
      ])
    #expect(page.causes == ["X201": 1])
    #expect(page.rows("X201") == [3])
  }

  @Test func `what nobody corrects is not judged again`() throws {
    let scene = try scene()
    try scene.accept("MOH", "SSN", [Scene.parameter("min_age", "60")])
    try scene.accept(
      office, "AMD", [Scene.amendment("CORRECT", "A-1", ["birth_place": "BANDUNG"])])
    let page = try scene.send(
      office, "AMD", [Scene.amendment("CORRECT", "A-1", ["birth_date": "1970-03-05"])])
    #expect(page.causes == ["R112": 1])
  }

  @Test func `an office speaks in the references of the agency that it names`() throws {
    let scene = try scene()
    try scene.agree("C-2", buyer: agency)
    try scene.accept(agency, "PKG", [Scene.package("P2", "C-2", segment: "AGENCY")])
    try scene.accept(agency, "PLG", [Scene.pilgrim(50, package: "P2")])
    let unknown = try scene.send(
      office, "AMD", [Scene.amendment("MOVE_GROUP", "A-50", ["group_no": "G5"])])
    #expect(unknown.causes == ["X209": 1])
    try scene.accept(
      office, "AMD",
      [Scene.amendment("MOVE_GROUP", "A-50", ["group_no": "G5", "agency_id": agency])])
    let foreign = try scene.send(
      "MYS-HAO", "AMD",
      [Scene.amendment("MOVE_GROUP", "A-50", ["group_no": "G6", "agency_id": agency])])
    #expect(foreign.causes["X222"] == 1)
    #expect(try scene.people().last?.text(.groupNo) == "G5")
  }
}

extension JudgementScene {
  static func parameter(_ name: String, _ value: String) -> [String: String] {
    ["parameter": name, "value": value, "effective_at": "2025-10-01T00:00:00Z"]
  }
}
