import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// ALM through files: to each Adilla establishment the people whom it receives in Madinah.
@Suite struct MadinahListTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  /// A-1 stays in Makkah alone; come to Madinah first, by a contract with ADL-1.
  private func scene() throws -> Scene {
    let scene = try Scene.ground(people: 1)
    try scene.accept(
      "MOH", "PTY",
      ["ADL-1", "ADL-2"].map { Scene.party(["party_id": $0, "type": "ADL", "city": "MED"]) })
    try scene.accept(
      "MOH", "LIC",
      [Scene.licences[1].merging(["licence_no": "MED-H-1", "city": "MED"]) { $1 }])
    try scene.grant(10)
    try scene.agree("C-2")
    try agree(scene, "C-3", with: "HSG-1002", ["licence_no": "MED-H-1"])
    try agree(scene, "C-4", with: "ADL-1", ["contract_type": "ADL", "licence_no": ""])
    try scene.accept(
      office, "PKG",
      [
        Scene.package("P2", "C-2;C-3;C-4").merging([
          "itinerary": "MED:2026-05-10:2026-05-15;MAK:2026-05-15:2026-05-24"
        ]) { $1 }
      ])
    try scene.accept(
      office, "PLG",
      (4...5).map {
        Scene.pilgrim($0, package: "P2", ["group_no": "G\($0)", "group_role": "LEADER"])
      })
    return scene
  }

  private func agree(
    _ scene: Scene, _ number: String, with provider: String, _ terms: [String: String]
  ) throws {
    let more = ["city": "MED", "date_to": "2026-05-15"].merging(terms) { $1 }
    try scene.send(office, "CTB", [Scene.contract(number, with: provider, more)])
    try scene.accept(provider, "CTP", [Scene.contract(number, with: office, more)])
  }

  private func released(_ scene: Scene, _ number: Int) throws -> [[String: String]] {
    try scene.rows("ADL-1", "ALM_00000\(number).csv")
  }

  @Test func `an establishment has the people of its contracts, by token and masked passport`()
    throws
  {
    let scene = try scene()
    try scene.publish(["ALM"], at: "2026-03-02T18:00:00Z")
    let rows = try released(scene, 1)
    #expect(rows.map { $0["passport_no"] } == ["•••004", "•••005"])
    #expect(try !scene.released("ADL-1", "ALM_000001.csv").contains("X700000"))
    let first = try #require(rows.first)
    let columns = [
      "change", "office_id", "group_no", "surname_lat", "visa", "madinah_licence_no",
      "madinah_building", "madinah_from", "madinah_to", "first_city", "entry_port", "eta",
    ]
    #expect(
      columns.map { first[$0] } == [
        "ADD", office, "G4", "SANTOSO", "N", "MED-H-1", "", "2026-05-10", "2026-05-15", "MED",
        "", "",
      ])
    #expect(try scene.names("ADL-2", "ALM").isEmpty && scene.names("TWF-SEA", "ALM").isEmpty)
    // Whom the file shows, and nobody else, was shown.
    let told = try scene.people().map { person in
      try scene.home.read { try $0.disclosures(ofPerson: person.id) }
        .filter { $0.output == "ALM" }.map(\.recipient.rawValue)
    }
    #expect(told == [[], ["ADL-1"], ["ADL-1"]])
    #expect(try scene.reconciles())
  }

  @Test func `port and hour are told of who enters in Madinah, and changes alone are sent`() throws
  {
    let scene = try scene()
    try scene.publish(["ALM"], at: "2026-03-02T18:00:00Z")
    try scene.publish(["ALM"], at: "2026-03-03T18:00:00Z")
    let plan = ["first_city": "MED", "first_licence_no": "MED-H-1"]
    let planned = try scene.send(
      office, "ARP",
      [
        ArrivalScene.plan("G4", pax: 1, plan.merging(["entry_port": "MED"]) { $1 }),
        ArrivalScene.plan("G5", pax: 1, plan.merging(["movement_no": "M-2"]) { $1 }),
      ], at: "2026-04-25T08:00:00Z")
    #expect(planned.counts[4] == 0, "\(planned.causes)")
    try scene.publish(["ALM"], at: "2026-04-25T18:00:00Z")
    let changes = try released(scene, 2)
    #expect(changes.map { $0["change"] } == ["CHANGE"])
    #expect(changes.first?["entry_port"] == "MED")
    #expect(changes.first?["eta"] == "2026-05-10T11:30:00Z")
    try scene.accept(
      office, "AMD", [Scene.amendment("CANCEL", "A-5")], at: "2026-04-26T08:00:00Z")
    try scene.publish(["ALM"], at: "2026-04-26T18:00:00Z")
    let removed = try released(scene, 3)
    #expect(removed.count == 1 && removed[0]["change"] == "REMOVE")
    #expect(try removed[0]["person_token"] == released(scene, 1)[1]["person_token"])
    #expect(removed[0].values.filter { !$0.isEmpty }.count == 2)
    #expect(try scene.reconciles())
  }

  @Test func `the establishment names its people by the tokens it was sent`() throws {
    let scene = try scene()
    try scene.issueVisas()
    try scene.publish(["ALM"], at: "2026-03-02T18:00:00Z")
    let tokens = try released(scene, 1).compactMap { $0["person_token"] }
    try scene.accept(
      "UAO", "ARA", (4...5).map { Scene.arrival($0, port: "MED") }, at: "2026-05-10T18:00:00Z")
    try scene.accept(
      "ADL-1", "HAL", [Scene.stay(tokens[0], "IN", "MED-H-1", "10T20:00:00")],
      at: "2026-05-11T08:00:00Z")
    try scene.accept(
      "ADL-1", "DEP",
      [
        Scene.departure(
          "DECEASED", token: tokens[1], city: "MED", at: "2026-05-12T10:00:00+03:00")
      ], at: "2026-05-12T12:00:00Z")
    #expect(Array(scene.states.suffix(2)) == ["ARRIVED", "DECEASED"])
    #expect(try scene.reconciles())
  }
}
