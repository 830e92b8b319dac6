import Rules
import Testing
import Vocabulary

/// X208, X209, X210, X214 and L306 for packages.
@Suite struct PackageRuleTests {
  private func without(_ number: String) -> (inout Standing) -> Void {
    { $0.contracts = SmallSeason.contracts.filter { $0.number != number } }
  }

  @Test(arguments: [
    ("C-HSG-MAK", "HSG@MAK"), ("C-TRN", "TRN"), ("C-CAT", "CAT"), ("C-ADL", "ADL"),
  ])
  func `a mandatory contract that is missing is named`(number: String, need: String) {
    let found = crossFindings(.pkg, [:], without(number)).filter { $0.code == .x208 }
    #expect(found.map(\.detail) == [.text(need)])
  }

  @Test func `a contract that was cancelled does not count`() {
    let found = crossFindings(.pkg) { $0.contracts[3]?.terms.status = .cancelled }
    #expect(found.told == ["X208 contracts"])
  }

  @Test func `what the season does not demand is not missed`() {
    var parameters = SeasonParameters()
    parameters.mandatoryContracts = [ContractNeed(.housing, in: .makkah)]
    let context = SmallSeason.context(.pkg, parameters: parameters)
    #expect(crossFindings(.pkg, [:], context: context, without("C-ADL")).told == [])
  }

  @Test func `an unknown contract is named by X209, and coverage waits`() {
    let found = crossFindings(.pkg) { $0.contracts[0] = nil }
    #expect(found.told == ["X209 contracts"])
    #expect(found.first?.detail == .text("C-HSG-MAK"))
  }

  @Test func `a package of another's contract or of another segment is refused`() {
    let other = crossFindings(.pkg) { $0.contracts[1]?.buyer = SmallSeason.agency.id }
    #expect(other.told == ["X209 contracts"])
    #expect(crossFindings(.pkg, [.segment: "AGENCY"]).told == ["X209 segment"])
    let agency = SmallSeason.context(.pkg, sender: SmallSeason.agency)
    #expect(crossFindings(.pkg, context: agency).told.contains("X209 segment"))
  }

  @Test func `a known contract that does not agree holds the package`() {
    let found = crossFindings(.pkg) { $0.contracts[2]?.isOpen = false }
    #expect(found.told == ["X214 contracts"])
    #expect(found.first?.severity == .hold && found.first?.detail == .text("C-TRN"))
  }

  /// The example's stays, with the Madinah contract's days changed.
  private func madinah(_ from: String, _ to: String) -> [FindingDetail] {
    crossFindings(.pkg) {
      $0.contracts[1] = SmallSeason.contract("C-HSG-MED", .housing, .madinah, from, to)
    }.filter { $0.code == .x210 }.map(\.detail)
  }

  @Test func `every night needs its contract, check-out days are no nights`() {
    #expect(madinah("2026-05-30", "2026-06-07") == [])
    #expect(madinah("2026-05-01", "2026-06-20") == [])
    #expect(madinah("2026-05-31", "2026-06-07") == [.text("MED 2026-05-30 0")])
    #expect(madinah("2026-05-30", "2026-06-06") == [.text("MED 2026-06-06 0")])
  }

  @Test func `two contracts for one night overlap, back to back they do not`() {
    func makkah(_ from: String) -> [String] {
      crossFindings(.pkg) {
        $0.contracts[0] = SmallSeason.contract(
          "C-HSG-MAK", .housing, .makkah, "2026-05-10", "2026-05-20")
        $0.contracts.append(
          SmallSeason.contract("C-HSG-MAK2", .housing, .makkah, from, "2026-05-24"))
      }.told
    }
    #expect(makkah("2026-05-20") == [])
    #expect(makkah("2026-05-19") == ["X210 itinerary"])
    #expect(makkah("2026-05-21") == ["X210 itinerary"])
  }

  @Test func `a Makkah contract kept during the days of hajj is no overlap`() {
    let found = crossFindings(.pkg) {
      $0.contracts[0] = SmallSeason.contract(
        "C-HSG-MAK", .housing, .makkah, "2026-05-10", "2026-05-30")
    }
    #expect(found.told == [])
  }

  @Test func `nights at the holy sites need a service or a camp contract`() {
    let none = crossFindings(.pkg) {
      $0.contracts[4] = SmallSeason.contract(
        "C-TWF", .tawafa, .holySites, "2026-05-10", "2026-05-29")
    }
    #expect(none.map(\.detail) == [.text("MSH 2026-05-29 0")])
    let both = crossFindings(.pkg) {
      $0.contracts.append(
        SmallSeason.contract("C-CMP", .camp, .holySites, "2026-05-24", "2026-05-30"))
    }
    #expect(both.told == [])
  }

  @Test func `stays follow one another without gap or overlap`() {
    func detail(_ itinerary: String) -> [FindingDetail] {
      crossFindings(.pkg, [.itinerary: itinerary]).map(\.detail)
    }
    let camp = "MSH:2026-05-24:2026-05-30"
    #expect(
      detail("MAK:2026-05-10:2026-05-23;\(camp);MED:2026-05-30:2026-06-07")
        == [.text("gap 2026-05-23")])
    #expect(
      detail("MAK:2026-05-10:2026-05-24;MED:2026-05-23:2026-06-07")
        == [.text("overlap 2026-05-23")])
    #expect(detail("MED:2026-05-30:2026-06-07;\(camp);MAK:2026-05-10:2026-05-24") == [])
  }

  @Test func `a package may be lowered below the people on it, who are then held`() {
    func told(_ people: Int, isCancelled: Bool = false) -> [String] {
      crossFindings(.pkg) {
        $0.package = SmallSeason.package
        $0.seatLoss = SeatLoss(people: people, isCancelled: isCancelled)
      }.told
    }
    #expect(told(-1) == [])
    #expect(told(0) == [])
    #expect(told(1) == ["L316 capacity"])
    #expect(told(400, isCancelled: true) == ["L316 capacity"])
  }
}
