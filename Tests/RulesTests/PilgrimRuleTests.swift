import Rules
import Testing
import Vocabulary

/// X201, X202, X209, X211, X213, X214, X222 and the ledger's answers, for pilgrims.
@Suite struct PilgrimRuleTests {
  /// Of posting 3, row 5; the standing is of posting 7.
  private func known(
    id: Int64 = 1, state: PilgrimState = .accepted, posting: Int = 3,
    owner: Party = SmallSeason.office
  ) -> KnownPerson {
    KnownPerson(
      id: id, owner: owner.id, state: state, holds: [], packageID: 1, lastPosting: posting,
      lastRow: 5, digest: Digest128(), lockedDigest: Digest128(high: 1), passportKey: 10,
      birthDate: day("1970-03-15"), nameKey: 20)
  }

  private func told(
    _ changes: [FieldName: String] = [:], reference: KnownPerson? = nil,
    passport: KnownPerson? = nil, passportKey: UInt64 = 10, nameKey: UInt64 = 20, locked: UInt64 = 1
  ) -> [String] {
    crossFindings(.plg, changes) {
      $0.person = PersonStanding(
        byReference: reference, byPassport: passport, lockedDigest: Digest128(high: locked),
        passportKey: passportKey, nameKey: nameKey)
    }.told
  }

  @Test func `a reference or passport of the same file is found with the row that stands`() {
    let twice = known(posting: 7)
    #expect(told(reference: twice) == ["X201 sender_ref"])
    #expect(told(passport: twice) == ["X201 passport_no"])
    let found = crossFindings(.plg) { $0.repeatedRow = 9 }
    #expect(found.told == ["X201"] && found.first?.detail == .row(9))
  }

  @Test func `a passport under another reference or sender is refused and nobody named`() {
    #expect(told(passport: known(id: 2)) == ["X202 passport_no"])
    let found = crossFindings(.plg) {
      $0.person = PersonStanding(byPassport: known(id: 2, owner: SmallSeason.agency))
    }
    #expect(found.told == ["X202 passport_no"] && found.first?.detail == FindingDetail.none)
  }

  @Test func `the same person again is nobody else`() {
    #expect(told(reference: known(), passport: known()) == [])
  }

  @Test func `one of passport, birth and name may change, two are another person`() {
    #expect(told(reference: known(), passportKey: 11) == [])
    #expect(told(reference: known(), nameKey: 21) == [])
    #expect(told([.birthDate: "1971-01-01"], reference: known()) == [])
    #expect(told(reference: known(), passportKey: 11, nameKey: 21) == ["X213 sender_ref"])
    #expect(
      told([.birthDate: "1971-01-01"], reference: known(), nameKey: 21) == ["X213 sender_ref"])
  }

  @Test(arguments: PilgrimState.allCases.filter { !$0.isClosed })
  func `personal fields are locked from REQUESTED on and opened by RETURNED`(state: PilgrimState) {
    let isOpen = state == .accepted || state == .returned
    #expect(told(reference: known(state: state), locked: 2) == (isOpen ? [] : ["X213 sender_ref"]))
    #expect(told(reference: known(state: state)) == [])
  }

  @Test func `the package is known, the sender's own and of its segment`() {
    #expect(crossFindings(.plg) { $0.package = nil }.told == ["X209 package_code"])
    let other = crossFindings(.plg) { $0.package?.owner = SmallSeason.agency.id }
    #expect(other.map(\.detail) == [.text("owner")])
    let segment = crossFindings(.plg) { $0.package?.segment = .agency }
    #expect(segment.map(\.detail) == [.text("segment")])
    let agencys = crossFindings(.plg, [.agencyId: "IDN-AGY-0001"]) {
      $0.package?.segment = .agency
      $0.package?.owner = SmallSeason.agency.id
    }
    #expect(agencys.told == [])
  }

  @Test func `a pilgrim is national or resident of the sender's country`() {
    #expect(told([.nationality: "MYS"]) == ["X211 nationality"])
    #expect(told([.nationality: "MYS", .residenceCountry: "IDN"]) == [])
    #expect(told([.residenceCountry: "MYS"]) == ["X211 residence_country"])
  }

  @Test func `a German office registers a D passport`() {
    var office = SmallSeason.office
    office.country = CountryCode("DEU")
    let context = SmallSeason.context(.plg, sender: office)
    #expect(crossFindings(.plg, [.nationality: "D"], context: context).told == [])
  }

  @Test func `a package that is not confirmed holds its people`() {
    let found = crossFindings(.plg) { $0.package?.isConfirmed = false }
    #expect(found.told == ["X214 package_code"] && found.first?.severity == .hold)
  }

  @Test func `an agency is known, active, an agency, and the sender's`() {
    func detail(_ agency: Party?) -> [FindingDetail] {
      crossFindings(.plg, [.agencyId: "IDN-AGY-0009"]) {
        if let agency { $0.parties.enter(agency) }
        $0.package?.owner = PartyID("IDN-AGY-0009")
        $0.package?.segment = .agency
      }.map(\.detail)
    }
    var agency = SmallSeason.agency
    agency.id = PartyID("IDN-AGY-0009")
    #expect(detail(agency) == [])
    #expect(detail(nil) == [.text("unknown")])
    agency.isSuspended = true
    #expect(detail(agency) == [.text("inactive")])
    agency.isSuspended = false
    agency.parent = PartyID("MYS-HAO")
    agency.country = CountryCode("MYS")
    #expect(detail(agency) == [.text("entitlement")])
    agency.type = .housing
    #expect(detail(agency) == [.text("type")])
  }

  @Test func `two establishments for one country leave a person without one`() {
    var second = SmallSeason.establishment
    second.id = PartyID("TWF-SAS")
    let found = crossFindings(.plg) {
      $0.parties.enter(second)
      $0.package?.tawafa = nil
    }
    #expect(found.told == ["X222 package_code"])
    #expect(crossFindings(.plg) { $0.parties.enter(second) }.told == [])
    #expect(crossFindings(.plg) { $0.package?.tawafa = nil }.told == [])
  }

  @Test(arguments: zip(QuotaLevelKind.allCases, ["L301", "L302", "L303"]))
  func `the level that is exhausted is named`(level: QuotaLevelKind, code: String) {
    #expect(crossFindings(.plg) { $0.exhausted = level }.told == [code])
  }

  @Test func `a full package is refused`() {
    #expect(crossFindings(.plg) { $0.hasNoSeat = true }.told == ["L306 package_code"])
  }
}
