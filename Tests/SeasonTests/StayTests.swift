import TestSupport
import Testing

/// HAL through files: people of an establishment into houses, and out of them.
@Suite struct StayTests {
  private typealias Scene = JudgementScene

  private func open(_ scene: Scene) -> [String] {
    scene.home.raw.lines(
      "SELECT licence_no FROM stay WHERE movement = 'IN' AND closed_in IS NULL ORDER BY id")
  }

  /// The finding of one refused record: code, row, field, and the rule in both languages.
  private func expectX219(_ page: ResultPage, row: Int, field: String, rejected: Int = 1) {
    #expect(page.causes == ["X219": rejected])
    #expect(page.counts[4] == rejected)
    let finding = page.first("finding")
    #expect(finding["code"] == "X219" && finding["field"] == field)
    #expect(finding[number: "row"] == row)
    #expect(page.text.contains("Coach or room list: unknown person"))
    #expect(page.text.contains("كشف الحافلة أو التسكين"))
  }

  @Test func `people move into houses, change rooms and move on`() throws {
    let scene = try Scene.ground(people: 2)
    let token = try scene.tokens()
    try scene.accept(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[1], "IN", "MAK-H-1", "10T20:00:00", room: "101"),
        Scene.stay(token[2], "IN", "MAK-H-1", "10T20:00:00"),
      ], at: "2026-05-11T08:00:00Z")
    #expect(open(scene) == ["MAK-H-1", "MAK-H-1"])
    let next = try scene.accept(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[2], "IN", "MAK-H-1", "10T20:00:00"),
        Scene.stay(token[1], "IN", "MAK-H-1", "12T20:00:00", room: "205"),
        Scene.stay(token[1], "OUT", "MAK-H-1", "14T09:00:00"),
        Scene.stay(token[1], "IN", "MAK-H-2", "14T12:00:00"),
      ])
    #expect(next.counts == [4, 3, 0, 1, 0])
    #expect(open(scene) == ["MAK-H-1", "MAK-H-2"])
    #expect(try scene.reconciles())
  }

  @Test func `a token that the sender was never sent names nobody`() throws {
    let scene = try Scene.ground(people: 1)
    let token = try scene.tokens()
    let strange = try scene.send(
      Scene.tawafa, "HAL",
      [Scene.stay("ABCDEFGHIJKLMNOPQRST", "IN", "MAK-H-1", "10T20:00:00")],
      at: "2026-05-11T08:00:00Z")
    expectX219(strange, row: 2, field: "person_token")
    // Another establishment's token is as good as none.
    let stolen = try scene.send(
      "TWF-SAS", "HAL", [Scene.stay(token[1], "IN", "MAK-H-1", "10T20:00:00")])
    expectX219(stolen, row: 2, field: "person_token")
    #expect(open(scene).isEmpty)
  }

  @Test func `whom an establishment lost goes out and never in`() throws {
    let scene = try Scene.ground(people: 1)
    let token = try scene.tokens()
    try scene.accept(
      Scene.tawafa, "HAL", [Scene.stay(token[1], "IN", "MAK-H-1", "10T20:00:00")],
      at: "2026-05-11T08:00:00Z")
    try scene.accept(
      "MOH", "PTY",
      [Scene.party(["party_id": Scene.tawafa, "type": "TWF", "countries": "MYS"])])
    try scene.publish(["ALO"], at: "2026-05-12T18:00:00Z")
    try scene.accept(
      Scene.tawafa, "HAL", [Scene.stay(token[1], "OUT", "MAK-H-1", "12T20:00:00")])
    let back = try scene.send(
      Scene.tawafa, "HAL", [Scene.stay(token[1], "IN", "MAK-H-1", "13T20:00:00")])
    expectX219(back, row: 2, field: "person_token")
  }

  @Test func `nobody sleeps in two houses`() throws {
    let scene = try Scene.ground(people: 1)
    let token = try scene.tokens()
    let page = try scene.send(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[1], "IN", "MAK-H-1", "10T20:00:00"),
        Scene.stay(token[1], "IN", "MAK-H-2", "11T20:00:00"),
        Scene.stay(token[1], "OUT", "MAK-H-2", "11T21:00:00"),
        Scene.stay(token[1], "IN", "MAK-H-2", "10T20:00:00"),
        Scene.stay(token[1], "OUT", "MAK-H-1", "11T19:00:00"),
        Scene.stay(token[1], "IN", "MAK-H-2", "11T20:00:00"),
      ], at: "2026-05-12T08:00:00Z")
    expectX219(page, row: 3, field: "at", rejected: 3)
    #expect(page.rows("X219") == [3, 4, 5])
    #expect(open(scene) == ["MAK-H-2"])
    // What comes late has to fit both sides.
    let late = try scene.send(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[1], "IN", "MAK-H-2", "11T19:30:00"),
        Scene.stay(token[1], "IN", "MAK-H-1", "11T19:45:00"),
      ])
    #expect(late.rows("X219") == [3])
    #expect(open(scene) == ["MAK-H-2"])
    #expect(try scene.reconciles())
  }

  @Test func `a house takes as many as it is licensed for, and another when one leaves`() throws {
    let scene = try Scene.ground(people: 3)
    let token = try scene.tokens()
    var small = Scene.licences[0]
    small["licence_no"] = "MAK-H-3"
    small["capacity"] = "2"
    try scene.accept("MOH", "LIC", [small])
    let page = try scene.send(
      Scene.tawafa, "HAL",
      (1...3).map { Scene.stay(token[$0], "IN", "MAK-H-3", "10T20:00:00") },
      at: "2026-05-12T08:00:00Z")
    expectX219(page, row: 4, field: "licence_no")
    #expect(page.counts == [3, 2, 0, 0, 1])
    try scene.accept(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[1], "OUT", "MAK-H-3", "11T10:00:00"),
        Scene.stay(token[3], "IN", "MAK-H-3", "11T14:00:00"),
      ])
    #expect(open(scene) == ["MAK-H-3", "MAK-H-3"])
    #expect(try scene.reconciles())
  }

  @Test func `a house must be known and a house`() throws {
    let scene = try Scene.ground(people: 1)
    let token = try scene.tokens()
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "CAT-1", "type": "CAT"])])
    var kitchen = Scene.licences[0]
    kitchen.merge(["licence_no": "MAK-C-1", "activity": "CAT", "holder_id": "CAT-1"]) { $1 }
    try scene.accept("MOH", "LIC", [kitchen])
    let page = try scene.send(
      Scene.tawafa, "HAL",
      [
        Scene.stay(token[1], "IN", "MAK-H-9", "10T20:00:00"),
        Scene.stay(token[1], "IN", "MAK-C-1", "10T20:00:00"),
      ], at: "2026-05-12T08:00:00Z")
    expectX219(page, row: 2, field: "licence_no", rejected: 2)
  }
}
