package import Manifests
package import Vocabulary

extension QuotaBook {
  /// The one movement that a QTA row orders.
  package static func movement(for row: QuotaRow, ordinal: Int) -> Movement {
    Movement(
      type: row.type.movement, country: row.country,
      segment: row.agency == nil ? row.segment : .agency, agency: row.agency,
      quantity: row.quantity, ordinal: ordinal, effectiveAt: row.effectiveAt)
  }

  /// What the ledger answers to a QTA row; the book is left as it is.
  ///
  /// - Parameter existing: what the row's sender booked under its entry number before.
  package func judge(_ row: QuotaRow, existing: QuotaEntry?) -> QuotaEntryStanding {
    if let existing { return existing.row == row ? .unchanged : .numberTaken }
    if mixesWholeAndSegments(row) { return .mixesWholeAndSegments }
    var after = self
    let movement = Self.movement(for: row, ordinal: 0)
    after.apply(movement)
    if row.type == .allocate { return after.judgeParts(of: movement) }
    return after.judgeLowering(movement, from: self)
  }

  /// An agreement's total comes whole and is then allocated, or by segment; staff apart.
  private func mixesWholeAndSegments(_ row: QuotaRow) -> Bool {
    guard row.segment != .staff, row.agency == nil, row.type != .lapse else { return false }
    let bySegment = [Segment.official, .agency].contains {
      self[QuotaKey(segment: $0)].map { $0.hasGrant && !$0.hasAllocation } ?? false
    }
    guard let segment = row.segment else { return bySegment }
    if row.type == .allocate { return bySegment }
    let isWhole = !bySegment && self[.country]?.hasGrant == true
    if row.type == .grant { return isWhole }
    return isWhole && self[QuotaKey(segment: segment)]?.hasAllocation != true
  }

  /// After an ALLOCATE: nothing used was taken back, and no level gives more than it has (L304).
  private func judgeParts(of movement: Movement) -> QuotaEntryStanding {
    let key = movement.key
    let given = self[key]?.available ?? 0
    if isPooled(key) { return judgePooledPart(of: movement, given: given) }
    let committed = key == QuotaKey(segment: .agency) ? max(taken(key), agencies) : taken(key)
    if movement.quantity > 0, given < agencies, key == QuotaKey(segment: .agency) {
      return .exceeds(by: agencies - given)
    }
    if given < committed { return .takesBackUsed(by: committed - given) }
    let excess = key.agency == nil ? partsBeyondCountry(key) : agenciesBeyondSegment
    return movement.quantity > 0 && excess > 0 ? .exceeds(by: excess) : .sound
  }

  /// A merged agency may give up what its people use, for the lead takes them over: what the group
  /// then lacks is frozen until the lead is given it (L313).
  private func judgePooledPart(of movement: Movement, given: Int) -> QuotaEntryStanding {
    if given < 0 { return .takesBackUsed(by: -given) }
    let excess = agenciesBeyondSegment
    if movement.quantity > 0, excess > 0 { return .exceeds(by: excess) }
    let lacking = self.excess(at: movement.key)
    return movement.quantity < 0 && lacking > 0 ? .freezes(lacking) : .sound
  }

  private func taken(_ key: QuotaKey) -> Int { self[key]?.used ?? 0 }

  /// What the agencies were allocated, together.
  private var agencies: Int {
    figures.reduce(0) { $0 + ($1.key.agency == nil ? 0 : $1.value.available ?? 0) }
  }

  /// By how many the agencies' parts exceed their segment, or the country where it has no figure.
  private var agenciesBeyondSegment: Int {
    guard let whole = self[QuotaKey(segment: .agency)]?.available else {
      return partsBeyondCountry(QuotaKey(segment: .agency))
    }
    return max(0, agencies - whole)
  }

  /// Staff is part of no country's total, so nothing can be allocated to it.
  private func partsBeyondCountry(_ key: QuotaKey) -> Int {
    if key.segment == nil || key.segment == .staff { return self[key]?.allocated ?? 0 }
    let official = self[QuotaKey(segment: .official)]?.available ?? 0
    let agency = self[QuotaKey(segment: .agency)]?.available ?? agencies
    return max(0, official + agency - (self[.country]?.available ?? 0))
  }

  /// After a GRANT, ADJUST or LAPSE: how many more people each level has than places (L313).
  ///
  /// People frozen at a level are frozen at those above it too, so the largest excess is all.
  private func judgeLowering(_ movement: Movement, from before: QuotaBook) -> QuotaEntryStanding {
    var frozen = 0
    for key in movement.key.andAbove {
      let available = self[key]?.available ?? (key == .country ? -movement.quantity : 0)
      if available < 0 { return .takesBackUsed(by: -available) }
      if excess(at: key) > before.excess(at: key) { frozen = max(frozen, excess(at: key)) }
    }
    return frozen > 0 ? .freezes(frozen) : .sound
  }
}

extension QuotaEntryType {
  var movement: MovementType {
    switch self {
    case .grant: .grant
    case .adjust: .adjust
    case .allocate: .allocate
    case .lapse: .lapse
    }
  }
}

/// What RES tells a sender of its own quota.
package struct QuotaStanding: Sendable, Equatable {
  package var country: CountryCode
  package var key: QuotaKey
  /// The level's figure; nil where it has none.
  package var granted: Int?
  /// Places left; nil where the level has no figure.
  package var remaining: Int?

  package init(country: CountryCode, key: QuotaKey, granted: Int?, remaining: Int?) {
    self.country = country
    self.key = key
    self.granted = granted
    self.remaining = remaining
  }
}

extension QuotaBook {
  /// The sender's own level: an agency sees its allocation and never country or segment; an office
  /// sees the official mission's part where it has a figure, else the country.
  package func standing(ofAgency agency: PartyID?, isOfStaff: Bool = false) -> QuotaStanding {
    var key = QuotaKey(segment: isOfStaff ? .staff : .official)
    if isOfStaff {
      // Mission staff stands by itself.
    } else if let agency {
      key = QuotaKey(segment: .agency, agency: agency)
    } else if self[key]?.figure == nil {
      key = .country
    }
    let level = pooled(key)
    return QuotaStanding(
      country: country, key: key, granted: level?.figure, remaining: level?.remaining)
  }
}
