import Rules
import Testing
import Vocabulary

/// X201, X202, X209, X212, X213, X222, L309 and L310, for amendments and mission staff.
@Suite struct AmendmentRuleTests {
  /// Of posting 3, row 5; the standing is of posting 7.
  private func known(
    state: PilgrimState = .requested, posting: Int = 3, package: Int64 = 1
  ) -> KnownPerson {
    KnownPerson(
      id: 1, owner: SmallSeason.office.id, state: state, holds: [], packageID: package,
      lastPosting: posting, lastRow: 5, digest: Digest128(), lockedDigest: Digest128(high: 1),
      passportKey: 10, birthDate: day("1970-03-15"), nameKey: 20)
  }

  private func told(
    _ action: Amendment, _ person: KnownPerson?, context: RuleContext? = nil,
    _ change: (inout AmendmentStanding) -> Void = { _ in }
  ) -> [String] {
    crossFindings(.amd, [.action: action.rawValue], context: context) {
      var amendment = AmendmentStanding(action: action, person: person)
      change(&amendment)
      $0.amendment = amendment
    }.told
  }

  @Test(arguments: PilgrimState.allCases)
  func `only who holds a place and has not set out, or was refused a visa, is replaced`(
    state: PilgrimState
  ) {
    let mayBe: Set<PilgrimState> = [
      .accepted, .requested, .returned, .visaIssued, .planned, .refused,
    ]
    let found = told(.replace, known(state: state))
    #expect(found == (mayBe.contains(state) ? [] : ["X212 sender_ref"]))
    #expect(told(.replace, known(state: state)) { $0.isReplaced = true } == ["X212 sender_ref"])
  }

  @Test func `an unknown original and a reference that is taken refuse a replacement`() {
    #expect(told(.replace, nil) == ["X212 sender_ref"])
    let taken = told(.replace, known()) { $0.newReference = known(state: .accepted) }
    #expect(taken == ["X212 new_sender_ref"])
    let twice = told(.replace, known()) { $0.newReference = known(posting: 7) }
    #expect(twice == ["X201 new_sender_ref"])
    #expect(told(.replace, known(package: 0)) == ["X212 sender_ref"])
  }

  @Test func `the last day of replacements is one, the next is none`() {
    var parameters = SeasonParameters()
    parameters.replacementClose = day("2026-01-04")
    let last = SmallSeason.context(.amd, parameters: parameters)
    #expect(told(.replace, known(), context: last) == [])
    parameters.replacementClose = day("2026-01-03")
    let late = SmallSeason.context(.amd, parameters: parameters)
    #expect(told(.replace, known(), context: late) == ["X212 action"])
    #expect(told(.cancel, known(), context: late) == [])
  }

  @Test func `a reached ceiling refuses a replacement and says which it is`() {
    let found = crossFindings(.amd) {
      $0.amendment = AmendmentStanding(action: .replace, person: known(), reachedCeiling: 3)
    }
    #expect(found.told == ["L309 action"] && found.first?.detail == .number(3))
  }

  @Test(arguments: [Amendment.correct, .cancel, .movePackage, .moveGroup])
  func `nobody is amended who is unknown or closed`(action: Amendment) {
    #expect(told(action, nil) == ["X209 sender_ref"])
    for state in [PilgrimState.refused, .replaced] {
      #expect(told(action, known(state: state)) == ["X209 sender_ref"])
    }
    let again = told(action, known(state: .cancelled))
    #expect(again == (action == .cancel ? [] : ["X209 sender_ref"]))
    #expect(told(action, known(posting: 7)) == ["X201 sender_ref"])
    let staff = told(action, known(package: 0))
    #expect(staff == (action == .cancel ? [] : ["X209 sender_ref"]))
  }

  @Test(arguments: PilgrimState.allCases.filter { !$0.isClosed })
  func `who has set out is cancelled no more`(state: PilgrimState) {
    let isOver = [.arrived, .departed, .overstay, .deceased, .noShow].contains(state)
    #expect(told(.cancel, known(state: state)) == (isOver ? ["X213 sender_ref"] : []))
    #expect(told(.moveGroup, known(state: state)) == [])
  }

  @Test(arguments: PilgrimState.allCases.filter { !$0.isClosed })
  func `a correction touches what Foreign Affairs was told only while it can be taken back`(
    state: PilgrimState
  ) {
    func told(mayAskAgain: Bool) -> [String] {
      crossFindings(.plg) {
        $0.amendment = AmendmentStanding(action: .correct, mayAskAgain: mayAskAgain)
        $0.person = PersonStanding(
          byReference: known(state: state), lockedDigest: Digest128(high: 2), passportKey: 10,
          nameKey: 20)
      }.told
    }
    let isFree = state == .accepted || state == .returned
    #expect(told(mayAskAgain: false) == (isFree ? [] : ["X213 sender_ref"]))
    let isOpen = isFree || state == .requested
    #expect(told(mayAskAgain: true) == (isOpen ? [] : ["X213 sender_ref"]))
  }

  @Test func `an amendment's row is silent about what it leaves as it is`() {
    #expect(findings(.amd, [.birthPlace: "", .nameAr: "أحمد", .mrz1: mrz1]).told == [])
    #expect(findings(.amd, [.nationality: "PAK"]).told == [])
    #expect(crossFindings(.amd, [.nationality: "PAK"]).told == [])
    #expect(findings(.amd, [.passportNo: "A-123456"]).told == ["R103 passport_no"])
    #expect(findings(.amd, [.surnameLat: "MÜLLER"]).told == ["R107 surname_lat"])
  }

  private let mrz1 = "P<IDNWIDODO<<SITI<<<<<<<<<<<<<<<<<<<<<<<<<<<"

  @Test func `death and illness need a paper, other reasons none`() {
    for reason in AmendmentReason.allCases {
      let needs = reason == .death || reason == .illness
      let found = findings(.amd, [.reason: reason.rawValue]).told
      #expect(found == (needs ? ["R101 evidence_no"] : []), "\(reason)")
      #expect(findings(.amd, [.reason: reason.rawValue, .evidenceNo: "D-1"]).told == [])
    }
  }

  @Test func `people of a suspended agency can be cancelled and not corrected`() {
    var agency = SmallSeason.agency
    agency.isSuspended = true
    func told(_ action: Amendment) -> [String] {
      crossFindings(.amd, [.action: action.rawValue, .agencyId: agency.id.rawValue]) {
        $0.parties.enter(agency)
        $0.amendment = AmendmentStanding(action: action, person: known())
      }.told
    }
    #expect(told(.cancel) == [])
    #expect(told(.correct) == ["X222 agency_id"])
  }

  @Test func `staff finds no place in an exhausted level`() {
    #expect(crossFindings(.stf) { $0.exhausted = .segment }.told == ["L310 staff_role"])
    #expect(crossFindings(.stf) { $0.exhausted = nil }.told == [])
  }

  @Test func `a visa on a member is not made another's`() {
    func told(_ state: PilgrimState, locked: UInt64) -> [String] {
      crossFindings(.stf) {
        $0.person = PersonStanding(
          byReference: known(state: state, package: 0), lockedDigest: Digest128(high: locked))
      }.told
    }
    #expect(told(.visaIssued, locked: 2) == ["X222 sender_ref"])
    #expect(told(.visaIssued, locked: 1) == [])
    #expect(told(.requested, locked: 2) == [])
    #expect(told(.returned, locked: 2) == [])
  }
}
