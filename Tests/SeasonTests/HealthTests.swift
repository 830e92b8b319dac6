import Bookkeeping
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// Certificates of health: who waits for one, what lifts the hold, and what sets it again.
@Suite struct HealthTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let agency = JudgementScene.agency

  private func scene(settings: String = "", quota: Int = 30) throws -> Scene {
    let scene = try Scene(settings: settings, needsCertificates: true)
    try scene.prepare(quota: quota)
    return scene
  }

  private func people(_ numbers: ClosedRange<Int>) -> [[String: String]] {
    numbers.map { Scene.pilgrim($0) }
  }

  private func certificate(
    _ number: Int, _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "sender_ref": "A-\(number)", "certificate_no": "HC-\(number)", "issued_on": "2026-01-05",
      "head_signatory": "BUDI RAHMAN", "medical_signatory": "SITI AMINAH", "outcome": "FIT",
    ].merging(more) { $1 }
  }

  /// What the notices of a party say of each person: `A-1 CURED R116 REQUESTED`.
  private func told(_ scene: Scene, _ party: String) throws -> [String] {
    try scene.names(party, "UPD").flatMap { name in
      ResultPage(notice: try scene.home.outbox(name)).all("person").map {
        [$0["sender_ref"], $0["change"], $0["code"], $0["status"]].joined(separator: " ")
      }
    }
  }

  /// Each request that Foreign Affairs was sent: passport and `health_approved`.
  private func requests(_ scene: Scene) throws -> [String] {
    try scene.names("MOFA", "VRQ").filter { $0.hasSuffix(".csv") }.flatMap { name in
      let lines = String(decoding: try scene.home.outbox(name), as: UTF8.self)
        .split(whereSeparator: \.isNewline).map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
      let passport = try #require(lines[0].firstIndex(of: "passport_no"))
      let health = try #require(lines[0].firstIndex(of: "health_approved"))
      return lines.dropFirst().filter { $0[0] != "#END" }.map { "\($0[passport]) \($0[health])" }
    }
  }

  private func set(
    _ scene: Scene, _ parameter: String, _ value: String, country: String = "",
    at effective: String = "2026-01-01T00:00:00Z"
  ) throws {
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": parameter, "value": value, "country": country, "effective_at": effective,
        ]
      ])
  }

  // MARK: Certificates

  @Test func `nobody is sent for a visa before a certificate, and the certificate forwards them`()
    throws
  {
    let scene = try scene()
    let list = try scene.accept(office, "PLG", people(1...3))
    #expect(list.counts == [3, 0, 3, 0, 0])
    #expect(list.causes == ["R116": 3])
    #expect(list.rows("R116") == [2, 3, 4])
    let cause = list.first("cause")
    #expect(cause["severity"] == "HOLD")
    #expect(list.text.contains("Health-capability certificate missing"))
    #expect(list.text.contains("شهادة الاستطاعة الصحية"))
    #expect(try scene.names("MOFA", "VRQ").isEmpty)
    #expect(try scene.names(office, "PLG_000001.REJ").isEmpty, "no list can mend it")
    #expect(try scene.home.figures("IDN").reserved == 3, "the places are kept")

    let page = try scene.accept(office, "HLC", [certificate(1), certificate(3)])
    #expect(page.counts == [2, 2, 0, 0, 0])
    #expect(try requests(scene) == ["X7000001 Y", "X7000003 Y"])
    #expect(
      try told(scene, office) == ["A-1 CURED R116 REQUESTED", "A-3 CURED R116 REQUESTED"])
    let again = try scene.accept(
      office, "HLC", [certificate(1), certificate(2)], at: "2026-01-11T08:00:00Z")
    #expect(again.counts == [2, 1, 0, 1, 0])
    #expect(try requests(scene).last == "X7000002 Y")
    #expect(try scene.reconciles())
  }

  @Test func `a cure lifts its people posting by posting`() throws {
    let scene = try scene(settings: "cure_people: 2\n")
    try scene.accept(office, "PLG", people(1...5))
    try scene.accept(office, "HLC", (1...5).map { certificate($0) })
    #expect(try scene.names("MOFA", "VRQ_").filter { $0.hasSuffix(".csv") }.count == 3)
    #expect(try requests(scene).count == 5)
    let cures = scene.home.raw.number("SELECT count(*) FROM posting WHERE cause = 'CURE'")
    #expect(cures == 3)
    #expect(
      scene.home.raw.number("SELECT count(*) FROM cure WHERE finished_in IS NULL") == 0)
    #expect(try scene.reconciles())
  }

  @Test(arguments: ["head_signatory", "medical_signatory"])
  func `a certificate with one signature is kept and lifts nothing until the other is there`(
    field: String
  ) throws {
    let scene = try scene()
    try scene.accept(office, "PLG", people(1...1))
    let page = try scene.accept(office, "HLC", [certificate(1, [field: ""])])
    #expect(page.counts == [1, 0, 1, 0, 0])
    #expect(page.causes == ["R116": 1])
    #expect(page.first("finding")["field"] == field)
    #expect(try requests(scene).isEmpty)
    let signed = try scene.accept(office, "HLC", [certificate(1)])
    #expect(signed.counts == [1, 1, 0, 0, 0])
    #expect(try requests(scene) == ["X7000001 Y"])
    #expect(try scene.reconciles())
  }

  @Test func `UNFIT never cures, and its sender is told so`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", people(1...1))
    let page = try scene.accept(office, "HLC", [certificate(1, ["outcome": "UNFIT"])])
    #expect(page.counts == [1, 0, 1, 0, 0])
    #expect(page.first("finding")["field"] == "outcome")
    let report = try scene.released(office, "HLC_000001.REP.html")
    #expect(report.contains("UNFIT") && report.contains("غير مستطيع"))
    #expect(try requests(scene).isEmpty)
    // Another number does not change what the last doctor said, unless it is a later word.
    try scene.accept(
      office, "HLC", [certificate(1, ["certificate_no": "HC-9", "issued_on": "2026-01-04"])])
    #expect(try requests(scene).isEmpty)
    try scene.accept(
      office, "HLC",
      [
        certificate(
          1,
          ["certificate_no": "HC-10", "issued_on": "2026-01-08", "outcome": "FIT_WITH_AID"])
      ])
    #expect(try requests(scene) == ["X7000001 Y"])
    #expect(try scene.reconciles())
  }

  @Test func `a certificate withdrawn holds again who was not sent for a visa`() throws {
    let scene = try scene()
    // Held by the contract as well, so that the certificate alone forwards nobody.
    try scene.send(office, "CTB", [Scene.contract("C-9", with: Scene.building)])
    try scene.send(office, "PKG", [Scene.package("P9", "C-9")])
    try scene.accept(
      office, "PLG", [Scene.pilgrim(1), Scene.pilgrim(2, package: "P9")])
    try scene.accept(office, "HLC", [certificate(1), certificate(2)])
    #expect(try requests(scene) == ["X7000001 Y"])
    let page = try scene.accept(
      office, "HLC",
      [certificate(1, ["outcome": "UNFIT"]), certificate(2, ["outcome": "UNFIT"])])
    #expect(page.counts == [2, 0, 2, 0, 0])
    #expect(
      try told(scene, office).sorted() == [
        "A-1 CURED R116 REQUESTED", "A-2 CURED R116 ACCEPTED", "A-2 HELD R116 ACCEPTED",
      ])
    try scene.accept(
      Scene.building, "CTP", [Scene.contract("C-9", with: office)])
    #expect(try requests(scene).count == 1, "the contract alone does not forward either")
    #expect(try scene.reconciles())
  }

  @Test func `a number given to another person takes the certificate from the first`() throws {
    let scene = try scene(settings: "cure_people: 1\n")
    try scene.send(office, "CTB", [Scene.contract("C-9", with: Scene.building)])
    try scene.send(office, "PKG", [Scene.package("P9", "C-9")])
    try scene.accept(
      office, "PLG", [Scene.pilgrim(1, package: "P9"), Scene.pilgrim(2, package: "P9")])
    try scene.accept(office, "HLC", [certificate(1)])
    try scene.accept(office, "HLC", [certificate(1, ["sender_ref": "A-2"])])
    #expect(
      try told(scene, office) == [
        "A-1 CURED R116 ACCEPTED", "A-1 HELD R116 ACCEPTED", "A-2 CURED R116 ACCEPTED",
      ])
    #expect(try scene.reconciles())
  }

  @Test func `an office certifies an agency's person by the agency's reference`() throws {
    let scene = try scene()
    try scene.agree("C-2", buyer: agency)
    try scene.accept(agency, "PKG", [Scene.package("P2", "C-2", segment: "AGENCY")])
    try scene.accept(agency, "PLG", [Scene.pilgrim(1, package: "P2")])
    let unknown = try scene.send(office, "HLC", [certificate(1)])
    #expect(unknown.causes == ["X209": 1])
    #expect(unknown.first("finding")["field"] == "sender_ref")
    let stranger = try scene.send(
      office, "HLC", [certificate(1, ["agency_id": "MYS-AGY-0001"])])
    #expect(stranger.causes["X222"] == 1)
    let page = try scene.accept(office, "HLC", [certificate(1, ["agency_id": agency])])
    #expect(page.counts == [1, 1, 0, 0, 0])
    #expect(try told(scene, agency) == ["A-1 CURED R116 REQUESTED"])
    #expect(try told(scene, office).isEmpty)
    #expect(try requests(scene) == ["X7000001 Y"])
  }

  @Test func `a list that comes again changed keeps what the certificate did`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", people(1...2))
    try scene.accept(office, "HLC", [certificate(1)])
    let changed = try scene.accept(
      office, "PLG", (1...2).map { Scene.pilgrim($0, ["group_no": "G2"]) })
    #expect(changed.counts == [2, 1, 1, 0, 0])
    #expect(changed.rows("R116") == [3])
    #expect(try requests(scene).count == 1)
  }

  // MARK: The season

  @Test func `a season that needs certificates no longer lets its people go on`() throws {
    let scene = try scene(settings: "cure_people: 2\n")
    try scene.accept(
      office, "PLG", people(1...3) + [Scene.pilgrim(4, ["acwy_date": ""])])
    try set(scene, "hlc_required", "N", country: "MYS")
    #expect(try requests(scene).isEmpty, "another country's")
    try set(scene, "hlc_required", "N", country: "IDN")
    #expect(try requests(scene) == ["X7000001 N", "X7000002 N", "X7000003 N"])
    #expect(try told(scene, office).contains("A-4 CURED R116 ACCEPTED"), "R114 still holds")
    #expect(try scene.reconciles())
  }

  @Test(arguments: ["WARN", "OFF"])
  func `a severity lowered by the season lets the held go on and shows in RES`(severity: String)
    throws
  {
    let scene = try scene()
    try scene.accept(office, "PLG", people(1...2))
    try set(scene, "severity.R116", severity)
    #expect(try requests(scene).count == 2)
    let page = try scene.accept(office, "PLG", people(3...3))
    #expect(page.counts == [1, 1, 0, 0, 0])
    #expect(page.first("cause")["severity"] == (severity == "OFF" ? "" : severity))
    #expect(try scene.reconciles())
  }

  @Test func `a switch dated ahead acts at its time, without any file`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", people(1...1))
    try set(scene, "hlc_required", "N", at: "2026-01-20T00:00:00Z")
    #expect(try requests(scene).isEmpty)
    try scene.home.run(at: "2026-01-19T23:59:59Z")
    #expect(try requests(scene).isEmpty)
    try scene.home.run(at: "2026-01-20T00:00:00Z")
    #expect(try requests(scene) == ["X7000001 N"])
    #expect(
      scene.home.raw.number(
        "SELECT count(*) FROM posting WHERE cause = 'TICK' AND at = 1768867200") == 1)
    #expect(try scene.reconciles())
  }

  @Test func `accepted people are not held again by a season that asks for more`() throws {
    let scene = try scene()
    try set(scene, "hlc_required", "N")
    try scene.accept(office, "PLG", people(1...1))
    #expect(try requests(scene) == ["X7000001 N"])
    try set(scene, "hlc_required", "Y", at: "2026-01-02T00:00:00Z")
    #expect(try told(scene, office).isEmpty)
    // Another file with the same values.
    let again = try scene.accept(office, "PLG", [Scene.pilgrim(1, ["family_no": ""])])
    #expect(again.counts == [1, 0, 0, 1, 0])
  }

  // MARK: Vaccinations

  @Test func `a vaccination sent later lifts the hold, by the fix-file`() throws {
    let scene = try Scene()
    try scene.prepare()
    let list = try scene.accept(
      office, "PLG", [Scene.pilgrim(1), Scene.pilgrim(2, ["acwy_date": "", "acwy_type": ""])])
    #expect(list.counts == [2, 1, 1, 0, 0])
    #expect(list.rows("R114") == [3])
    #expect(list.first("finding")["field"] == "acwy_date")
    let fixFile = try scene.released(office, "PLG_000001.REJ.csv")
    #expect(fixFile.contains("R114") && fixFile.contains("#END,1"))
    #expect(fixFile.contains("الحمى الشوكية") && fixFile.contains("Meningococcal"))
    let report = try scene.released(office, "PLG_000001.REP.html")
    #expect(!report.contains("Nothing is asked of you."))
    let mended = try scene.accept(office, "PLG", [Scene.pilgrim(2)])
    #expect(mended.counts == [1, 1, 0, 0, 0])
    #expect(try requests(scene).count == 2)
    #expect(try scene.reconciles())
  }

  @Test func `the day of arrival of the package decides, and a package moved is judged again`()
    throws
  {
    let scene = try Scene()
    try scene.prepare()
    // Ten days before the tenth of May are the thirtieth of April.
    let list = try scene.accept(
      office, "PLG",
      [
        Scene.pilgrim(1, ["acwy_date": "2026-04-30"]),
        Scene.pilgrim(2, ["acwy_date": "2026-05-01"]),
      ])
    #expect(list.rows("R114") == [3])
    #expect(list.text.contains("2026-04-30"), "the latest day that counts is said")
    try scene.accept(
      office, "PKG",
      [
        Scene.package().merging(["itinerary": "MAK:2026-05-11:2026-05-24"]) { $1 }
      ])
    #expect(try told(scene, office) == ["A-2 CURED R114 REQUESTED"])
    #expect(try requests(scene).count == 2)
  }

  @Test func `polio and yellow fever are asked where the season asks for them`() throws {
    let scene = try Scene()
    try scene.prepare()
    try set(scene, "polio_required", "Y", country: "IDN")
    try set(scene, "yf_required", "Y", country: "MYS")
    let list = try scene.accept(
      office, "PLG", [Scene.pilgrim(1), Scene.pilgrim(2, ["polio_date": "2026-04-30"])])
    #expect(list.rows("R115") == [2])
    #expect(list.first("finding")["field"] == "polio_date")
    #expect(list.text.contains("Polio or yellow-fever proof"))
    #expect(list.text.contains("لقاح شلل الأطفال"))
    try set(scene, "polio_required", "N", country: "IDN", at: "2026-01-02T00:00:00Z")
    #expect(try told(scene, office) == ["A-1 CURED R115 REQUESTED"])
    #expect(try scene.reconciles())
  }
}
