import Bookkeeping
import Testing
import Vocabulary

/// STF through files: mission staff beside the pilgrims.
@Suite struct StaffTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func scene(staff: Int?, hasForeignAffairs: Bool = true) throws -> Scene {
    let scene = try Scene(hasForeignAffairs: hasForeignAffairs)
    try scene.accept("MOH", "SSN", VisaScene.withoutHealthHolds)
    try scene.prepare(quota: 2)
    if let staff {
      try scene.accept(
        "MOH", "QTA", [Scene.entry("GRANT", staff, number: "STAFF", segment: "STAFF")])
    }
    return scene
  }

  @Test func `staff takes places of its own, outside the country's total`() throws {
    let scene = try scene(staff: 2)
    try scene.accept(office, "PLG", [1, 2].map { Scene.pilgrim($0) })
    let page = try scene.send(office, "STF", (1...3).map { Scene.member($0) })
    #expect(page.causes["L310"] == 1)
    #expect(page.rows("L310") == [4])
    let finding = page.first("finding")
    #expect(finding["field"] == "staff_role" && finding["value"] == "MEDICAL")
    #expect(page.text.contains("Mission staff") && page.text.contains("أعضاء البعثة"))
    #expect(page.counts == [3, 2, 0, 0, 1])
    #expect(page.first("standing")["segment"] == "STAFF")
    #expect(page.first("standing")["before"] == "2" && page.first("standing")["after"] == "0")
    #expect(try scene.home.figures("IDN").reserved == 2)
    #expect(try scene.home.figures("IDN", QuotaKey(segment: .staff)).reserved == 2)
    #expect(try scene.reconciles())
  }

  @Test func `nobody limits the staff of a country without a figure for it`() throws {
    let scene = try scene(staff: nil)
    try scene.accept(office, "STF", (1...3).map { Scene.member($0) })
    #expect(try scene.reconciles())
  }

  @Test func `staff is asked for at Foreign Affairs, without a package`() throws {
    let scene = try scene(staff: 5)
    try scene.accept(office, "STF", [Scene.member(1)])
    let requests = try scene.released("MOFA", "VRQ_000001.csv")
    #expect(requests.contains(",REQUEST,IDN-HAO,,IDN,S8000001,IDN,"))
    #expect(requests.contains(",N,"))
    let person = try #require(try scene.people().first)
    #expect(person.segment == .staff && person.packageID == 0 && person.state == .requested)
    #expect(try scene.home.read { try $0.staffRole(of: person.id) } == .medical)
  }

  @Test func `a member sent again is unchanged, and corrected ones are asked for anew`() throws {
    let scene = try scene(staff: 5)
    try scene.accept(office, "STF", [Scene.member(1)])
    let again = try scene.accept(office, "STF", [Scene.member(1), Scene.member(2)])
    #expect(again.counts == [2, 1, 0, 1, 0])
    try scene.accept(office, "STF", [Scene.member(1, ["passport_expiry": "2032-01-01"])])
    let requests = try scene.released("MOFA", "VRQ_000003.csv")
    #expect(requests.contains(",WITHDRAW,") && requests.contains("2032-01-01"))
    #expect(requests.contains("R144700000003,"))
    #expect(try scene.reconciles())
  }

  @Test func `one reference and one passport are one person, pilgrim or staff`() throws {
    let scene = try scene(staff: 5)
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    let page = try scene.send(
      office, "STF",
      [
        Scene.member(1, ["sender_ref": "A-1"]), Scene.member(2, ["passport_no": "X7000001"]),
        Scene.member(3), Scene.member(3, ["passport_no": "S8000009"]),
      ])
    #expect(page.causes == ["X202": 2, "X201": 1])
    #expect(page.all("finding").map { $0["field"] } == ["sender_ref", "passport_no", "sender_ref"])
    let pilgrims = try scene.send(office, "PLG", [Scene.pilgrim(3, ["sender_ref": "S-3"])])
    #expect(pilgrims.causes == ["X209": 1])
    #expect(try scene.reconciles())
  }

  @Test func `a cancelled member leaves the place to another`() throws {
    let scene = try scene(staff: 1)
    try scene.accept(office, "STF", [Scene.member(1)])
    try scene.accept(office, "AMD", [Scene.amendment("CANCEL", "S-1")])
    try scene.accept(office, "STF", [Scene.member(2)])
    let moved = try scene.send(
      office, "AMD", [Scene.amendment("MOVE_GROUP", "S-2", ["group_no": "G1"])])
    #expect(moved.causes == ["X209": 1])
    #expect(try scene.reconciles())
  }

  @Test func `staff accepted before there is anybody to tell is forwarded when there is`() throws {
    let scene = try scene(staff: 5, hasForeignAffairs: false)
    try scene.accept(office, "STF", [Scene.member(1), Scene.member(2)])
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "MOFA", "type": "MOFA"])])
    #expect(try scene.released("MOFA", "VRQ_000001.csv").contains("#END,2"))
    #expect(try scene.people().allSatisfy { $0.state == .requested })
    #expect(try scene.reconciles())
  }

  /// Published: 1,270 members beside 127,198 pilgrims (15,000 official, 112,198 of agencies).
  @Test func `Bangladesh's staff stands outside its pilgrims' total`() throws {
    let scene = try Scene()
    try scene.accept("MOH", "SSN", VisaScene.withoutHealthHolds)
    try scene.accept(
      "MOH", "PTY", [Scene.party(["party_id": "BGD-HAO", "type": "HAO", "country": "BGD"])])
    try scene.accept(
      "MOH", "QTA",
      [
        Scene.entry("GRANT", 15_000, "BGD", number: "B1", segment: "OFFICIAL"),
        Scene.entry("GRANT", 112_198, "BGD", number: "B2", segment: "AGENCY"),
        Scene.entry("GRANT", 1_270, "BGD", number: "B3", segment: "STAFF"),
      ])
    let page = try scene.send(
      "BGD-HAO", "STF",
      (1...1_271).map {
        Scene.member($0, ["nationality": "BGD", "passport_issuer": "BGD"])
      })
    #expect(page.counts == [1_271, 1_270, 0, 0, 1])
    #expect(page.rows("L310") == [1_272])
    #expect(try scene.home.figures("BGD").granted == 127_198)
    #expect(try scene.home.figures("BGD").used == 0)
    #expect(try scene.home.figures("BGD", QuotaKey(segment: .staff)).remaining == 0)
    #expect(try scene.reconciles())
  }
}

extension JudgementScene {
  /// A member of the mission of whom nothing can be said.
  static func member(_ number: Int, _ more: [String: String] = [:]) -> [String: String] {
    [
      "sender_ref": "S-\(number)", "staff_role": "MEDICAL",
      "passport_no": "S\(8_000_000 + number)", "passport_issuer": "IDN",
      "passport_expiry": "2031-02-11", "surname_lat": "RAHMAN", "given_lat": "SITI",
      "nationality": "IDN", "birth_date": "1980-03-04", "sex": "F", "acwy_date": "2025-12-10",
      "acwy_type": "CONJ",
    ].merging(more) { $1 }
  }
}
