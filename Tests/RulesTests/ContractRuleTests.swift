import Rules
import Testing
import Vocabulary

/// R119, R120, X214, X215, L307 and L308: contracts and their licences.
@Suite struct ContractRuleTests {
  @Test func `an unknown licence is said to be unknown`() {
    let found = crossFindings(.ctb) { $0.licence = nil }
    #expect(found.told == ["R119 licence_no"])
    #expect(found.first?.detail == .text("unknown"))
  }

  @Test func `the licence is the provider's, whichever side declares`() {
    let other: (inout Standing) -> Void = { $0.licence?.holder = PartyID("HSG-0002") }
    #expect(crossFindings(.ctb, [:], other).map(\.detail) == [.text("holder")])
    #expect(crossFindings(.ctp, [:], other).map(\.detail) == [.text("holder")])
  }

  @Test func `the licence is of the contract's city and activity`() {
    #expect(crossFindings(.ctb) { $0.licence?.city = .madinah }.map(\.detail) == [.text("city")])
    #expect(
      crossFindings(.ctb) { $0.licence?.activity = .camp }.map(\.detail) == [.text("activity")])
  }

  @Test func `the licence is in force on every night, check-out day excluded`() {
    #expect(crossFindings(.ctb) { $0.licence?.validTo = day("2026-05-23") }.told == [])
    let short = crossFindings(.ctb) { $0.licence?.validTo = day("2026-05-22") }
    #expect(short.map(\.detail) == [.text("expired")])
    let late = crossFindings(.ctb) { $0.licence?.validFrom = day("2026-05-11") }
    #expect(late.map(\.detail) == [.text("expired")])
    let revoked = crossFindings(.ctb) { $0.licence?.status = .revoked }
    #expect(revoked.map(\.detail) == [.text("expired")])
  }

  @Test func `a contract can be cancelled whatever became of its licence`() {
    let found = crossFindings(.ctb, [.status: "CANCELLED"]) { $0.licence = nil }
    #expect(found.told == [])
  }

  @Test func `capacity is at least one and at most what is licensed`() {
    #expect(crossFindings(.ctb, [.capacity: "1"]).told == [])
    #expect(crossFindings(.ctb, [.capacity: "600"]).told == [])
    #expect(crossFindings(.ctb, [.capacity: "0"]).told == ["R120 capacity"])
    #expect(crossFindings(.ctb, [.capacity: "-4"]).told == ["R120 capacity"])
    let over = crossFindings(.ctp, [.capacity: "601"])
    #expect(over.told == ["R120 capacity"] && over.first?.detail == .number(600))
  }

  @Test(arguments: [
    (ContractMatch.matched, [], nil), (.manyToOne, [], nil),
    (.manyToOne, [FieldName.capacity], FindingDetail.text("capacity")),
    (.differs, [.capacity, .dateTo], .text("capacity date_to")),
    (.buyerOnly, [], .text("BUYER_ONLY")), (.providerOnly, [], .text("PROVIDER_ONLY")),
    (.cancelledOneSide, [], .text("CANCELLED_ONE_SIDE")),
  ])
  func `a declaration that the other side does not share is held`(
    match: ContractMatch, differs: [FieldName], detail: FindingDetail?
  ) {
    let found = crossFindings(.ctb) {
      $0.declaration = DeclarationStanding(match: match, differs: differs)
    }
    #expect(found.map(\.detail) == (detail.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.code == .x214 && $0.severity == .hold })
  }

  @Test func `a contract is one-sided for seven days before it is a warning`() {
    func told(_ days: Int) -> [String] {
      crossFindings(.ctb) {
        $0.declaration = DeclarationStanding(match: .buyerOnly, daysOneSided: days)
      }.told
    }
    #expect(told(7) == ["X214"])
    #expect(told(8) == ["X214", "X215"])
  }

  @Test func `a night or a day that is too full is refused by the ledger`() {
    let excess = CapacityExcess(day: day("2026-05-12"), contracted: 601, licensed: 600)
    let night = crossFindings(.ctb) { $0.declaration?.overfullNight = excess }
    #expect(night.told == ["L307 capacity"])
    #expect(night.first?.detail == .text("2026-05-12 601 600"))
    #expect(crossFindings(.ctp) { $0.declaration?.overfullDay = excess }.told == ["L308 capacity"])
  }

  @Test func `a record that an error refuses is not taken to the ledger`() {
    let excess = CapacityExcess(day: day("2026-05-12"), contracted: 601, licensed: 600)
    let found = crossFindings(.ctb) {
      $0.licence = nil
      $0.declaration?.overfullNight = excess
    }
    #expect(found.told == ["R119 licence_no"])
  }
}
