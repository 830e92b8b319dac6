import Bookkeeping
import TestSupport
import Testing
import Vocabulary

/// DEP through files: how people left, or did not, and what time makes of who stayed.
@Suite struct DepartureTests {
  private typealias Scene = JudgementScene

  /// Everybody has a visa and came on 10 May.
  private func arrived(_ people: Int, settings: String = "") throws -> Scene {
    let scene = try Scene.ground(people: people, settings: settings)
    try scene.issueVisas()
    try scene.accept(
      "UAO", "ARA", (1...people).map { Scene.arrival($0) }, at: "2026-05-10T18:00:00Z")
    return scene
  }

  private func departed(_ number: Int, at: String = "2026-06-08T10:00:00+03:00") -> [String:
    String]
  {
    Scene.departure("DEPARTED", number: number, port: "JED", at: at)
  }

  @Test func `people leave by passport and by token, once`() throws {
    let scene = try arrived(2)
    let token = try scene.tokens()
    try scene.accept(
      "UAO", "DEP", [departed(1)], at: "2026-06-09T08:00:00Z")
    try scene.accept(
      Scene.tawafa, "DEP",
      [
        Scene.departure(
          "DEPARTED", token: token[2] ?? "", port: "JED", at: "2026-06-08T11:00:00+03:00")
      ])
    #expect(scene.states == ["DEPARTED", "DEPARTED"])
    // The establishment saw it an hour later: told again, and nothing changes.
    let again = try scene.accept(
      Scene.tawafa, "DEP",
      [
        Scene.departure(
          "DEPARTED", token: token[1] ?? "", port: "JED", at: "2026-06-08T11:00:00+03:00"),
        Scene.departure(
          "DEPARTED", token: token[2] ?? "", port: "JED", at: "2026-06-08T11:00:00+03:00"),
      ])
    #expect(again.counts == [2, 1, 0, 1, 0])
    #expect(scene.states == ["DEPARTED", "DEPARTED"])
    #expect(try scene.reconciles())
  }

  @Test func `a departure before the arrival is warned of and counts once the person came`() throws
  {
    let scene = try Scene.ground(people: 2)
    try scene.issueVisas()
    let early = try scene.send("UAO", "DEP", [departed(1)], at: "2026-06-09T08:00:00Z")
    #expect(early.verdict == "ACCEPTED")
    #expect(early.causes == ["X221": 1])
    let finding = early.first("finding")
    #expect(finding["field"] == "at" && finding[number: "row"] == 2)
    #expect(early.text.contains("Departure before arrival"))
    #expect(early.text.contains("مغادرة قبل القدوم"))
    #expect(scene.states.first != "DEPARTED")
    #expect(try scene.reconciles())
  }

  @Test func `an arrival that is told after the departure ends in it`() throws {
    let scene = try Scene.ground(people: 1)
    try scene.issueVisas()
    let early = try scene.send(
      "UAO", "DEP", [departed(1, at: "2026-05-20T10:00:00+03:00")], at: "2026-05-20T09:00:00Z")
    #expect(early.causes == ["X221": 1])
    try scene.accept("UAO", "ARA", [Scene.arrival(1)], at: "2026-05-21T08:00:00Z")
    #expect(scene.states == ["DEPARTED"])
    #expect(
      scene.home.raw.lines("SELECT state FROM life_event ORDER BY id DESC LIMIT 2") == ["7", "6"])
    #expect(try scene.reconciles())
  }

  @Test func `whom the sender cannot name is refused, and an establishment asks for nobody`() throws
  {
    let scene = try Scene.ground(people: 1)
    let at = "2026-06-08T10:00:00+03:00"
    let page = try scene.send(
      "TWF-SAS", "DEP",
      [
        Scene.departure("HOSPITAL", number: 1, city: "MAK", at: at),
        Scene.departure("HOSPITAL", number: 2, city: "MAK", at: at),
        Scene.departure("HOSPITAL", token: "ABCDEFGHIJKLMNOPQRST", city: "MAK", at: at),
      ], at: "2026-06-09T08:00:00Z")
    #expect(page.causes == ["R102": 3])
    #expect(
      page.all("finding").map { $0["field"] } == ["passport_no", "passport_no", "person_token"])
  }

  @Test func `the dead and the sick leave their house`() throws {
    let scene = try arrived(3)
    let token = try scene.tokens()
    try scene.accept(
      Scene.tawafa, "HAL",
      (1...3).map { Scene.stay(token[$0], "IN", "MAK-H-1", "10T20:00:00") },
      at: "2026-05-11T08:00:00Z")
    let at = "2026-05-12T10:00:00+03:00"
    try scene.accept(
      Scene.tawafa, "DEP",
      [
        Scene.departure("DECEASED", token: token[1] ?? "", city: "MAK", at: at),
        Scene.departure("HOSPITAL", token: token[2] ?? "", city: "MAK", at: at),
      ], at: "2026-05-12T12:00:00Z")
    #expect(scene.states == ["DECEASED", "ARRIVED", "ARRIVED"])
    #expect(
      scene.home.raw.number(
        "SELECT count(*) FROM stay WHERE movement = 'IN' AND closed_in IS NULL") == 1)
    let back = try scene.send(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[1], "IN", "MAK-H-1", "13T20:00:00"),
        Scene.stay(token[2], "IN", "MAK-H-1", "13T20:00:00"),
      ], at: "2026-05-14T08:00:00Z")
    #expect(back.rows("X219") == [2])
    #expect(try scene.reconciles())
  }

  @Test func `who is still here after the last day is told to the office, a posting at a time`()
    throws
  {
    let scene = try arrived(5, settings: "cure_people: 2\n")
    try scene.accept("UAO", "DEP", [departed(1)], at: "2026-07-05T20:59:59Z")
    // Until midnight in Riyadh it is the last day of departures.
    #expect(Set(scene.states) == ["ARRIVED", "DEPARTED"])
    let before = scene.home.raw.number("SELECT max(number) FROM posting")
    try scene.home.run(at: "2026-07-05T21:00:00Z")
    #expect(scene.states == ["DEPARTED"] + [String](repeating: "OVERSTAY", count: 4))
    #expect(scene.home.raw.number("SELECT max(number) FROM posting") == before + 2)
    let told = try scene.home.outbox
      .filter { $0.key.hasPrefix("IDN-HAO/1447_IDN-HAO_UPD_") }
      .flatMap { ResultPage(notice: $0.value).all("person") }
      .filter { $0["change"] == "OVERSTAY" && $0["code"] == "X221" }
    #expect(told.map { $0["ref"] + $0["sender_ref"] }.sorted() == ["A-2", "A-3", "A-4", "A-5"])
    // Whoever leaves late has left.
    try scene.accept(
      "UAO", "DEP", [departed(2, at: "2026-07-07T10:00:00+03:00")], at: "2026-07-07T08:00:00Z")
    #expect(scene.states[1] == "DEPARTED")
    #expect(try scene.reconciles())
  }

  @Test func `a visa without an arrival by the last day is a no-show`() throws {
    let scene = try Scene.ground(people: 2)
    try scene.issueVisas()
    try scene.accept(
      "UAO", "ARA", [Scene.arrival(1, at: "2026-05-22T23:00:00+03:00")],
      at: "2026-05-22T20:30:00Z")
    #expect(scene.states == ["ARRIVED", "VISA_ISSUED"])
    try scene.home.run(at: "2026-05-22T21:00:00Z")
    #expect(scene.states == ["ARRIVED", "NO_SHOW"])
    #expect(try scene.reconciles())
  }

  @Test func `an overstay is reported by name to the ministry and the branch of the city`() throws {
    let scene = try arrived(2)
    try scene.accept("UAO", "DEP", [departed(1)], at: "2026-06-09T08:00:00Z")
    try scene.home.run(at: "2026-07-06T08:00:00Z")
    try scene.publish(["OVS"], at: "2026-07-08T08:00:00Z")
    let rows = try scene.rows("MOH", "OVS_000001.csv")
    #expect(rows.count == 1)
    #expect(rows[0]["passport_no"] == "X7000002" && rows[0]["surname_lat"] == "SANTOSO")
    #expect(rows[0]["office_id"] == "IDN-HAO" && rows[0]["due_on"] == "2026-07-05")
    #expect(rows[0]["days_over"] == "3")
    #expect(try scene.rows("MOH-MAK", "OVS_000001.csv").count == 1)
    #expect(try scene.names("MOH-MAD", "OVS").isEmpty)
    let told = try (1...2).map { id in
      try scene.home.read { try $0.disclosures(ofPerson: id) }
        .filter { $0.output == "OVS" }.map(\.recipient.rawValue).sorted()
    }
    #expect(told == [[], ["MOH", "MOH-MAK"]])
  }
}
