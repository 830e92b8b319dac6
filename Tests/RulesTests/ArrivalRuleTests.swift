import Manifests
import Rules
import TestSupport
import Testing
import Vocabulary

/// R101, R102, R121, X207, X209, X210, X217, X218, X222 and L311 for ARP and ARA.
@Suite struct ArrivalRuleTests {
  private func told(
    _ kind: Kind, _ changes: [FieldName: String], _ parameters: SeasonParameters = .init()
  ) -> [String] {
    findings(kind, changes, context: SmallSeason.context(kind, parameters: parameters)).told
  }

  @Test func `people who come by air name a carrier and a flight`() {
    #expect(told(.arp, [.carrier: "", .flightNo: ""]) == ["R101 carrier", "R101 flight_no"])
    let byLand: [FieldName: String] = [
      .mode: "LAND", .carrier: "", .flightNo: "", .fromPort: "AMM", .entryPort: "HLA",
    ]
    #expect(told(.arp, byLand) == [])
    #expect(told(.ara, [.flightNo: ""]) == ["R101 flight_no"])
    #expect(told(.ara, [.flightNo: "", .entryPort: "HLA"]) == [])
  }

  @Test func `a plan is of groups or of one person`() {
    #expect(told(.arp, [.groupNo: ""]) == ["R101 group_no"])
    #expect(told(.arp, [.groupNo: "", .senderRef: "A-1"]) == [])
    #expect(told(.arp, [.senderRef: "A-1"]) == ["R102 sender_ref"])
  }

  @Test func `figures and days of a plan are within their ranges`() {
    #expect(told(.arp, [.pax: "0"]).contains("R102 pax"))
    #expect(told(.arp, [.pax: "1", .wheelchairs: "1"]) == [])
    #expect(told(.arp, [.pax: "1", .wheelchairs: "2"]) == ["R102 wheelchairs"])
    #expect(told(.arp, [.firstCity: "MSH"]) == ["R102 first_city"])
    #expect(told(.arp, [.eta: "2026-04-18T00:00:00+03:00"]) == [])
    #expect(told(.arp, [.eta: "2026-04-17T23:59:59+03:00"]) == ["R102 eta"])
    #expect(told(.arp, [.eta: "2026-05-22T23:59:59+03:00"]) == [])
    #expect(told(.arp, [.eta: "2026-05-23T00:00:00+03:00"]) == ["R102 eta"])
  }

  @Test(arguments: [
    ([FieldName.entryPort: "HLA"], "entry_port"), ([.mode: "SEA"], "entry_port"),
    ([.flightNo: "980"], "flight_no"), ([.flightNo: "SV980"], "flight_no"),
    ([.carrier: "99"], "carrier"), ([.fromPort: "C1K"], "from_port"),
  ])
  func `a journey that nobody can make is named by its field`(
    changes: [FieldName: String], field: String
  ) {
    #expect(told(.arp, changes).contains("R121 \(field)"))
  }

  @Test func `ports and carriers are those of the season`() {
    var parameters = SeasonParameters()
    parameters.ports = [.madinah]
    parameters.carriers = ["SV"]
    #expect(told(.arp, [:], parameters) == ["R121 entry_port", "R121 carrier"])
    let open: [FieldName: String] = [.entryPort: "MED", .carrier: "SV", .flightNo: "SV5022"]
    #expect(told(.arp, open, parameters) == [])
    #expect(told(.ara, [:], parameters) == ["R121 entry_port", "R121 flight_no"])
    #expect(told(.ara, [.entryPort: "MED", .flightNo: "SV1"], parameters) == [])
    #expect(told(.dep, [:], parameters) == ["R121 exit_port", "R121 flight_no"])
  }

  // What the season knows

  private func plan(
    _ changes: [FieldName: String] = [:], _ change: (inout ArrivalPlanStanding) -> Void = { _ in }
  ) -> [Finding] {
    crossFindings(.arp, changes) { standing in
      var plan = ArrivalPlanStanding()
      plan.people = 1
      plan.licence = SmallSeason.licence
      plan.firstCity = .makkah
      plan.hasContract = true
      change(&plan)
      standing.arrivalPlan = plan
    }
  }

  @Test func `a plan in good order says nothing`() { #expect(plan().told == []) }

  @Test func `people and buildings of others are unknown here`() {
    #expect(plan { $0.unknownGroups = ["G-01"] }.told == ["X209 group_no"])
    #expect(plan([.senderRef: "A-9"]) { $0.isReferenceUnknown = true }.told == ["X209 sender_ref"])
    #expect(plan { $0.isNobodyLeft = true }.told == ["X209"])
    let faults: [((inout ArrivalPlanStanding) -> Void, String)] = [
      ({ $0.licence = nil }, "unknown"), ({ $0.licence?.activity = .camp }, "activity"),
      ({ $0.firstCity = .madinah }, "city"), ({ $0.hasContract = false }, "no_contract"),
    ]
    for (change, detail) in faults {
      let found = plan([:], change)
      #expect(found.told == ["X209 first_licence_no"])
      #expect(found.first?.detail == .text(detail))
    }
  }

  @Test func `a night without a bed is named`() {
    let found = plan { $0.uncoveredNight = "MAK 2026-05-09 0" }
    #expect(found.told == ["X210 eta"])
    #expect(found.first?.detail == .text("MAK 2026-05-09 0"))
  }

  @Test func `a group is one coach with a leader, whole, and as many as the plan says`() {
    #expect(plan { $0.largeGroups = ["G-01"] }.told == ["X207 group_no"])
    #expect(plan { $0.leaderlessGroups = ["G-01"] }.told == ["X207 group_no"])
    #expect(plan { $0.splitGroups = ["G-01"] }.told == ["X207 group_no"])
    #expect(plan { $0.people = 2 }.told == ["X207 pax"])
    #expect(plan { $0.people = 2 }.allSatisfy { $0.severity == .warn })
    // One person of a group need neither be its leader nor fill a coach.
    let one = plan([.groupNo: "", .senderRef: "A-1"]) { $0.leaderlessGroups = ["G-01"] }
    #expect(one.told == [])
  }

  @Test func `an office plans for its own agencies`() {
    #expect(crossFindings(.arp, [.agencyId: "IDN-AGY-0001"]).told == [])
    #expect(crossFindings(.arp, [.agencyId: "IDN-AGY-0009"]).told == ["X222 agency_id"])
    #expect(crossFindings(.arp, [.agencyId: "HSG-0001"]).told == ["X222 agency_id"])
    #expect(crossFindings(.ara, [.passportHeldBy: "TWF-SEA"]).told == [])
    #expect(crossFindings(.ara, [.passportHeldBy: "TWF-XXX"]).told == ["X222 passport_held_by"])
  }

  private func arrival(
    _ changes: [FieldName: String] = [:], _ change: (inout ArrivalStanding) -> Void
  ) -> [Finding] {
    crossFindings(.ara, changes) { standing in
      var arrival = ArrivalStanding()
      arrival.plan = PlannedArrival(
        port: .jeddah, flight: "GA980", eta: Instant(rfc3339: "2026-05-10T14:30:00+03:00")!)
      change(&arrival)
      standing.arrival = arrival
    }
  }

  @Test func `who may not arrive is told why`() {
    for bar in [ArrivalBar.unknown, .arrived, .closed, .deceased, .noShow] {
      let found = arrival { $0.bar = bar }
      #expect(found.told == ["X217 passport_no"])
      #expect(found.first?.detail == .text(bar.rawValue))
    }
    #expect(arrival { $0.bar = .noVisa }.told == ["X217 visa_no"])
    #expect(arrival { $0.bar = .otherVisa }.told == ["X217 visa_no"])
    #expect(arrival { _ in }.told == [])
  }

  @Test func `an arrival keeps to port, flight, day and party`() {
    #expect(arrival([.flightNo: "GA0980"]) { _ in }.told == [])
    #expect(arrival([.flightNo: "GA981"]) { _ in }.told == ["X218 flight_no"])
    #expect(arrival([.entryPort: "MED"]) { _ in }.told == ["X218 entry_port"])
    #expect(arrival([.enteredAt: "2026-05-10T23:59:59+03:00"]) { _ in }.told == [])
    #expect(arrival([.enteredAt: "2026-05-11T00:00:00+03:00"]) { _ in }.told == ["X218 entered_at"])
    #expect(arrival { $0.oversize = (201, 200) }.told == ["X218 movement_no"])
    #expect(arrival([.flightNo: "GA981"]) { $0.plan = nil }.told == [])
  }

  @Test func `shares of ports are judged for all planned people together`() {
    func shares(_ jeddah: Int) -> [Finding] {
      crossFindings(.arp) {
        $0.portShares = PortShares(
          agreed: PortSplit("JED:50;MED:50")!, planned: [.jeddah: jeddah, .madinah: 1000 - jeddah])
      }
    }
    #expect(shares(550).told == [])
    #expect(shares(551).told == ["L311 entry_port", "L311 entry_port"])
    #expect(shares(551).first?.detail == .text("JED 551 1000 50"))
    let words = FindingText.text(shares(551)[0], in: .english)
    #expect(words == "JED: planned 551 of 1000, agreed 50 %")
  }
}
