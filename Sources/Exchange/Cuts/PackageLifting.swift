internal import Bookkeeping
internal import Vocabulary

// What the contracts of a package mean for its people
extension Lifting {
  /// The contracts of a package agree and are licensed: X214 and L315 hold nobody any more. Or a
  /// licence no longer covers one of them: whoever is not yet requested is held by L315.
  func balance(contractsOf id: Int64, _ cure: Cure) throws {
    guard let package = try transaction.package(id: id) else {
      return try transaction.finish(cure)
    }
    let limit = parts.settings.curePeople
    let concerned: Int
    if package.isConfirmed {
      concerned = try liftConfirmed(id, limit)
    } else if try isHeldByLicence(package) {
      let people = try all(in: .newestUnmarked(packages: [id], .licence, limit: limit))
      for person in people { try hold(person, by: .licence) }
      concerned = people.count
    } else {
      // The licence is no longer in the way, and the two sides still do not agree: X214 holds on.
      let people = try all(in: .marked(package: id, .licence, limit: limit))
      for person in people { try hold(person, by: .contract, insteadOf: .licence) }
      concerned = people.count
    }
    if concerned < limit { try transaction.finish(cure) }
  }

  private func liftConfirmed(_ id: Int64, _ limit: Int) throws -> Int {
    var people: [StoredPerson]
    if forwarding != nil {
      people = try all(in: .unforwarded(package: id, limit: limit))
    } else {
      people = try all(in: .held(package: id, marks: .contract, limit: limit))
      if people.count < limit {
        let known = Set(people.map(\.id))
        people += try all(in: .marked(package: id, .licence, limit: limit - people.count))
          .filter { !known.contains($0.id) }
      }
    }
    for person in people {
      try release(person, from: [.contract, .licence], isConfirmed: true)
    }
    return people.count
  }

  private func isHeldByLicence(_ package: KnownPackage) throws -> Bool {
    let seats = try OwnerSeats(of: package.owner, in: transaction)
    return try seats.isFrozen(package) && holds(by: .l315, inCountryOf: package.owner)
  }

  /// Whether the season lets the rule hold people of the party's country.
  func holds(by code: RuleCode, inCountryOf party: PartyID) throws -> Bool {
    try holds(by: code, in: transaction.partyBook()[party]?.country)
  }

  func holds(by code: RuleCode, in country: CountryCode?) throws -> Bool {
    let parameters = try transaction.parameterBook().parameters(
      for: country, at: transaction.at, season: parts.settings.season)
    guard let severity = parameters.severity(of: code, catalogue: .hold) else { return false }
    return severity >= .hold
  }

  /// A package or one of its contracts has fewer seats than people: as many of the newest who are
  /// not yet requested are held (L316). Or it has seats again: the oldest are lifted first.
  func balance(seatsOf id: Int64, _ cure: Cure) throws {
    guard let package = try transaction.package(id: id) else {
      return try transaction.finish(cure)
    }
    let limit = parts.settings.curePeople
    let levels = try OwnerSeats(of: package.owner, in: transaction).levels(of: package)
    let isHolding = try holds(by: .l316, inCountryOf: package.owner)
    var concerned = isHolding ? try holdUnseated(levels, limit) : 0
    if concerned < limit {
      concerned += try liftSeated(
        package, levels, limit - concerned, isHolding: isHolding)
    }
    if concerned < limit { try transaction.finish(cure) }
  }

  private func holdUnseated(_ levels: [OwnerSeats.Level], _ limit: Int) throws -> Int {
    var concerned = 0
    for level in levels where level.overuse > 0 && concerned < limit {
      let held = try transaction.people(marked: .seats, onPackages: level.packages)
      let missing = min(level.overuse - held, limit - concerned)
      guard missing > 0 else { continue }
      let people = try all(
        in: .newestUnmarked(packages: level.packages, .seats, limit: missing))
      for person in people { try hold(person, by: .seats) }
      concerned += people.count
    }
    return concerned
  }

  /// As many as every level has seats for.
  private func liftSeated(
    _ package: KnownPackage, _ levels: [OwnerSeats.Level], _ limit: Int, isHolding: Bool
  ) throws -> Int {
    var room = limit
    if isHolding {
      for level in levels {
        let held = try transaction.people(marked: .seats, onPackages: level.packages)
        room = min(room, held - max(0, level.overuse))
      }
    }
    guard room > 0 else { return 0 }
    let people = try all(in: .marked(package: package.id, .seats, limit: room))
    for person in people {
      try release(person, from: .seats, isConfirmed: package.isConfirmed)
    }
    return people.count
  }
}
