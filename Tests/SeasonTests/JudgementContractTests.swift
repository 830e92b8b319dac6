import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

@Suite struct JudgementContractTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let building = JudgementScene.building

  private func match(_ scene: Scene, _ number: String, of party: String = "IDN-HAO") throws
    -> String
  {
    scene.home.raw.lines(
      """
      SELECT d.match, d.is_open FROM declaration d JOIN party_name p ON p.no = d.sender_no
      WHERE d.number = '\(number)' AND p.name = '\(party)'
      """
    ).first ?? ""
  }

  @Test func `two sides match, differ, cancel and are each told how they stand`() throws {
    let scene = try Scene()
    let one = try scene.send(office, "CTB", [Scene.contract("C-1", with: building)])
    #expect(one.counts == [1, 0, 1, 0, 0])
    #expect(try match(scene, "C-1") == "BUYER_ONLY|0")
    try scene.send(building, "CTP", [Scene.contract("C-1", with: office, capacity: 39)])
    #expect(try match(scene, "C-1") == "DIFF|0")
    try scene.accept(building, "CTP", [Scene.contract("C-1", with: office)])
    #expect(try match(scene, "C-1") == "MATCHED|1")
    try scene.send(building, "CTP", [Scene.contract("C-1", with: office, ["status": "CANCELLED"])])
    #expect(try match(scene, "C-1") == "CANCELLED_ONE_SIDE|0")
    try scene.accept(
      office, "CTB", [Scene.contract("C-1", with: building, ["status": "CANCELLED"])])
    #expect(try match(scene, "C-1") == "MATCHED|0")
    try scene.send(building, "CTP", [Scene.contract("P-7", with: office)])
    #expect(try match(scene, "P-7", of: building) == "PROVIDER_ONLY|0")
    #expect(try scene.reconciles())
  }

  @Test func `one block of a provider is shared by the agencies of a country`() throws {
    let scene = try Scene()
    try scene.send(building, "CTP", [Scene.contract("BLK-1", with: office, capacity: 30)])
    for (agency, part) in [("IDN-AGY-0001", 10), ("IDN-AGY-0002", 20)] {
      try scene.send(agency, "CTB", [Scene.contract("BLK-1", with: building, capacity: part)])
    }
    #expect(try match(scene, "BLK-1", of: "IDN-AGY-0001") == "MANY_TO_ONE|1")
    #expect(try match(scene, "BLK-1", of: building) == "MANY_TO_ONE|1")
    try scene.grant(30)
    try scene.accept(
      "IDN-AGY-0001", "PKG", [Scene.package("P1", "BLK-1", segment: "AGENCY", capacity: 40)])
    let people = (1...11).map { Scene.pilgrim($0) }
    let page = try scene.send("IDN-AGY-0001", "PLG", people)
    #expect(page.causes == ["L306": 1])
    #expect(try scene.reconciles())
  }

  @Test func `an amendment of one side holds new people until the other agrees`() throws {
    let scene = try Scene(settings: "cure_people: 2\n")
    try scene.prepare(quota: 30, seats: 10)
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    try scene.send(office, "CTB", [Scene.contract("C-1", with: building, capacity: 12)])
    #expect(try match(scene, "C-1") == "DIFF|0")
    let held = try scene.accept(office, "PLG", (3...7).map { Scene.pilgrim($0) })
    #expect(held.counts == [5, 0, 5, 0, 0])
    #expect(try scene.names("MOFA", ".csv").filter { $0.hasSuffix(".csv") }.count == 1)
    let agreed = try scene.accept(
      building, "CTP", [Scene.contract("C-1", with: office, capacity: 12)])
    #expect(agreed.counts == [1, 1, 0, 0, 0])
    // Five people, two a posting, each forwarded and each told of.
    let requests = try (2...4).map { try scene.released("MOFA", "VRQ_00000\($0).csv") }
    #expect(requests.map { $0.contains("#END,2") } == [true, true, false])
    let told = try scene.names(office, "UPD")
    #expect(told.count == 3)
    #expect(try scene.released(office, "UPD_000001.xml").contains("change=\"CURED\" code=\"X214\""))
    #expect(try scene.reconciles())
  }

  @Test func `people bound under a provider's number stay bound once the buyer has its own`() throws
  {
    let scene = try Scene()
    try scene.grant(10)
    try scene.send(building, "CTP", [Scene.contract("PRV-7", with: office)])
    try scene.send(office, "PKG", [Scene.package("P1", "PRV-7")])
    try scene.accept(office, "PLG", (1...3).map { Scene.pilgrim($0) })
    let own = try scene.accept(
      office, "CTB",
      [Scene.contract("BUY-3", with: building, ["counterparty_contract_no": "PRV-7"])])
    #expect(own.counts == [1, 1, 0, 0, 0])
    #expect(try scene.released("MOFA", "VRQ_000001.csv").contains("#END,3"))
    try scene.accept(office, "PLG", [Scene.pilgrim(4)])
    #expect(try scene.reconciles())
  }

  @Test func `a package that changes its contracts takes its people along`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.agree("C-2", capacity: 2, provider: "HSG-1002", licence: "MAK-H-2")
    try scene.agree("C-3", capacity: 20, provider: "HSG-1002", licence: "MAK-H-2")
    try scene.accept(office, "PLG", (1...3).map { Scene.pilgrim($0) })
    let full = try scene.send(office, "PKG", [Scene.package("P1", "C-2")])
    #expect(full.causes == ["L306": 1])
    try scene.accept(office, "PKG", [Scene.package("P1", "C-3")])
    let again = try scene.accept(office, "PKG", [Scene.package("P1", "C-3") + ["name_ar": ""]])
    #expect(again.counts == [1, 0, 0, 1, 0])
    #expect(try scene.reconciles())
  }

  @Test func `a silent other side is told of when the same terms come again and by time`() throws {
    let scene = try Scene()
    let row = Scene.contract("C-1", with: building)
    try scene.send(office, "CTB", [row], at: "2026-01-10T08:00:00Z")
    let early = try scene.send(office, "CTB", [row + ["amount": ""]], at: "2026-01-17T08:00:00Z")
    #expect(early.counts == [1, 0, 0, 1, 0])
    #expect(early.causes == ["X214": 1])
    #expect(try scene.names(office, "UPD").isEmpty)
    let late = try scene.send(
      office, "CTB", [row + ["building_name": ""]], at: "2026-01-18T08:00:00Z")
    #expect(late.causes == ["X214": 1, "X215": 1])
    let notice = try scene.released(office, "UPD_000001.xml")
    #expect(notice.contains("<contract contract_no=\"C-1\" code=\"X215\" days=\"8\"/>"))
    try scene.home.run(at: "2026-01-25T08:00:00Z")
    #expect(try scene.names(office, "UPD").count == 1)
    #expect(try scene.reconciles())
  }

  @Test func `a declaration withdrawn before anybody answered is not waited for`() throws {
    let scene = try Scene()
    try scene.send(office, "CTB", [Scene.contract("C-1", with: building)])
    let gone = try scene.accept(
      office, "CTB", [Scene.contract("C-1", with: building, ["status": "CANCELLED"])])
    #expect(gone.causes.isEmpty)
    try scene.home.run(at: "2026-03-01T08:00:00Z")
    // Its agencies closed meanwhile, of which it is told; of the contract it is not.
    for name in try scene.names(office, "UPD") {
      #expect(try !scene.released(office, name).contains("X215"))
    }
  }

  @Test func `each side sees its contracts and the ministry all, and money nobody's but one's own`()
    throws
  {
    let scene = try Scene()
    let money = ["amount": "4711.00", "currency": "SAR"]
    let other = ["amount": "5822.00", "currency": "SAR"]
    try scene.send(office, "CTB", [Scene.contract("C-1", with: building, money)])
    try scene.send(building, "CTP", [Scene.contract("C-1", with: office, other)])
    try scene.send("HSG-1002", "CTP", [Scene.contract("C-8", with: office, licence: "MAK-H-2")])
    try scene.home.publish(at: "2026-01-12T08:00:00Z")
    let buyer = try scene.released(office, "CTR_000001.csv")
    #expect(buyer.contains("4711") && !buyer.contains("5822"))
    #expect(buyer.contains("C-8,HSG-1002,HSG,PROVIDER_ONLY"))
    let provider = try scene.released(building, "CTR_000001.csv")
    #expect(provider.contains("5822") && !provider.contains("4711") && !provider.contains("C-8"))
    let ministry = try scene.released("MOH", "CTR_000001.csv")
    #expect(ministry.contains("C-1") && ministry.contains("C-8"))
    #expect(!ministry.contains("4711") && !ministry.contains("5822"))
    #expect(try scene.names("MYS-HAO", "CTR").isEmpty)
  }
}

private func + (row: [String: String], more: [String: String]) -> [String: String] {
  row.merging(more) { $1 }
}
