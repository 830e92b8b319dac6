import Rules
import Testing
import Vocabulary

/// X222 for reference data and contracts; L304 and L313.
@Suite struct PartyRuleTests {
  private static let agency: [FieldName: String] = [
    .partyId: "IDN-AGY-0002", .type: "AGY", .parentId: "IDN-HAO",
  ]

  private func details(
    _ kind: Kind, _ changes: [FieldName: String], sender: Party? = nil,
    _ change: (inout Standing) -> Void = { _ in }
  ) -> [FindingDetail] {
    let context = SmallSeason.context(kind, sender: sender)
    return crossFindings(kind, changes, context: context, change).map(\.detail)
  }

  @Test func `an agency belongs to an office of its country`() {
    #expect(details(.pty, Self.agency) == [])
    for (parent, word) in [
      ("", "unknown"), ("MYS-HAO", "unknown"), ("IDN-AGY-0001", "type"),
    ] {
      #expect(
        details(.pty, Self.agency.merging([.parentId: parent]) { $1 }) == [.text(word)], "\(parent)"
      )
    }
    #expect(
      details(.pty, Self.agency.merging([.country: "MYS"]) { $1 }) == [.text("country")])
  }

  @Test func `a lead is an agency and nobody leads to itself`() {
    #expect(details(.pty, Self.agency.merging([.leadId: "IDN-HAO"]) { $1 }) == [.text("type")])
    let ring = details(.pty, Self.agency.merging([.leadId: "IDN-AGY-0001"]) { $1 }) {
      var lead = SmallSeason.agency
      lead.lead = PartyID("IDN-AGY-0002")
      $0.parties.enter(lead)
    }
    #expect(ring == [.text("ancestor")])
  }

  @Test func `an establishment says whom it serves, a successor whom it follows`() {
    let establishment: [FieldName: String] = [
      .partyId: "TWF-ARB", .type: "TWF", .country: "",
    ]
    #expect(details(.pty, establishment) == [.text("unknown")])
    #expect(details(.pty, establishment.merging([.countries: "EGY;SDN"]) { $1 }) == [])
    #expect(details(.pty, [.successorOf: "IDN-OLD"]) == [.text("unknown")])
  }

  @Test func `a name keeps its type, and the ministry cannot suspend itself`() {
    #expect(details(.pty, [.partyId: "HSG-0001"]) == [.text("type")])
    #expect(
      details(.pty, [.partyId: "MOH", .type: "MOH", .status: "SUSPENDED"]) == [.text("entitlement")]
    )
  }

  @Test func `an office only allocates, and only in its own country`() {
    let part: [FieldName: String] = [.entryType: "ALLOCATE", .agencyId: "IDN-AGY-0001"]
    let office = SmallSeason.office
    #expect(details(.qta, part, sender: office) == [])
    #expect(details(.qta, [:], sender: office) == [.text("entitlement")])
    #expect(
      details(.qta, part.merging([.country: "MYS"]) { $1 }, sender: office)
        == [.text("entitlement"), .text("country")])
    #expect(details(.qta, part.merging([.agencyId: "HSG-0001"]) { $1 }) == [.text("type")])
  }

  @Test func `an entry number is not used twice`() {
    let found = crossFindings(.qta) { $0.quotaEntry = .numberTaken }
    #expect(found.told == ["X222 entry_no"])
    #expect(crossFindings(.qta) { $0.quotaEntry = .unchanged }.told == [])
  }

  @Test(arguments: [
    (QuotaEntryStanding.exceeds(by: 1), "L304 quantity", Severity.fatal),
    (.takesBackUsed(by: 5), "L304 quantity", .fatal),
    (.mixesWholeAndSegments, "L304 segment", .fatal), (.freezes(42507), "L313 quantity", .hold),
  ])
  func `what the quota book answers is said`(
    answer: QuotaEntryStanding, told: String, severity: Severity
  ) {
    let found = crossFindings(.qta) { $0.quotaEntry = answer }
    #expect(found.told == [told] && found.first?.severity == severity)
  }

  @Test func `a licence is held by a party of its trade, and a branch keeps to its city`() {
    #expect(details(.lic, [:]) == [])
    #expect(details(.lic, [.holderId: "CAT-0001"]) == [.text("type")])
    #expect(details(.lic, [.activity: "TRN"]) == [.text("type")])
    #expect(details(.lic, [.activity: "CMP", .holderId: "TWF-SEA"]) == [])
    #expect(details(.lic, [:], sender: SmallSeason.branch) == [])
    #expect(details(.lic, [.city: "MED"], sender: SmallSeason.branch) == [.text("entitlement")])
    // Makkah's branch licenses the camps of the holy sites.
    let camp: [FieldName: String] = [.activity: "CMP", .holderId: "TWF-SEA", .city: "MSH"]
    #expect(details(.lic, camp, sender: SmallSeason.branch) == [])
    // A branch of which nobody said where it is licenses nowhere.
    var lost = SmallSeason.branch
    lost.city = nil
    #expect(details(.lic, [:], sender: lost) == [.text("entitlement")])
  }

  @Test func `a contract is between a buyer and a provider of its trade`() {
    #expect(details(.ctb, [.counterpartyId: "CAT-0001"]).contains(.text("type")))
    #expect(details(.ctb, [.counterpartyId: "HSG-0404"]).contains(.text("unknown")))
    #expect(details(.ctp, [.counterpartyId: "CAT-0001"]) == [.text("type")])
    let wrong = details(.ctp, [.contractType: "CAT"]) { $0.licence?.activity = .catering }
    #expect(wrong == [.text("entitlement")])
    let suspended = details(.ctb, [:]) {
      var house = SmallSeason.house
      house.isSuspended = true
      $0.parties.enter(house)
    }
    #expect(suspended == [.text("inactive")])
  }
}
