import TestSupport
import Testing
import Vocabulary

@testable import masar

/// Arrivals at the ports, through files alone.
@Suite struct ArrivalTests {
  private typealias Scene = ArrivalScene

  @Test func `who has the visa shown has arrived, planned or not, once`() throws {
    let scene = try Scene(groups: [2])
    try scene.plan([Scene.plan("", pax: 1, ["sender_ref": "A-1"])])
    let rows = [Scene.arrival(1), Scene.arrival(2, ["movement_no": ""])]
    let page = try scene.arrive(rows)
    #expect(page.counts == [2, 2, 0, 0, 0] && page.causes.isEmpty)
    #expect(scene.states(1...2) == ["ARRIVED", "ARRIVED"])
    #expect(scene.life(1) == ["VISA_ISSUED", "PLANNED", "ARRIVED"])
    #expect(scene.life(2) == ["VISA_ISSUED", "ARRIVED"])
    #expect(
      scene.home.raw.lines("SELECT at FROM life_event WHERE state = 6 AND person_id = 1")
        == ["1778414700"])
    #expect(try scene.arrive(rows).counts == [2, 0, 0, 2, 0])
    let again = try scene.arrive([Scene.arrival(1, ["entered_at": "2026-05-12T10:00:00+03:00"])])
    #expect(again.told == ["X217 2 passport_no"])
    #expect(again.explainsAll)
    #expect(try scene.reconciles())
  }

  @Test func `who was issued no visa, or another, has not arrived`() throws {
    let scene = try Scene(groups: [4], issued: 1...2)
    try scene.visas.accept([scene.visas.answer(4, "REFUSED")])
    let page = try scene.arrive([
      Scene.arrival(1, ["visa_no": "6000099999"]), Scene.arrival(3), Scene.arrival(4),
      Scene.arrival(77), Scene.arrival(2), Scene.arrival(2, ["bus_trip_no": "T-9"]),
    ])
    #expect(
      page.told == [
        "X217 2 visa_no", "X217 3 visa_no", "X217 4 passport_no", "X217 5 passport_no",
        "X217 7 passport_no",
      ])
    #expect(page.counts == [6, 1, 0, 0, 5])
    #expect(page.explainsAll)
    #expect(scene.states(1...4) == ["VISA_ISSUED", "ARRIVED", "REQUESTED", "REFUSED"])
    #expect(try scene.reconciles())
  }

  @Test func `a visa that was cancelled lets nobody in`() throws {
    let scene = try Scene(groups: [1])
    try scene.visas.accept([scene.visas.answer(1, "CANCELLED")])
    #expect(try scene.arrive([Scene.arrival(1)]).told == ["X217 2 passport_no"])
    #expect(scene.states(1...1) == ["CANCELLED"])
  }

  @Test func `an arrival other than planned is taken, and what differs is said`() throws {
    let scene = try Scene(groups: [5])
    try scene.plan([Scene.plan("G1", pax: 5)])
    let page = try scene.arrive([
      Scene.arrival(1, ["flight_no": "GA0980"]), Scene.arrival(2, ["flight_no": "GA982"]),
      Scene.arrival(3, ["entry_port": "MED", "flight_no": "GA984"]),
      Scene.arrival(4, ["entered_at": "2026-05-11T00:00:00+03:00"]),
      Scene.arrival(5, ["entry_port": "HLA", "flight_no": ""]),
    ])
    #expect(
      page.told == [
        "X218 3 flight_no", "X218 4 entry_port", "X218 5 entered_at", "X218 6 entry_port",
      ])
    #expect(page.counts == [5, 5, 0, 0, 0])
    #expect(page.explainsAll)
    #expect(scene.states(1...5) == Array(repeating: "ARRIVED", count: 5))
    #expect(try scene.reconciles())
  }

  @Test func `more people than a movement was planned for are named, file after file`() throws {
    let scene = try Scene(groups: [2, 2])
    try scene.plan([Scene.plan("G1", pax: 2)])
    #expect(try scene.arrive([Scene.arrival(1), Scene.arrival(3)]).causes.isEmpty)
    let page = try scene.arrive([Scene.arrival(2), Scene.arrival(4, ["movement_no": "M-9"])])
    #expect(page.told == ["X218 2 movement_no"])
    #expect(try scene.reconciles())
  }

  @Test func `ports, flights and parties of an arrival are judged`() throws {
    let scene = try Scene(groups: [3])
    try scene.scene.accept(
      "MOH", "SSN",
      [["parameter": "ports", "value": "JED;HLA", "effective_at": "2026-04-01T00:00:00Z"]])
    let page = try scene.arrive([
      Scene.arrival(1, ["entry_port": "MED"]), Scene.arrival(1, ["flight_no": ""]),
      Scene.arrival(1, ["flight_no": "980"]), Scene.arrival(1, ["passport_held_by": "HSG-9"]),
      Scene.arrival(2, ["entry_port": "HLA", "flight_no": "", "passport_held_by": ""]),
      Scene.arrival(3),
    ])
    #expect(
      page.told == [
        "R121 2 entry_port", "R101 3 flight_no", "R121 4 flight_no", "X222 5 passport_held_by",
      ])
    #expect(page.counts == [6, 2, 0, 0, 4])
    #expect(page.explainsAll)
  }

  @Test func `a plan that changes later leaves those alone who have arrived`() throws {
    let scene = try Scene(groups: [3])
    try scene.plan([Scene.plan("G1", pax: 3)])
    try scene.arrive([Scene.arrival(1)])
    let later = Scene.plan("G1", pax: 2, ["eta": "2026-05-12T10:00:00+03:00"])
    #expect(try scene.plan([later]).causes.isEmpty)
    #expect(scene.home.raw.lines("SELECT plan_id FROM planned_person") == ["1", "2", "2"])
    #expect(
      try scene.plan([Scene.plan("", pax: 1, ["sender_ref": "A-1", "movement_no": "M-5"])]).told
        == ["X209 2 "])
    #expect(try scene.reconciles())
  }

  @Test func `an arrival that vanishes from the ledger is found`() throws {
    let scene = try Scene(groups: [2])
    try scene.plan([Scene.plan("G1", pax: 2)])
    try scene.arrive([Scene.arrival(1)])
    #expect(try scene.reconciles())
    scene.home.raw.run("UPDATE arrival SET person_id = 99 WHERE person_id = 1")
    let gaps = try scene.home.reconcile().gaps
    #expect(gaps.contains { "\($0)".contains("arrivals are events of one person each") })
    scene.home.raw.run("UPDATE arrival SET person_id = 1 WHERE person_id = 99")
    scene.home.raw.run("UPDATE planned_person SET ended_in = 1 WHERE person_id = 2")
    let plans = try scene.home.reconcile().gaps
    #expect(plans.contains { "\($0)".contains("planned people have a plan") })
  }
}
