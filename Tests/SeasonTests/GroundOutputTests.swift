import Bookkeeping
import TestSupport
import Testing
import Vocabulary

/// OCC, SRV, TRQ and MOV as their recipients read them.
@Suite struct GroundOutputTests {
  private typealias Scene = JudgementScene

  @Test func `a building knows how many sleep in it each night and little of whom`() throws {
    let scene = try Scene()
    try scene.prepare(quota: 30)
    try scene.accept(
      Scene.office, "PLG",
      (1...12).map { number in
        Scene.pilgrim(
          number,
          [
            "sex": number <= 3 ? "F" : "M", "given_lat": "N",
            "assistance": number == 1 ? "WCHR" : "", "acwy_date": "2026-02-10",
          ])
      })
    try scene.publish(["OCC"], at: "2026-05-20T03:00:00Z")
    let rows = try scene.rows(Scene.building, "OCC_000001.csv")
    #expect(rows.map { $0["night"] } == (20...23).map { "2026-05-\($0)" })
    for row in rows {
      #expect(row["contract_no"] == "C-1" && row["licence_no"] == "MAK-H-1")
      #expect(row["capacity"] == "40" && row["assigned"] == "12")
      #expect(row["women"] == "<5" && row["men"] == "*" && row["wheelchairs"] == "<5")
    }
    #expect(scene.home.raw.number("SELECT bound FROM package") == 12)
    // After the last night there is nothing to say.
    try scene.publish(["OCC"], at: "2026-05-24T03:00:00Z")
    #expect(try scene.names(Scene.building, "OCC").count == 2)
  }

  @Test func `a kitchen knows whom to feed on each day`() throws {
    let scene = try Scene()
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "CAT-1", "type": "CAT"])])
    var kitchen = Scene.licences[0]
    kitchen.merge([
      "licence_no": "MAK-C-1", "activity": "CAT", "holder_id": "CAT-1", "capacity": "900",
    ]) { $1 }
    try scene.accept("MOH", "LIC", [kitchen])
    try scene.grant(30)
    try scene.agree("C-1")
    let meals = ["contract_type": "CAT", "meals_per_day": "3"]
    try scene.send(
      Scene.office, "CTB", [Scene.contract("C-2", with: "CAT-1", licence: "MAK-C-1", meals)])
    try scene.accept(
      "CAT-1", "CTP", [Scene.contract("C-2", with: Scene.office, licence: "MAK-C-1", meals)])
    try scene.accept(Scene.office, "PKG", [Scene.package("P1", "C-1;C-2")])
    try scene.accept(Scene.office, "PLG", (1...7).map { Scene.pilgrim($0) })
    try scene.publish(["SRV"], at: "2026-05-22T03:00:00Z")
    let rows = try scene.rows("CAT-1", "SRV_000001.csv")
    #expect(rows.map { $0["date"] } == ["2026-05-22", "2026-05-23"])
    #expect(rows.allSatisfy { $0["assigned"] == "7" && $0["capacity"] == "40" })
    #expect(rows.allSatisfy { $0["city"] == "MAK" && $0["contract_no"] == "C-2" })
  }

  @Test func `the syndicate knows which groups need seats, in which language`() throws {
    let scene = try Scene.ground(people: 5, groups: 2)
    try scene.accept(
      "MOH", "PTY",
      [
        Scene.party([
          "party_id": Scene.office, "type": "HAO", "country": "IDN", "language": "id",
        ])
      ])
    try scene.issueVisas()
    try scene.publish(["TRQ"], at: "2026-05-07T03:00:00Z")
    let first = try scene.rows("GCS", "TRQ_000001.csv")
    #expect(first.map { $0["date"] } == ["2026-05-10", "2026-05-10"])
    #expect(first.map { $0["group_no"] } == ["G1", "G2"])
    #expect(first.map { $0["seats"] } == ["2", "3"])
    #expect(first.allSatisfy { $0["to_place"] == "MAK" && $0["group_language"] == "id" })
    #expect(first.allSatisfy { $0["office_id"] == Scene.office && $0["wheelchairs"] == "0" })
    // Who has arrived needs no coach to arrive.
    try scene.accept("UAO", "ARA", [Scene.arrival(1)], at: "2026-05-10T18:00:00Z")
    try scene.publish(["TRQ"], at: "2026-05-10T19:00:00Z")
    let next = try scene.rows("GCS", "TRQ_000002.csv")
    #expect(next.map { $0["seats"] } == ["2", "2"])
    // Nothing to drive: no file.
    try scene.publish(["TRQ"], at: "2026-05-16T19:00:00Z")
    #expect(try scene.names("GCS", "TRQ_000003").isEmpty)
  }

  @Test func `a plan says when and at which port a group needs its seats`() throws {
    let scene = try Scene.ground(people: 5, groups: 2)
    try scene.issueVisas()
    try scene.accept(
      Scene.office, "ARP",
      [
        [
          "movement_no": "GA-980", "mode": "AIR", "carrier": "GA", "flight_no": "GA980",
          "from_port": "CGK", "entry_port": "JED", "eta": "2026-05-10T14:30:00+03:00",
          "group_no": "G1", "pax": "2", "first_city": "MAK", "first_licence_no": "MAK-H-1",
        ]
      ], at: "2026-04-01T08:00:00Z")
    try scene.publish(["TRQ"], at: "2026-05-08T03:00:00Z")
    let rows = try scene.rows("GCS", "TRQ_000001.csv")
    #expect(rows.map { $0["group_no"] } == ["G1", "G2"])
    #expect(rows.map { $0["from_place"] } == ["JED", ""])
    #expect(rows.map { $0["seats"] } == ["2", "3"])
    #expect(rows.map { $0["time"] } == ["2026-05-10T11:30:00Z", ""])
  }

  @Test func `a city's people are counted by their own records, the rest is unexplained`() throws {
    let scene = try Scene.ground(people: 10)
    try scene.issueVisas()
    try scene.accept(
      "UAO", "ARA", (1...9).map { Scene.arrival($0) }, at: "2026-05-10T18:00:00Z")
    let token = try scene.tokens()
    try scene.accept(
      Scene.tawafa, "HAL",
      (1...8).map { Scene.stay(token[$0], "IN", "MAK-H-1", "10T20:00:00") },
      at: "2026-05-11T08:00:00Z")
    let at = "2026-05-12T10:00:00+03:00"
    try scene.accept(
      Scene.tawafa, "DEP",
      [
        Scene.departure("DECEASED", token: token[1] ?? "", city: "MAK", at: at),
        Scene.departure("HOSPITAL", token: token[2] ?? "", city: "MAK", at: at),
        Scene.departure("TRANSFERRED", token: token[3] ?? "", city: "MAK", at: at),
      ], at: "2026-05-12T12:00:00Z")
    try scene.accept(
      "GCS", "BUS",
      [
        Scene.coach(
          "T-9", "G1", 2, from: "MAK", to: "MED", departs: "2026-05-13T08:00:00+03:00",
          arrives: "2026-05-13T13:00:00+03:00")
      ], at: "2026-05-13T06:00:00Z")
    try scene.accept(
      Scene.tawafa, "HAL",
      (4...5).map { Scene.stay(token[$0], "OUT", "MAK-H-1", "13T07:00:00") })
    try scene.publish(["MOV"], at: "2026-05-13T18:00:00Z")
    let rows = try scene.rows("MOH", "MOV_000001.csv")
    #expect(rows.map { $0["city"] } == ["MAK", "MED"])
    let makkah = rows[0]
    #expect(makkah["arrived_today"] == "0" && makkah["arrived_total"] == "9")
    #expect(makkah["left_total"] == "2" && makkah["transferred"] == "1")
    #expect(makkah["deceased"] == "<5" && makkah["hospital"] == "<5")
    #expect(makkah["remaining"] == "3" && makkah["unexplained"] == "1")
    #expect(makkah["beds"] == "200" && makkah["occupied_pct"] == "1")
    #expect(makkah["contracts"] == "1" && makkah["date"] == "2026-05-13")
    #expect(rows[1]["arrived_today"] == "2" && rows[1]["unexplained"] == "2")
    #expect(try scene.rows("MOH-MAD", "MOV_000001.csv").map { $0["city"] } == ["MED"])
    #expect(try scene.rows("MOH-MAK", "MOV_000001.csv").map { $0["city"] } == ["MAK"])
    #expect(try scene.reconciles())
  }
}
