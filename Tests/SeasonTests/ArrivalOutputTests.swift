import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// EXP, ARR, BUL and the arrival columns of ALO, through files alone.
@Suite struct ArrivalOutputTests {
  private typealias Scene = ArrivalScene
  private let office = ArrivalScene.office

  private func publish(_ scene: Scene, _ outputs: [String], at time: String) throws {
    let cuts = ScheduledCuts(try scene.home.parts(at: time))
    #expect(try !cuts.publish(outputs).isHeldUp)
  }

  @Test func `agents see who is expected from a day ago to three days ahead`() throws {
    let scene = try Scene(groups: [2, 1], issued: 1...2)
    try scene.plan([
      Scene.plan("G1", pax: 2), Scene.plan("G2", pax: 1, ["movement_no": "M-2"]),
    ])
    try publish(scene, ["EXP"], at: "2026-05-07T11:29:59Z")
    #expect(try scene.scene.names("UAO", "EXP").isEmpty)
    try publish(scene, ["EXP"], at: "2026-05-07T11:30:00Z")
    let expected = try scene.records("UAO", "EXP")
    // The third has no visa yet.
    #expect(expected.map { $0["passport_no"] } == ["X7000001", "X7000002"])
    let first = try #require(expected.first)
    #expect(
      ["movement_no", "entry_port", "carrier", "flight_no", "eta", "office_id", "group_no"].map {
        first[$0]
      } == ["M-1", "JED", "GA", "GA980", "2026-05-10T11:30:00Z", office, "G1"])
    #expect(
      ["surname_lat", "visa_no", "first_city", "first_building"].map { first[$0] }
        == ["SANTOSO", "6000010001", "MAK", "برج"])
    try scene.arrive([Scene.arrival(1)])
    try publish(scene, ["EXP"], at: "2026-05-11T11:30:00Z")
    #expect(try scene.records("UAO", "EXP").map { $0["passport_no"] } == ["X7000002"])
    try publish(scene, ["EXP"], at: "2026-05-11T11:30:01Z")
    #expect(try scene.scene.names("UAO", "EXP").count == 4)
    // A trace tells of each cut that held the person, from the first to the last.
    let told = try (1...3).map { id in
      try scene.home.read { try $0.disclosures(ofPerson: id) }
        .filter { $0.output == "EXP" }.map(\.posting)
    }
    #expect(told.map(\.count) == [1, 2, 0] && told[1].first == told[0].first)
    #expect(try scene.reconciles())
  }

  @Test func `the token of an expected person names the person from then on`() throws {
    let scene = try Scene(groups: [1])
    try scene.plan([Scene.plan("G1", pax: 1)])
    try publish(scene, ["EXP"], at: "2026-05-09T08:00:00Z")
    let token = try #require(scene.records("UAO", "EXP").first?["person_token"])
    #expect(token.count == 20)
    #expect(
      scene.home.raw.lines("SELECT person_id FROM sent_person WHERE token = '\(token)'") == ["1"])
  }

  private func figures(_ scene: Scene, _ party: String) throws -> [[String]] {
    try scene.records(party, "ARR").map { row in
      [
        "date", "entry_port", "flight_no", "office_id", "planned", "arrived", "missing",
        "unplanned", "other_port",
      ].map { row[$0] ?? "" }
    }
  }

  @Test func `arrivals are set against plan by day, port, flight and office`() throws {
    let scene = try Scene(groups: [6, 1])
    try scene.plan([
      Scene.plan("G1", pax: 6),
      Scene.plan("G2", pax: 1, ["movement_no": "M-2", "eta": "2026-05-12T10:00:00+03:00"]),
    ])
    try scene.arrive([
      Scene.arrival(1), Scene.arrival(2), Scene.arrival(3, ["flight_no": "GA982"]),
      Scene.arrival(4, ["entry_port": "MED"]),
      Scene.arrival(5, ["entered_at": "2026-05-11T00:00:00+03:00"]),
    ])
    try publish(scene, ["ARR"], at: "2026-05-11T17:00:00Z")
    let rows = [
      ["2026-05-10", "JED", "GA980", office, "6", "2", "1", "0", "3"],
      ["2026-05-10", "JED", "GA982", office, "0", "1", "0", "1", "0"],
      ["2026-05-10", "MED", "GA980", office, "0", "1", "0", "1", "0"],
      ["2026-05-11", "JED", "GA980", office, "0", "1", "0", "1", "0"],
    ]
    for party in ["MOH", "UAO", office, "MOH-MAK"] {
      #expect(try figures(scene, party) == rows, "\(party)")
    }
    // Nobody's first stay is in Madinah, and nobody is another office's.
    for party in ["MOH-MAD", "MYS-HAO", JudgementScene.agency] {
      #expect(try scene.scene.names(party, "ARR").isEmpty, "\(party)")
    }
    for row in try figures(scene, "MOH") {
      let counts = row.suffix(5).compactMap { Int($0) }
      #expect(counts[0] - counts[2] - counts[4] == counts[1] - counts[3])
    }
    #expect(try scene.reconciles())
  }

  @Test func `the public is told how many came, and of few people nothing`() throws {
    let scene = try Scene(groups: [12])
    try publish(scene, ["BUL"], at: "2026-05-10T17:00:00Z")
    #expect(try scene.scene.names("PRESS", "BUL").isEmpty)
    try scene.arrive(
      (1...8).map { Scene.arrival($0) }
        + (9...12).map { Scene.arrival($0, ["entry_port": "HLA", "flight_no": ""]) })
    try publish(scene, ["BUL"], at: "2026-05-10T17:00:00Z")
    func bulletin() throws -> [String] {
      try scene.records("PRESS", "BUL").map { row in
        ["date", "country", "mode", "arrived"].map { row[$0] ?? "" }.joined(separator: ",")
      }
    }
    #expect(
      try bulletin() == [
        "2026-05-10,,,<100", "2026-05-10,,AIR,<100", "2026-05-10,,LAND,<100", "2026-05-10,,SEA,0",
      ])
    try scene.scene.accept(
      "MOH", "SSN",
      [["parameter": "public_cell", "value": "4", "effective_at": "2026-05-01T00:00:00Z"]])
    try publish(scene, ["BUL"], at: "2026-05-11T17:00:00Z")
    #expect(
      try bulletin() == [
        "2026-05-11,,,10", "2026-05-11,,AIR,10", "2026-05-11,,LAND,0", "2026-05-11,,SEA,0",
        "2026-05-11,IDN,AIR,10", "2026-05-11,IDN,LAND,0", "2026-05-11,IDN,SEA,0",
      ])
  }

  @Test func `an establishment learns how its people come, and the stay begins then`() throws {
    let scene = try Scene(groups: [1])
    try publish(scene, ["ALO"], at: "2026-04-24T17:00:00Z")
    let before = try #require(scene.records("TWF-SEA", "ALO").first)
    #expect(
      ["entry_port", "flight_no", "eta", "makkah_from"].map { before[$0] } == [
        "", "", "", "2026-05-10",
      ])
    try scene.plan([Scene.plan("G1", pax: 1, ["eta": "2026-05-12T22:00:00Z"])])
    try publish(scene, ["ALO"], at: "2026-04-26T17:00:00Z")
    let after = try #require(scene.records("TWF-SEA", "ALO").first)
    #expect(after["change"] == "CHANGE")
    // Half past midnight in Jeddah is the next day there.
    #expect(
      ["entry_port", "flight_no", "eta", "makkah_from", "makkah_to"].map { after[$0] }
        == ["JED", "GA980", "2026-05-12T22:00:00Z", "2026-05-13", "2026-05-24"])
    #expect(try scene.reconciles())
  }
}
