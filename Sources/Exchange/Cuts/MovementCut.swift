internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// MOV: to the ministry every city, to a branch its own.
struct MovementCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let today = sheet.transaction.at.date()
    let cities = try movements(on: today).filter { !$0.1.isEmpty }
    let smallCell = try sheet.parameters(for: nil).smallCell
    for party in try sheet.recipients(of: CityMovementColumn.recipients) {
      let own = cities.filter { party.oversees($0.0) }
      if own.isEmpty { continue }
      let head = try sheet.head("MOV", for: party.id)
      let file = CutFile<CityMovementColumn>(sheet, for: party)
      try file.begin(head)
      var output = CityMovements(sheet.format(for: party), head, smallCell: smallCell)
      for (city, movement) in own { output.append(city, today, movement) }
      try file.finish(&output.writer, people: 0)
    }
  }

  private func movements(on today: CalendarDate) throws -> [(City, CityMovement)] {
    let ledger = sheet.transaction
    var cities: [City: CityMovement] = [:]
    try addArrivals(to: &cities, on: today)
    for flow in try ledger.cityFlows(upTo: ledger.at) {
      cities[flow.city, default: CityMovement()].add(flow, today: today)
    }
    for (city, people) in try ledger.peopleHoused() {
      cities[city, default: CityMovement()].remaining = people
    }
    for (city, beds) in try ledger.beds(on: today) {
      cities[city, default: CityMovement()].beds = beds
    }
    for contract in try ledger.allDeclarations() where contract.isCertifiedHousing(on: today) {
      cities[contract.terms.city, default: CityMovement()].contracts += 1
    }
    return City.allCases.compactMap { city in cities[city].map { (city, $0) } }
  }

  /// Over the border: into the first city of the plan, else of the itinerary.
  private func addArrivals(
    to cities: inout [City: CityMovement], on today: CalendarDate
  ) throws {
    var firstCities: [Int64: City] = [:]
    for package in try sheet.transaction.allPackages() {
      firstCities[package.id] = package.itinerary.min { $0.from < $1.from }?.city
    }
    for arrivals in try sheet.transaction.portArrivals(upTo: sheet.transaction.at) {
      guard let city = arrivals.firstCity ?? firstCities[arrivals.packageID] else { continue }
      cities[city, default: CityMovement()]
        .arrive(arrivals.people, on: arrivals.day, today: today)
    }
  }
}

/// OVS: to the ministry everybody who is still here, to a branch those of its city.
struct OverstayCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let dueOn = try sheet.parameters(for: nil).departures.upperBound
    let parties = try sheet.transaction.partyBook()
    for party in try sheet.recipients(of: OverstayColumn.recipients) {
      try write(for: party, dueOn, parties)
    }
  }

  private func write(for party: Party, _ dueOn: CalendarDate, _ parties: PartyBook) throws {
    let file = CutFile<OverstayColumn>(sheet, for: party)
    var output: Overstays?
    var people = 0
    var lastCities: [Int64: City] = [:]
    try sheet.transaction.eachPerson(in: .overstaying) { person in
      if party.type == .branch {
        let city = try city(of: person, &lastCities)
        guard city.map({ party.oversees($0) }) ?? (party.city != nil) else { return }
      }
      if output == nil {
        let head = try sheet.head("OVS", for: party.id)
        try file.begin(head)
        output = Overstays(sheet.format(for: party), head)
      }
      output?.append(
        ShownPerson(person, for: OverstayColumn.self),
        office: person.agency.flatMap { parties[$0]?.parent } ?? person.sender, dueOn: dueOn,
        today: sheet.transaction.at.date())
      file.drain(&output!.writer)
      try sheet.transaction.noteShown(person.id, to: party.id, in: "OVS")
      people += 1
    }
    if output != nil { try file.finish(&output!.writer, people: people) }
  }

  /// Where the person was last known to be: a house, else the end of the itinerary.
  private func city(of person: StoredPerson, _ lastCities: inout [Int64: City]) throws -> City? {
    if let stay = try sheet.transaction.stays(of: person.id).last(where: \.isOpen) {
      return stay.city
    }
    if let known = lastCities[person.packageID] { return known }
    let legs = try sheet.transaction.package(id: person.packageID)?.itinerary ?? []
    lastCities[person.packageID] = legs.max { $0.to < $1.to }?.city
    return lastCities[person.packageID]
  }
}

extension Declaration {
  /// A housing contract that both sides agreed on and that has not ended; a block by its shares.
  fileprivate func isCertifiedHousing(on day: CalendarDate) -> Bool {
    guard side == .buyer, let confirmed, confirmed.status != .cancelled else { return false }
    return confirmed.type == .housing && confirmed.dateTo > day
  }
}
