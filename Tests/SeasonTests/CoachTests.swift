import TestSupport
import Testing

/// BUS through files: groups on coaches between the cities.
@Suite struct CoachTests {
  private typealias Scene = JudgementScene

  private func send(_ scene: Scene, _ rows: [[String: String]]) throws -> ResultPage {
    try scene.send("GCS", "BUS", rows, at: "2026-05-11T08:00:00Z")
  }

  @Test func `groups of an office share the seats of a trip`() throws {
    let scene = try Scene.ground(people: 6, groups: 2)
    let page = try send(
      scene,
      [Scene.coach("T-1", "G1", 3, seats: 5), Scene.coach("T-1", "G2", 3, seats: 5)])
    #expect(page.counts == [2, 1, 0, 0, 1])
    let finding = page.first("finding")
    #expect(finding["code"] == "X219" && finding["field"] == "passengers")
    #expect(finding[number: "row"] == 3)
    #expect(page.text.contains("Coach or room list") && page.text.contains("كشف الحافلة"))
    let fits = try send(scene, [Scene.coach("T-1", "G2", 2, seats: 5)])
    #expect(fits.verdict == "ACCEPTED")
    #expect(try scene.reconciles())
  }

  @Test func `a group is on two coaches at once only with enough people`() throws {
    let scene = try Scene.ground(people: 4)
    let (early, late) = ("2026-05-10T17:00:00+03:00", "2026-05-10T19:00:00+03:00")
    let page = try send(
      scene,
      [
        Scene.coach("T-1", "G1", 2, departs: early, arrives: late),
        Scene.coach("T-2", "G1", 2, departs: early, arrives: late),
        Scene.coach("T-3", "G1", 1, departs: late),
        Scene.coach("T-4", "G1", 4, departs: "2026-05-10T19:00:01+03:00"),
        Scene.coach("T-5", "G1", 5, departs: "2026-05-12T17:00:00+03:00"),
      ])
    #expect(page.rows("X219") == [4, 6])
    #expect(page.counts == [5, 3, 0, 0, 2])
  }

  @Test func `an unknown group, an unknown office and one that is no office are refused`() throws {
    let scene = try Scene.ground(people: 1)
    var stranger = Scene.coach("T-1", "G1", 1)
    stranger["office_id"] = "XXX-HAO"
    var house = Scene.coach("T-1", "G1", 1)
    house["office_id"] = Scene.building
    let page = try send(scene, [Scene.coach("T-1", "G9", 1), stranger, house])
    #expect(page.causes == ["X219": 1, "X222": 2])
    #expect(page.rows("X219") == [2] && page.rows("X222") == [3, 4])
    #expect(page.all("finding").map { $0["field"] } == ["group_no", "office_id", "office_id"])
  }

  @Test func `the same list again is unchanged, other values amend`() throws {
    let scene = try Scene.ground(people: 4, groups: 2)
    #expect(
      try send(scene, [Scene.coach("T-1", "G1", 2), Scene.coach("T-1", "G2", 2)]).verdict
        == "ACCEPTED")
    let again = try send(
      scene,
      [
        Scene.coach("T-1", "G2", 2), Scene.coach("T-1", "G1", 1), Scene.coach("T-2", "G1", 2),
      ])
    #expect(again.counts == [3, 1, 0, 1, 1])
    #expect(again.rows("X219") == [4])
    #expect(
      scene.home.raw.lines("SELECT trip_no, group_no, passengers FROM coach_trip ORDER BY id")
        == ["T-1|G1|1", "T-1|G2|2"])
    #expect(try scene.reconciles())
  }
}
