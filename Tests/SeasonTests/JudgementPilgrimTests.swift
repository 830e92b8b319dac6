import Bookkeeping
import Exchange
import Testing
import Vocabulary

@Suite struct JudgementPilgrimTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let agency = JudgementScene.agency

  private func people(_ numbers: ClosedRange<Int>) -> [[String: String]] {
    numbers.map { Scene.pilgrim($0) }
  }

  @Test func `a list sent twice is unchanged and its people keep their places`() throws {
    let scene = try Scene()
    try scene.prepare()
    let first = try scene.accept(office, "PLG", people(1...3))
    #expect(first.counts == [3, 3, 0, 0, 0])
    let again = try scene.accept(office, "PLG", people(1...4))
    #expect(again.counts == [4, 1, 0, 3, 0])
    #expect(again.first("standing")["before"] == "27")
    #expect(again.first("standing")["after"] == "26")
    #expect(try scene.home.figures("IDN").reserved == 4)
    #expect(try scene.reconciles())
  }

  @Test func `a person who moves frees one seat and takes another`() throws {
    let scene = try Scene()
    try scene.prepare(seats: 2)
    try scene.accept(office, "PKG", [Scene.package("P2", capacity: 2)])
    try scene.accept(office, "PLG", people(1...2))
    // Both packages rest on one contract of two seats: whoever moves takes the seat it gives up.
    let moved = try scene.accept(office, "PLG", [Scene.pilgrim(1, package: "P2")])
    #expect(moved.counts == [1, 1, 0, 0, 0])
    let third = try scene.send(office, "PLG", [Scene.pilgrim(3)])
    #expect(third.causes == ["L306": 1])
    #expect(try scene.reconciles())
  }

  @Test func `who can not be seated where they want stay where they are`() throws {
    let scene = try Scene()
    try scene.prepare(seats: 5)
    try scene.accept(office, "PKG", [Scene.package("P2", capacity: 1)])
    try scene.accept(office, "PLG", people(1...2) + [Scene.pilgrim(3, package: "P2")])
    let moved = try scene.send(office, "PLG", [Scene.pilgrim(1, package: "P2"), Scene.pilgrim(4)])
    #expect(moved.causes == ["L306": 1])
    #expect(moved.counts == [2, 1, 0, 0, 1])
    #expect(try scene.reconciles())
  }

  @Test func `a passport or reference twice in a file is found across batches`() throws {
    let scene = try Scene(settings: "batch_records: 2\n")
    try scene.prepare()
    var rows = people(1...5)
    rows.append(Scene.pilgrim(6, ["passport_no": rows[0]["passport_no"]!]))
    rows.append(Scene.pilgrim(2))
    let page = try scene.send(office, "PLG", rows)
    #expect(page.verdict == "PARTIAL")
    #expect(page.rows("X201") == [7, 8])
    #expect(page.counts == [7, 5, 0, 0, 2])
  }

  @Test func `a passport that another sender registered is refused without a name`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", people(1...1))
    try scene.grant(5, to: "MYS")
    try scene.agree("M-1", buyer: "MYS-HAO", capacity: 10)
    try scene.accept("MYS-HAO", "PKG", [Scene.package("P1", "M-1", capacity: 10)])
    let page = try scene.send(
      "MYS-HAO", "PLG", [Scene.pilgrim(1, ["residence_country": "MYS", "sender_ref": "M-1"])])
    #expect(page.causes == ["X202": 1])
    #expect(!page.text.contains("IDN-HAO"))
    let other = try scene.send(office, "PLG", [Scene.pilgrim(1, ["sender_ref": "A-99"])])
    #expect(other.causes == ["X202": 1])
  }

  @Test func `what Foreign Affairs was told is locked and what it was not is free`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", people(1...1))
    let locked = try scene.send(
      office, "PLG", [Scene.pilgrim(1, ["passport_expiry": "2032-01-01"])])
    #expect(locked.causes == ["X213": 1])
    let free = try scene.accept(office, "PLG", [Scene.pilgrim(1, ["group_no": "G2"])])
    #expect(free.counts == [1, 1, 0, 0, 0])
    let another = try scene.send(
      office, "PLG",
      [Scene.pilgrim(1, ["birth_date": "1971-01-01", "surname_lat": "WIDODO"])])
    #expect(another.causes == ["X213": 1])
  }

  @Test func `the narrowest exhausted level is named and an agency sees only its own`() throws {
    let scene = try Scene()
    try scene.grant(6)
    try scene.accept(
      office, "QTA",
      [
        Scene.entry("ALLOCATE", 2, number: "A1", segment: "OFFICIAL"),
        Scene.entry("ALLOCATE", 4, number: "A2", segment: "AGENCY"),
        Scene.entry("ALLOCATE", 1, number: "A3", segment: "AGENCY", agency: agency),
      ])
    try scene.agree("C-1")
    try scene.accept(office, "PKG", [Scene.package()])
    try scene.agree("C-2", buyer: agency)
    try scene.accept(agency, "PKG", [Scene.package("P2", "C-2", segment: "AGENCY")])
    let own = try scene.send(agency, "PLG", [1, 2].map { Scene.pilgrim($0, package: "P2") })
    #expect(own.causes == ["L303": 1])
    #expect(own.first("standing")["granted"] == "1")
    #expect(own.first("standing")["before"] == "1")
    #expect(own.first("standing")["after"] == "0")
    let official = try scene.send(office, "PLG", (11...13).map { Scene.pilgrim($0) })
    #expect(official.causes == ["L302": 1])
    #expect(official.first("standing")["segment"] == "OFFICIAL")
    #expect(try scene.reconciles())
  }

  @Test func `an office that sends for an agency speaks in the agency's references`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.agree("C-2", buyer: agency)
    try scene.accept(agency, "PKG", [Scene.package("P1", "C-2", segment: "AGENCY")])
    let page = try scene.accept(
      office, "PLG",
      [Scene.pilgrim(1), Scene.pilgrim(1, ["agency_id": agency, "passport_no": "Y7000001"])])
    #expect(page.counts == [2, 2, 0, 0, 0])
    let own = try scene.accept(agency, "PLG", [Scene.pilgrim(1, ["passport_no": "Y7000001"])])
    #expect(own.counts[2] == 0)
    #expect(try scene.reconciles())
  }

  @Test func `people accepted before there is anybody to tell are forwarded when there is`() throws
  {
    let scene = try Scene(hasForeignAffairs: false)
    try scene.prepare()
    try scene.accept(office, "PLG", people(1...3))
    #expect(try scene.names("MOFA", "VRQ").isEmpty)
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "MOFA", "type": "MOFA"])])
    let requests = try scene.released("MOFA", "VRQ_000001.csv")
    #expect(requests.contains("#END,3"))
    #expect(try scene.released(office, "UPD_000001.xml").contains("change=\"REQUESTED\""))
    #expect(try scene.reconciles())
  }

  @Test func `a suspended Foreign Affairs is sent nothing until it is active again`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "PTY",
      [Scene.party(["party_id": "MOFA", "type": "MOFA", "status": "SUSPENDED"])])
    try scene.accept(office, "PLG", people(1...2))
    #expect(try scene.names("MOFA", "VRQ").isEmpty)
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "MOFA", "type": "MOFA"])])
    #expect(try scene.released("MOFA", "VRQ_000001.csv").contains("#END,2"))
  }

  @Test func `a person who names a mahram is requested once moved to a confirmed package`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.send(office, "CTB", [Scene.contract("C-9", with: Scene.building)])
    try scene.send(office, "PKG", [Scene.package("P9", "C-9")])
    let woman = ["sex": "F", "mahram_ref": "A-1", "mahram_relation": "HUSBAND"]
    let held = try scene.send(
      office, "PLG", [Scene.pilgrim(1, package: "P9"), Scene.pilgrim(2, package: "P9", woman)])
    #expect(held.counts == [2, 0, 2, 0, 0], "\(held.causes)")
    try scene.accept(office, "PLG", [Scene.pilgrim(2, woman), Scene.pilgrim(1)])
    let requests = try scene.released("MOFA", "VRQ_000001.csv")
    #expect(requests.contains("X7000002"))
    #expect(requests.contains("#END,2"))
    #expect(try scene.reconciles())
  }

  @Test func `a rule that the season raises to HOLD keeps people back until they come mended`()
    throws
  {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "SSN",
      [["parameter": "severity.R113", "value": "HOLD", "effective_at": "2026-01-01T00:00:00Z"]])
    let short = Scene.pilgrim(1, ["passport_expiry": "2026-10-01"])
    let held = try scene.accept(office, "PLG", [short])
    #expect(held.counts == [1, 0, 1, 0, 0])
    #expect(try scene.names("MOFA", "VRQ").isEmpty)
    let mended = try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    #expect(mended.counts == [1, 1, 0, 0, 0])
    #expect(try scene.released("MOFA", "VRQ_000001.csv").contains("#END,1"))
    #expect(try scene.reconciles())
  }
}
