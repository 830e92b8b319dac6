package import Vocabulary

// Agencies that merged are one level together
extension QuotaBook {
  /// The figures that decide at a level: of agencies that merged the sum of them all, else its own;
  /// nil where there is nothing to say.
  package func pooled(_ key: QuotaKey) -> QuotaFigures? {
    guard !groups.isEmpty, let agency = key.agency else { return self[key] }
    let members = groups.members(with: agency)
    guard members.count > 1 else { return self[key] }
    let all = members.compactMap { self[QuotaKey(segment: .agency, agency: $0)] }
    guard var sum = all.first else { return nil }
    for figures in all.dropFirst() { sum.add(figures) }
    return sum
  }

  /// Whether the level shares with others.
  package func isPooled(_ key: QuotaKey) -> Bool {
    guard !groups.isEmpty, let agency = key.agency else { return false }
    return groups.members(with: agency).count > 1
  }

  /// The levels that share their places, each by itself; the level alone where it shares none.
  package func sharing(_ key: QuotaKey) -> [QuotaKey] {
    guard isPooled(key), let agency = key.agency else { return [key] }
    return groups.members(with: agency).map { QuotaKey(segment: .agency, agency: $0) }
  }

  /// The levels at which use is held against places: of agencies that merged the lead's alone.
  package var balancedKeys: [QuotaKey] {
    if groups.isEmpty { return sortedKeys }
    let keys = sortedKeys.map { key in
      key.agency.map { QuotaKey(segment: .agency, agency: groups.head(of: $0)) } ?? key
    }
    return Set(keys).sorted()
  }

  /// Places left at a level; of agencies that merged those of all together.
  package func remaining(at key: QuotaKey) -> Int? { pooled(key)?.remaining }

  /// The agencies below the season's minimum, with what they and those merged with them registered.
  package func shortfalls(
    among agencies: [PartyID], minimum: Int
  ) -> [PartyID: AgencyShortfall] {
    var found: [PartyID: AgencyShortfall] = [:]
    for agency in agencies {
      let registered = pooled(QuotaKey(segment: .agency, agency: agency))?.used ?? 0
      guard registered < minimum else { continue }
      found[agency] = AgencyShortfall(registered: registered, minimum: minimum)
    }
    return found
  }
}

extension QuotaFigures {
  fileprivate mutating func add(_ other: QuotaFigures) {
    granted += other.granted
    adjusted += other.adjusted
    allocated += other.allocated
    reserved += other.reserved
    confirmed += other.confirmed
    released += other.released
    lapsed += other.lapsed
    frozen += other.frozen
    hasGrant = hasGrant || other.hasGrant
    hasAllocation = hasAllocation || other.hasAllocation
  }
}
