package import Vocabulary

/// One country's quota: the sums of the country, its segments and its agencies.
///
/// A value: a transaction works on its own copy and saves it. The sums are kept flat, and whoever
/// books many people asks once for a `Place` and hashes no name afterwards.
package struct QuotaBook: Sendable {
  package let country: CountryCode
  private var keys: [QuotaKey] = []
  private var levels: [QuotaFigures] = []
  private var slots: [QuotaKey: Int] = [:]

  /// The agencies of the country that merged; no figure comes from them.
  package let groups: AgencyGroups

  package init(
    country: CountryCode, figures: [QuotaKey: QuotaFigures] = [:],
    groups: AgencyGroups = AgencyGroups()
  ) {
    self.country = country
    self.groups = groups
    for (key, value) in figures { levels[slot(of: key)] = value }
  }

  /// The levels of one person, found once and used for many.
  ///
  /// It stays good for the book that gave it and for every later copy of that book.
  package struct Place: Sendable, Hashable {
    /// Narrowest first; −1 where the person stands on no such level.
    fileprivate let agency: Int32
    fileprivate let segment: Int32
    fileprivate let country: Int32
  }

  /// Every level that has anything to say.
  package var figures: [QuotaKey: QuotaFigures] {
    var result: [QuotaKey: QuotaFigures] = [:]
    for (key, value) in zip(keys, levels) where value != QuotaFigures() { result[key] = value }
    return result
  }

  /// The levels in the order of reports: the country, each segment, its agencies by name.
  package var sortedKeys: [QuotaKey] { figures.keys.sorted() }

  package subscript(key: QuotaKey) -> QuotaFigures? {
    guard let slot = slots[key], levels[slot] != QuotaFigures() else { return nil }
    return levels[slot]
  }

  /// The levels at which a person of `segment`, and of `agency` where there is one, needs room.
  ///
  /// Mission staff stand outside the country's total.
  package mutating func place(_ segment: Segment, agency: PartyID?) -> Place {
    Place(
      agency: agency.map { Int32(slot(of: QuotaKey(segment: .agency, agency: $0))) } ?? -1,
      segment: Int32(slot(of: QuotaKey(segment: segment))),
      country: segment == .staff ? -1 : Int32(slot(of: .country)))
  }

  private mutating func slot(of key: QuotaKey) -> Int {
    if let slot = slots[key] { return slot }
    keys.append(key)
    levels.append(QuotaFigures())
    slots[key] = levels.count - 1
    return levels.count - 1
  }
}

extension QuotaBook: Equatable {
  package static func == (left: QuotaBook, right: QuotaBook) -> Bool {
    left.country == right.country && left.figures == right.figures
  }
}

extension QuotaBook {
  /// Books one place at every level, or at none: nil where it is booked, else the narrowest
  /// exhausted level (L303, L302, L301), which remembers its first refusal.
  package mutating func reserve(_ place: Place, refusedAt instant: Instant) -> QuotaLevelKind? {
    if let kind = exhausted(place) {
      let slot = Int(place.slot(of: kind))
      if levels[slot].firstRefusalAt == nil { levels[slot].firstRefusalAt = instant }
      return kind
    }
    each(of: place) { $0.reserved += 1 }
    return nil
  }

  /// Remembers a first refusal of a file of which nothing else was posted.
  package mutating func noteFirstRefusal(at key: QuotaKey, _ instant: Instant) {
    let slot = slot(of: key)
    if levels[slot].firstRefusalAt == nil { levels[slot].firstRefusalAt = instant }
  }

  /// Where a place was ever refused, and when first.
  package var firstRefusals: [QuotaKey: Instant] { figures.compactMapValues(\.firstRefusalAt) }

  package mutating func reserve(
    _ segment: Segment, agency: PartyID?, refusedAt instant: Instant
  ) -> QuotaLevelKind? {
    reserve(place(segment, agency: agency), refusedAt: instant)
  }

  /// As if `reserve` had never booked the place: its record was refused after the last one.
  package mutating func takeBack(_ place: Place) { each(of: place) { $0.reserved -= 1 } }

  /// Moves one place from reserved to confirmed: the visa was issued.
  package mutating func confirm(_ place: Place) {
    each(of: place) {
      $0.reserved -= 1
      $0.confirmed += 1
    }
  }

  package mutating func confirm(_ segment: Segment, agency: PartyID?) {
    confirm(place(segment, agency: agency))
  }

  /// Gives back one place, a confirmed one or a reserved one.
  package mutating func release(_ place: Place, confirmed: Bool) {
    each(of: place) {
      if confirmed { $0.confirmed -= 1 } else { $0.reserved -= 1 }
      $0.released += 1
    }
  }

  package mutating func release(_ segment: Segment, agency: PartyID?, confirmed: Bool) {
    release(place(segment, agency: agency), confirmed: confirmed)
  }

  /// The narrowest level at which one more person of `place` would find no room; nothing is booked.
  package func exhausted(_ place: Place) -> QuotaLevelKind? {
    if place.agency >= 0, decisive(Int(place.agency)).isExhausted { return .agency }
    if levels[Int(place.segment)].isExhausted { return .segment }
    if place.country >= 0, levels[Int(place.country)].isExhausted { return .country }
    return nil
  }

  /// Whether more is used than there is at a level of `place`.
  package func isOverused(_ place: Place) -> Bool {
    [place.agency, place.segment, place.country].contains {
      $0 >= 0 && decisive(Int($0)).overuse > 0
    }
  }

  /// The figures that decide at a level: those of agencies that merged are one.
  private func decisive(_ slot: Int) -> QuotaFigures {
    groups.isEmpty ? levels[slot] : pooled(keys[slot]) ?? levels[slot]
  }

  private mutating func each(of place: Place, _ change: (inout QuotaFigures) -> Void) {
    if place.agency >= 0 { change(&levels[Int(place.agency)]) }
    change(&levels[Int(place.segment)])
    if place.country >= 0 { change(&levels[Int(place.country)]) }
  }
}

extension QuotaBook.Place {
  fileprivate func slot(of kind: QuotaLevelKind) -> Int32 {
    switch kind {
    case .agency: agency
    case .segment: segment
    case .country: country
    }
  }
}

// Freezing (L313)
extension QuotaBook {
  /// People to be frozen at a level beyond those that are.
  package func excess(at key: QuotaKey) -> Int {
    guard let level = pooled(key) else { return 0 }
    return max(0, level.overuse - level.frozen)
  }

  /// Frozen people of a level for whom it and every level above it have room again.
  ///
  /// People of a segment may still lack room at their agency: `thaw` says so, one by one.
  package func roomForFrozen(at key: QuotaKey) -> Int {
    key.andAbove.map { pooled($0).map { max(0, $0.frozen - $0.overuse) } ?? 0 }.min() ?? 0
  }

  /// Marks one person frozen at every one of its levels: it counts against the excess of each.
  package mutating func freeze(_ place: Place) { each(of: place) { $0.frozen += 1 } }

  /// Lifts one frozen person where every level has room for it; false, and nothing changed, where
  /// one has not.
  package mutating func thaw(_ place: Place) -> Bool {
    var hasRoom = true
    for slot in [place.agency, place.segment, place.country] where slot >= 0 {
      let level = decisive(Int(slot))
      if level.frozen <= level.overuse { hasRoom = false }
    }
    if hasRoom { each(of: place) { $0.frozen -= 1 } }
    return hasRoom
  }

  /// Takes the mark off a frozen person who gave its place up; call beside `release`.
  package mutating func unfreeze(_ place: Place) { each(of: place) { $0.frozen -= 1 } }
}

// Movements
extension QuotaBook {
  /// Books one movement. Every sum but `frozen` and `firstRefusalAt` comes from these alone, in
  /// whatever order they come.
  package mutating func apply(_ movement: Movement) {
    let count = movement.quantity
    switch movement.type {
    case .grant, .adjust, .lapse: raise(movement)
    case .allocate:
      change(movement.key) {
        $0.allocated += count
        $0.hasAllocation = true
      }
    case .reserve: people(of: movement) { $0.reserved += count }
    case .confirm:
      people(of: movement) {
        $0.reserved -= count
        $0.confirmed += count
      }
    case .release:
      let isConfirmed = movement.releasesConfirmed
      people(of: movement) {
        if isConfirmed { $0.confirmed -= count } else { $0.reserved -= count }
        $0.released += count
      }
    }
  }

  /// GRANT and ADJUST with a segment raise the country too, but for staff; what lapses at a level
  /// is lost to every level above it.
  private mutating func raise(_ movement: Movement) {
    for key in movement.key.andAbove {
      change(key) {
        switch movement.type {
        case .grant: $0.granted += movement.quantity
        case .adjust: $0.adjusted += movement.quantity
        default: $0.lapsed += movement.quantity
        }
        if movement.type != .lapse { $0.hasGrant = true }
      }
    }
  }

  private mutating func people(of movement: Movement, _ change: (inout QuotaFigures) -> Void) {
    // A person always has a segment; a line without one says nothing about anybody.
    guard let segment = movement.segment else { return }
    each(of: place(segment, agency: movement.agency), change)
  }

  private mutating func change(_ key: QuotaKey, _ change: (inout QuotaFigures) -> Void) {
    change(&levels[slot(of: key)])
  }
}
