internal import Bookkeeping
internal import Reporting
internal import Vocabulary

// What the minimum of its agency means for people
extension Lifting {
  /// An agency fell below the minimum: whoever is not yet requested is held by L305. Or it reached
  /// it, by itself or under a lead: its people are lifted.
  func balance(agency: PartyID, _ cure: Cure) throws {
    guard let country = try transaction.partyBook()[agency]?.country else {
      return try transaction.finish(cure)
    }
    let limit = parts.settings.curePeople
    let isHolding = try transaction.agencyClose(of: country)?.isHolding ?? false
    let isBelow = try transaction.shortfalls(of: country)[agency] != nil
    let people = try all(
      in: isBelow && isHolding
        ? .unmarkedOfAgency(country, agency, .agencyMinimum, limit: limit)
        : .markedOfAgency(agency, .agencyMinimum, limit: limit))
    for person in people {
      if isBelow, isHolding {
        try hold(person, by: .agencyMinimum)
      } else {
        let package = try transaction.package(id: person.packageID)
        try release(
          person, from: .agencyMinimum, isConfirmed: package?.isConfirmed ?? false)
      }
    }
    if try transaction.progress(of: cure) == 0 { try tell(agency, country) }
    if people.count < limit { return try transaction.finish(cure) }
    try transaction.note(progress: people.last?.id ?? 0, of: cure)
  }

  /// The agency and its office learn of the close once, also where nobody is left to be held.
  private func tell(_ agency: PartyID, _ country: CountryCode) throws {
    let shortfall = try transaction.shortfalls(of: country)[agency]
    let office = try transaction.partyBook()[agency]?.parent
    for party in [agency] + (office.map { [$0] } ?? []) {
      try tell(party) {
        $0.append(agency: agency, shortfall: shortfall.map { ($0.registered, $0.minimum) })
      }
    }
  }
}
