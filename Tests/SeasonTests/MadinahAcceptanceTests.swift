import Bookkeeping
import Testing
import Vocabulary

/// The official bulletin of Madinah of 13 June 2023, fourteen days before Arafah: 22,775 by the
/// airport, 2,276 by the station of coaches from Makkah, 2,757 by the land pilgrims' centre, in all
/// 27,808. Here each of them is a row of a file.
@Suite struct MadinahAcceptanceTests {
  private typealias Scene = JudgementScene
  private static let (byAir, byCoach, byLand) = (22_775, 2_276, 2_757)
  private static let day = "2026-05-12"

  /// One building in each city, large enough for all of them.
  private func scene() throws -> Scene {
    let scene = try Scene()
    let people = Self.byAir + Self.byCoach + Self.byLand
    try scene.accept(
      "MOH", "PTY",
      [
        ["party_id": "GCS", "type": "GCS"], ["party_id": "UAO", "type": "UAO"],
        ["party_id": "MOH-MAD", "type": "BRANCH", "city": "MED"],
      ].map(Scene.party))
    try scene.accept(
      "MOH", "SSN",
      [
        ["parameter": "hlc_required", "value": "N", "effective_at": "2025-10-01T00:00:00Z"]
      ])
    try scene.accept(
      "MOH", "LIC",
      ["MAK", "MED"].map { city in
        var licence = Scene.licences[0]
        licence.merge(["licence_no": "\(city)-B-1", "city": city, "capacity": "50000"]) { $1 }
        return licence
      })
    try scene.grant(people)
    for city in ["MAK", "MED"] {
      let terms = ["city": city]
      try scene.send(
        Scene.office, "CTB",
        [
          Scene.contract(
            "C-\(city)", with: Scene.building, capacity: people, licence: "\(city)-B-1", terms)
        ])
      try scene.accept(
        Scene.building, "CTP",
        [
          Scene.contract(
            "C-\(city)", with: Scene.office, capacity: people, licence: "\(city)-B-1", terms)
        ])
    }
    var madinahFirst = Scene.package("MED-1", "C-MAK;C-MED", capacity: people)
    madinahFirst["itinerary"] = "MED:2026-05-12:2026-05-18;MAK:2026-05-18:2026-05-24"
    var makkahFirst = Scene.package("MAK-1", "C-MAK;C-MED", capacity: people)
    makkahFirst["itinerary"] = "MAK:2026-05-10:2026-05-12;MED:2026-05-12:2026-05-24"
    try scene.accept(Scene.office, "PKG", [madinahFirst, makkahFirst])
    return scene
  }

  @Test func `Madinah's 27,808 of one day come out of three channels`() throws {
    let scene = try scene()
    let (coach, air, all) = (
      Self.byCoach, Self.byCoach + Self.byAir, Self.byCoach + Self.byAir + Self.byLand
    )
    try scene.accept(
      Scene.office, "PLG",
      (1...all).map { number in
        Scene.pilgrim(
          number, package: number <= coach ? "MAK-1" : "MED-1", ["group_no": "G\(number / 40)"])
      })
    try scene.issueVisas()
    // Those of the coaches came two days before, to Makkah.
    try scene.accept(
      "UAO", "ARA", (1...coach).map { Scene.arrival($0) }, at: "2026-05-10T18:00:00Z")
    let noon = Self.day + "T12:00:00+03:00"
    try scene.accept(
      "UAO", "ARA",
      (coach + 1...all).map { Scene.arrival($0, port: $0 <= air ? "MED" : "HLA", at: noon) },
      at: "2026-05-12T18:00:00Z")
    try scene.accept("GCS", "BUS", coaches())
    try scene.publish(["MOV"], at: "2026-05-12T20:00:00Z")

    for party in ["MOH", "MOH-MAD"] {
      let rows = try scene.rows(party, "MOV_000001.csv").filter { $0["city"] == "MED" }
      #expect(rows.count == 1)
      #expect(rows.first?["date"] == Self.day)
      #expect(rows.first?["arrived_today"] == "27808")
      #expect(rows.first?["arrived_total"] == "27808")
      // Nobody has said yet in which house they are.
      #expect(rows.first?["remaining"] == "0" && rows.first?["unexplained"] == "27808")
    }
    let makkah = try scene.rows("MOH", "MOV_000001.csv").first { $0["city"] == "MAK" }
    #expect(makkah?["arrived_total"] == "2276" && makkah?["left_total"] == "2276")
    #expect(makkah?["arrived_today"] == "0" && makkah?["unexplained"] == "0")
    #expect(try scene.reconciles())
  }

  /// A coach a group of those who were in Makkah.
  private func coaches() -> [[String: String]] {
    let groups = Dictionary(grouping: 1...Self.byCoach) { $0 / 40 }
    return groups.sorted { $0.key < $1.key }.map { group, people in
      // Who is in the last group came by another way too.
      Scene.coach(
        "H-\(group)", "G\(group)", people.count, from: "MAK", to: "MED",
        departs: Self.day + "T08:00:00+03:00", arrives: Self.day + "T13:30:00+03:00")
    }
  }
}
