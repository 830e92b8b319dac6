internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// ALO: to each Tawafa establishment the people it serves. ALM: to each Adilla establishment those
/// who come to Madinah.
struct AssignmentCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func writeMakkah() throws {
    let parties = try sheet.transaction.partyBook()
    let service = PackageService(parties: parties)
    let packages = try sheet.transaction.allPackages()
    for party in try sheet.recipients(of: AssignedPilgrimColumn.recipients) {
      let file = try AssignmentFile<AssignedPilgrims>(sheet, party, arafah: arafah())
      for package in packages where service.isServed(package, by: party) {
        try each(of: package, in: .makkah, parties) { person, office, arrival, stay in
          try file.assign(
            person,
            AssignedPilgrims.Assignment(
              office: office, packageCode: package.code, makkah: stay,
              hasVisa: person.state.hasVisa, arrival: arrival))
        }
      }
      try file.finish()
    }
  }

  func writeMadinah() throws {
    let parties = try sheet.transaction.partyBook()
    let recipients = try sheet.recipients(of: MadinahPilgrimColumn.recipients)
    if recipients.isEmpty { return }
    let guides = MadinahService(
      recipients.map(\.id), try sheet.transaction.allDeclarations())
    let packages = try sheet.transaction.allPackages()
    for party in recipients {
      let file = try AssignmentFile<MadinahPilgrims>(sheet, party, arafah: arafah())
      for package in packages where guides.isServed(package, by: party.id) {
        let first = package.itinerary.min { $0.from < $1.from }?.city
        try each(of: package, in: .madinah, parties) { person, office, arrival, stay in
          try file.assign(
            person,
            MadinahPilgrims.Assignment(
              office: office, madinah: stay, firstCity: first, hasVisa: person.state.hasVisa,
              arrival: arrival))
        }
      }
      try file.finish()
    }
  }

  private func arafah() throws -> CalendarDate { try sheet.parameters(for: nil).arafahDate }

  /// The people of a package who are not closed, with the office that answers for each, how they
  /// come, and where in `city` they then stay.
  private func each(
    of package: KnownPackage, in city: City, _ parties: PartyBook,
    _ body: (StoredPerson, PartyID, PlannedArrival?, HousingStay?) throws -> Void
  ) throws {
    let contracts = try ContractLookup.contracts(of: package, in: sheet.transaction)
    var stays = AssignedStays(
      package, contracts.compactMap { $0?.terms }, in: city, sheet.transaction)
    let plans = try sheet.transaction.arrivalPlans(ofPackage: package.id)
    try sheet.transaction.eachPerson(in: .package(package.id)) { person in
      guard !person.state.isClosed else { return }
      let office = parties.office(answeringFor: person.agency, sentBy: person.sender)
      let (arrival, stay) = try stays.stay(plan: plans[person.id])
      try body(person, office, arrival, stay)
    }
  }
}

/// How the people of one package come and where in a city they then stay: reckoned once a plan.
private struct AssignedStays {
  private let package: KnownPackage
  private let contracts: [ContractTerms]
  private let city: City
  private let ledger: any LedgerTransaction
  private var known: [Int64?: (PlannedArrival?, HousingStay?)] = [:]

  init(
    _ package: KnownPackage, _ contracts: [ContractTerms], in city: City,
    _ ledger: any LedgerTransaction
  ) {
    self.package = package
    self.contracts = contracts
    self.city = city
    self.ledger = ledger
  }

  /// - Parameter plan: the person's; nil where there is none.
  mutating func stay(plan: Int64?) throws -> (PlannedArrival?, HousingStay?) {
    if let known = known[plan] { return known }
    let arrival = try plan.flatMap { try ledger.arrivalPlan(id: $0)?.expected }
    let stay = HousingStay.first(
      in: city, package.itinerary, contracts, on: ledger.at.date(),
      arrival: arrival?.eta.date())
    known[plan] = (arrival, stay)
    return (arrival, stay)
  }
}
