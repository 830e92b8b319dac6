internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// ALO: to each Tawafa establishment the people it serves; everything on the first cut, afterwards
/// what changed.
struct AssignmentCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let parties = try sheet.transaction.partyBook()
    let packages = try sheet.transaction.allPackages()
    let service = PackageService(parties: parties)
    for party in try sheet.recipients(of: AssignedPilgrimColumn.recipients) {
      let own = packages.filter { service.isServed($0, by: party) }
      try write(own, parties, for: party)
    }
  }

  private func write(_ packages: [KnownPackage], _ parties: PartyBook, for party: Party) throws {
    let cut = AssignmentFile(
      sheet, party, arafah: try sheet.parameters(for: nil).arafahDate)
    for package in packages {
      let contracts = try ContractLookup.contracts(of: package, in: sheet.transaction)
      var stays = AssignedStays(
        package, contracts.compactMap { $0?.terms }, in: sheet.transaction)
      let plans = try sheet.transaction.arrivalPlans(ofPackage: package.id)
      try sheet.transaction.eachPerson(in: .package(package.id)) { person in
        guard !person.state.isClosed else { return }
        let office = parties.office(answeringFor: person.agency, sentBy: person.sender)
        let (arrival, stay) = try stays.stay(plan: plans[person.id])
        try cut.assign(
          person, office: office, package: package.code, stay: stay, arrival: arrival)
      }
    }
    try cut.finish()
  }
}

/// How the people of one package come and where in Makkah they then stay: reckoned once a plan.
private struct AssignedStays {
  private let package: KnownPackage
  private let contracts: [ContractTerms]
  private let ledger: any LedgerTransaction
  private var known: [Int64?: (PlannedArrival?, HousingStay?)] = [:]

  init(
    _ package: KnownPackage, _ contracts: [ContractTerms], in ledger: any LedgerTransaction
  ) {
    self.package = package
    self.contracts = contracts
    self.ledger = ledger
  }

  /// - Parameter plan: the person's; nil where there is none.
  mutating func stay(plan: Int64?) throws -> (PlannedArrival?, HousingStay?) {
    if let known = known[plan] { return known }
    let arrival = try plan.flatMap { try ledger.arrivalPlan(id: $0)?.expected }
    let stay = HousingStay.first(
      in: .makkah, package.itinerary, contracts, on: ledger.at.date(),
      arrival: arrival?.eta.date())
    known[plan] = (arrival, stay)
    return (arrival, stay)
  }
}

/// One establishment's file in the making.
private final class AssignmentFile {
  private let sheet: CutSheet
  private let party: Party
  private let key: RecipientKey
  private let arafah: CalendarDate
  private let file: CutFile<AssignedPilgrimColumn>
  private var list: AssignedPilgrims?
  /// Tells whether anybody changed before there is a file: a day without changes has none.
  private var probe: AssignedPilgrims
  private var people = 0

  init(_ sheet: CutSheet, _ party: Party, arafah: CalendarDate) {
    self.sheet = sheet
    self.party = party
    self.arafah = arafah
    key = sheet.key(of: party.id)
    file = CutFile(sheet, for: party)
    let head = OutputHead(
      season: sheet.season, recipient: party.id, sequence: 0,
      posting: sheet.transaction.number, at: sheet.transaction.at)
    probe = AssignedPilgrims(sheet.format(for: party), head)
  }

  func assign(
    _ person: StoredPerson, office: PartyID, package: String, stay: HousingStay?,
    arrival: PlannedArrival?
  ) throws {
    let before = try sheet.transaction.releasedDigest(
      of: person.id, to: party.id, in: "ALO")
    let token = token(of: person.id)
    let assignment = AssignedPilgrims.Assignment(
      office: office, packageCode: package, makkah: stay, hasVisa: person.state.hasVisa,
      arrival: arrival)
    let shown = ShownPerson(
      person, for: AssignedPilgrimColumn.self, token: token, arafah: arafah)
    let previous = sheet.isFull ? nil : before
    var digest: UInt64?
    if list != nil || probe.assign(shown, assignment, previous: previous) != nil {
      try begin()
      digest = list?.assign(shown, assignment, previous: previous)
      file.drain(&list!.writer)
    }
    if digest != nil {
      people += 1
      try sheet.transaction.noteShown(person.id, to: party.id, in: "ALO")
    }
    try sheet.transaction.markReleased(
      person.id, digest: digest ?? before ?? 0, to: party.id, in: "ALO", token: token)
  }

  /// People who were sent before and are not theirs any more, then the end of the file.
  func finish() throws {
    var gone: [Int64] = []
    try sheet.transaction.eachReleased(
      to: party.id, in: "ALO", before: sheet.transaction.number
    ) { gone.append($0) }
    for id in gone {
      try begin()
      list?.remove(token: token(of: id))
      try sheet.transaction.markRemoved(id, from: party.id, in: "ALO")
      people += 1
    }
    guard list != nil else { return }
    try file.finish(&list!.writer, people: people)
  }

  private func token(of person: Int64) -> [UInt8] {
    var token: [UInt8] = []
    key.appendToken(of: person, to: &token)
    return token
  }

  private func begin() throws {
    if list != nil { return }
    let head = try sheet.head("ALO", for: party.id)
    try file.begin(head)
    list = AssignedPilgrims(sheet.format(for: party), head)
  }
}
