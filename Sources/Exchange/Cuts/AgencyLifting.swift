internal import Bookkeeping
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
    if people.count < limit { try transaction.finish(cure) }
  }
}
