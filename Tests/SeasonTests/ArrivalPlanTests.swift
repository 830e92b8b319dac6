import TestSupport
import Testing
import Vocabulary

/// Arrival plans, through files alone.
@Suite struct ArrivalPlanTests {
  private typealias Scene = ArrivalScene
  private let office = ArrivalScene.office

  @Test func `people with a visa are planned and the others when theirs comes`() throws {
    let scene = try Scene(groups: [3], issued: 1...2)
    let page = try scene.plan([Scene.plan("G1", pax: 3)])
    #expect(page.counts == [1, 1, 0, 0, 0] && page.causes.isEmpty)
    #expect(scene.states(1...3) == ["PLANNED", "PLANNED", "REQUESTED"])
    try scene.visas.accept([scene.visas.answer(3, "ISSUED")])
    #expect(scene.states(3...3) == ["PLANNED"])
    #expect(scene.life(3) == ["VISA_ISSUED", "PLANNED"])
    #expect(try scene.visas.places() == [0, 3, 5])
    #expect(try scene.reconciles())
  }

  @Test func `the same plan is unchanged until somebody joins the group`() throws {
    let scene = try Scene(groups: [2])
    let rows = [Scene.plan("G1", pax: 2)]
    try scene.plan(rows)
    #expect(try scene.plan(rows).counts == [1, 0, 0, 1, 0])
    try scene.scene.accept(
      office, "PLG", [VisaScene.pilgrim(3, ["group_no": "G1", "group_role": "MEMBER"])])
    let again = try scene.plan(rows)
    #expect(again.counts == [1, 1, 0, 0, 0])
    #expect(again.told == ["X207 2 pax"])
    #expect(scene.movements(1...3) == ["M-1", "M-1", "M-1"])
    #expect(try scene.reconciles())
  }

  @Test func `other values amend the plan, and its groups are in any order`() throws {
    let scene = try Scene(groups: [1, 1])
    try scene.plan([Scene.plan("G1;G2", pax: 2)])
    #expect(try scene.plan([Scene.plan("G2;G1", pax: 2)]).counts == [1, 0, 0, 1, 0])
    let later = Scene.plan("G2;G1", pax: 2, ["eta": "2026-05-11T03:00:00+03:00"])
    #expect(try scene.plan([later]).counts == [1, 1, 0, 0, 0])
    #expect(
      scene.home.raw.lines(
        "SELECT count(*), count(superseded_in) FROM arrival_plan") == ["2|1"])
    #expect(
      scene.home.raw.lines("SELECT DISTINCT plan_id FROM planned_person") == ["2"])
    // Planned once: the state did not change again.
    #expect(scene.life(1) == ["VISA_ISSUED", "PLANNED"])
    #expect(try scene.reconciles())
  }

  @Test func `one person of a group may come another way`() throws {
    let scene = try Scene(groups: [3])
    let alone = Scene.plan("", pax: 1, ["movement_no": "M-2", "sender_ref": "A-3"])
    let page = try scene.plan([Scene.plan("G1", pax: 3), alone])
    #expect(page.told == ["X207 3 group_no"])
    #expect(scene.movements(1...3) == ["M-1", "M-1", "M-2"])
    // The group's next plan leaves the one alone, and says that the group is split.
    let moved = try scene.plan([Scene.plan("G1", pax: 2, ["movement_no": "M-3"])])
    #expect(moved.told == ["X207 2 group_no"])
    #expect(scene.movements(1...3) == ["M-3", "M-3", "M-2"])
    #expect(try scene.reconciles())
  }

  @Test func `people who belong together are told when their flights do not`() throws {
    let scene = try Scene(groups: [3])
    let alone = Scene.plan(
      "", pax: 1, ["movement_no": "M-2", "sender_ref": "A-3", "flight_no": "GA984"])
    try scene.plan([Scene.plan("G1", pax: 3), alone])
    let group = ["group_no": "G1"]
    let split = try scene.scene.send(
      office, "PLG", [VisaScene.pilgrim(4, group.merging(["group_role": "MEMBER"]) { $1 })])
    #expect(split.causes == ["X207": 1])
    #expect(split.counts == [1, 1, 0, 0, 0])
    // Planned with the one who travels alone, both are on their way together.
    func companion(_ reference: String) throws -> [String: Int] {
      try scene.scene.send(
        office, "PLG",
        [VisaScene.pilgrim(2, group.merging(["companion_ref": reference]) { $1 })]
      ).causes
    }
    #expect(try companion("A-3")["X205"] == 1)
    #expect(try companion("A-1")["X205"] == nil)
    #expect(try scene.reconciles())
  }

  @Test func `what is wrong with a group is said with its row, and it is planned all the same`()
    throws
  {
    let scene = try Scene(groups: [2, 1])
    try scene.scene.accept(
      "MOH", "SSN",
      [["parameter": "group_max", "value": "1", "effective_at": "2026-04-01T00:00:00Z"]])
    try scene.scene.accept(
      office, "PLG", [VisaScene.pilgrim(9, ["group_no": "G9", "group_role": "MEMBER"])])
    let page = try scene.plan([
      Scene.plan("G1", pax: 2), Scene.plan("G2", pax: 1, ["movement_no": "M-2"]),
      Scene.plan("G9", pax: 4, ["movement_no": "M-3"]),
    ])
    #expect(page.counts == [3, 3, 0, 0, 0])
    #expect(page.told == ["X207 2 group_no", "X207 4 group_no", "X207 4 pax"])
    #expect(page.explainsAll)
  }

  @Test func `people and buildings that are not the sender's are refused by their fields`() throws {
    let scene = try Scene(groups: [1])
    let page = try scene.plan([
      Scene.plan("G7", pax: 1), Scene.plan("", pax: 1, ["sender_ref": "A-77"]),
      Scene.plan("G1", pax: 1, ["first_licence_no": "MAK-H-77"]),
      Scene.plan("G1", pax: 1, ["first_licence_no": "MAK-H-2"]),
      Scene.plan("G1", pax: 1, ["first_city": "MED"]),
      Scene.plan("G1", pax: 1, ["agency_id": "IDN-AGY-0001"]),
      Scene.plan("G1", pax: 1, ["agency_id": "MYS-HAO"]),
    ])
    #expect(page.verdict == "REJECTED")
    #expect(
      page.told == [
        "X209 2 group_no", "X209 3 sender_ref", "X209 4 first_licence_no",
        "X209 5 first_licence_no", "X209 6 first_licence_no", "X209 7 group_no",
        "X209 7 first_licence_no", "X209 8 group_no",
        "X209 8 first_licence_no", "X222 8 agency_id",
      ])
    #expect(page.explainsAll)
  }

  @Test func `the first night is the first of the contract or a later one`() throws {
    let scene = try Scene(groups: [1, 1])
    let early = Scene.plan("G1", pax: 1, ["eta": "2026-05-09T23:59:00+03:00"])
    let page = try scene.plan([early])
    #expect(page.told == ["X210 2 eta"])
    #expect(page.text.contains("MAK 2026-05-09 0"))
    #expect(page.explainsAll)
    let kept = try scene.plan([
      Scene.plan("G1", pax: 1, ["eta": "2026-05-10T00:00:00+03:00"]),
      Scene.plan("G2", pax: 1, ["eta": "2026-05-22T23:59:00+03:00"]),
    ])
    #expect(kept.causes.isEmpty)
  }

  @Test func `a journey that cannot be is refused by its field`() throws {
    let scene = try Scene(groups: [1])
    try scene.scene.accept(
      "MOH", "SSN",
      [["parameter": "ports", "value": "JED;HLA", "effective_at": "2026-04-01T00:00:00Z"]])
    let page = try scene.plan([
      Scene.plan("G1", pax: 1, ["entry_port": "MED"]),
      Scene.plan("G1", pax: 1, ["entry_port": "HLA"]),
      Scene.plan("G1", pax: 1, ["flight_no": "980"]), Scene.plan("G1", pax: 1),
    ])
    #expect(page.told == ["R121 2 entry_port", "R121 3 entry_port", "R121 4 flight_no"])
    #expect(page.counts == [4, 1, 0, 0, 3])
    #expect(page.explainsAll)
  }

  @Test func `an agency's people are planned by the agency or by its office`() throws {
    let scene = try Scene(groups: [1])
    let agency = JudgementScene.agency
    try scene.scene.agree("C-2", buyer: agency, licence: "MAK-H-1")
    try scene.scene.accept(agency, "PKG", [JudgementScene.package("P2", "C-2", segment: "AGENCY")])
    try scene.scene.accept(
      agency, "PLG",
      [VisaScene.pilgrim(50, ["package_code": "P2", "group_no": "G1", "group_role": "LEADER"])])
    let byOffice = try scene.plan([Scene.plan("G1", pax: 1, ["agency_id": agency])])
    #expect(byOffice.causes.isEmpty)
    #expect(scene.movements(1...1) == ["-"])
    #expect(scene.movements(50...50) == ["M-1"])
    // The agency's own word on the same movement and group is the same plan's.
    #expect(try scene.plan([Scene.plan("G1", pax: 1)], from: agency).counts == [1, 0, 0, 1, 0])
  }

  @Test func `who gives up the visa is planned no longer`() throws {
    let scene = try Scene(groups: [2])
    try scene.plan([Scene.plan("G1", pax: 2)])
    try scene.visas.accept([scene.visas.answer(2, "CANCELLED")])
    #expect(scene.movements(1...2) == ["M-1", "-"])
    #expect(scene.states(1...2) == ["PLANNED", "CANCELLED"])
    #expect(try scene.reconciles())
  }

  // Shares of ports

  private func split(_ value: String) -> [[String: String]] {
    [["parameter": "port_split", "value": value, "effective_at": "2026-04-01T00:00:00Z"]]
  }

  @Test func `shares of ports are judged over all planned people, after the last row`() throws {
    let scene = try Scene(groups: [1, 1, 1])
    try scene.scene.accept("MOH", "SSN", split("JED:50;MED:50;TOL:17"))
    let jeddah = try scene.plan([Scene.plan("G1", pax: 1), Scene.plan("G2", pax: 1)])
    #expect(jeddah.told == ["L311 3 entry_port", "L311 3 entry_port"])
    #expect(jeddah.first("counts")[number: "warned"] == 1)
    #expect(jeddah.explainsAll)
    // Two of three through Jeddah: 66.7 of 50 with 17 points to spare.
    let madinah = Scene.plan(
      "G3", pax: 1, ["movement_no": "M-2", "entry_port": "MED", "flight_no": "GA982"])
    #expect(try scene.plan([madinah]).causes.isEmpty)
    try scene.scene.accept("MOH", "SSN", split("JED:50;MED:50;TOL:16"))
    let again = madinah.merging(["flight_no": "GA984"]) { $1 }
    #expect(try scene.plan([again]).causes == ["L311": 2])
    // Nothing new, nothing to say.
    #expect(try scene.plan([again]).causes.isEmpty)
  }

  @Test func `where the season says nothing the agreement's shares hold, within five points`()
    throws
  {
    let scene = try Scene(groups: [1])
    var adjust = JudgementScene.entry("ADJUST", 1, number: "J-1")
    adjust["port_split"] = "JED:94;MED:6"
    try scene.scene.accept("MOH", "QTA", [adjust])
    #expect(try scene.plan([Scene.plan("G1", pax: 1)]).causes == ["L311": 2])
    adjust["port_split"] = "JED:95;MED:5"
    adjust["entry_no"] = "J-2"
    try scene.scene.accept("MOH", "QTA", [adjust])
    let other = Scene.plan("G1", pax: 1, ["flight_no": "GA984"])
    #expect(try scene.plan([other]).causes.isEmpty)
  }

  @Test func `a season that makes shares binding refuses the file that breaks them`() throws {
    let scene = try Scene(groups: [1])
    try scene.scene.accept("MOH", "SSN", split("JED:0;MED:100"))
    try scene.scene.accept(
      "MOH", "SSN",
      [["parameter": "severity.L311", "value": "ERROR", "effective_at": "2026-04-01T00:00:00Z"]])
    let page = try scene.plan([Scene.plan("G1", pax: 1)])
    #expect(page.verdict == "REJECTED")
    #expect(page.counts == [1, 0, 0, 0, 1])
    #expect(scene.states(1...1) == ["VISA_ISSUED"])
    #expect(try scene.reconciles())
  }
}
