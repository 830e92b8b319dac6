package import Vocabulary

/// The seven movements of the quota ledger; never changed, never removed.
package enum MovementType: String, CaseIterable, Sendable {
  case grant = "GRANT"
  case adjust = "ADJUST"
  case allocate = "ALLOCATE"
  case reserve = "RESERVE"
  case confirm = "CONFIRM"
  case release = "RELEASE"
  case lapse = "LAPSE"
}

/// One line of the quota ledger.
package struct Movement: Sendable, Equatable {
  package var type: MovementType
  package var country: CountryCode
  /// Nil: the country as a whole.
  package var segment: Segment?
  package var agency: PartyID?
  /// Places. GRANT, RESERVE, CONFIRM, RELEASE and LAPSE: positive, the type says what becomes of
  /// them; ADJUST and ALLOCATE: signed.
  package var quantity: Int
  /// RESERVE, CONFIRM, RELEASE: whose place.
  package var person: Int64?
  /// RELEASE: whether a confirmation is released rather than a reservation.
  package var releasesConfirmed: Bool
  /// The record's ordinal in its file; 0 where time or a cure caused it.
  package var ordinal: Int
  /// From when it counts.
  package var effectiveAt: Instant

  package init(
    type: MovementType, country: CountryCode, segment: Segment? = nil, agency: PartyID? = nil,
    quantity: Int, person: Int64? = nil, releasesConfirmed: Bool = false, ordinal: Int,
    effectiveAt: Instant
  ) {
    self.type = type
    self.country = country
    self.segment = segment
    self.agency = agency
    self.quantity = quantity
    self.person = person
    self.releasesConfirmed = releasesConfirmed
    self.ordinal = ordinal
    self.effectiveAt = effectiveAt
  }
}

/// A level of a country's quota: the country, a segment, or an agency within AGENCY.
package struct QuotaKey: Hashable, Sendable {
  package var segment: Segment?
  package var agency: PartyID?

  package init(segment: Segment? = nil, agency: PartyID? = nil) {
    self.segment = segment
    self.agency = agency
  }

  package static let country = QuotaKey()
}

extension Movement {
  /// The level that the movement names: an agency is always one of the AGENCY segment.
  package var key: QuotaKey {
    agency == nil ? QuotaKey(segment: segment) : QuotaKey(segment: .agency, agency: agency)
  }
}

extension QuotaKey: Comparable {
  /// The level and those of which it is a part, narrowest first; staff is part of nothing.
  package var andAbove: [QuotaKey] {
    if agency != nil { return [self, QuotaKey(segment: .agency), .country] }
    return segment == nil || segment == .staff ? [self] : [self, .country]
  }

  package var kind: QuotaLevelKind {
    if agency != nil { return .agency }
    return segment == nil ? .country : .segment
  }

  package static func < (left: QuotaKey, right: QuotaKey) -> Bool {
    left.order < right.order
  }

  private var order: (Int, String) {
    let place = segment.flatMap { Segment.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return (place, agency?.rawValue ?? "")
  }
}

/// The sums of one level. All but `frozen` and `firstRefusalAt` follow from the movements.
package struct QuotaFigures: Sendable, Equatable {
  package var granted = 0
  package var adjusted = 0
  /// What this level was given of the one above it.
  package var allocated = 0
  package var reserved = 0
  package var confirmed = 0
  /// Places ever given back (for reports; not part of `remaining`).
  package var released = 0
  package var lapsed = 0
  /// People held by L313. They keep their place, so they are part of `used`.
  package var frozen = 0
  /// A GRANT or ADJUST names this level.
  package var hasGrant = false
  /// An ALLOCATE names this level.
  package var hasAllocation = false
  /// When a place was first refused here.
  package var firstRefusalAt: Instant?

  package init() {}

  /// The level's figure, nil where it has none and so does not limit anybody.
  ///
  /// No level is both granted and allocated to (`QuotaBook.judge`), so the sum is the one or the
  /// other, and an ADJUST counts beside either.
  package var figure: Int? { hasGrant || hasAllocation ? granted + adjusted + allocated : nil }

  /// What of the figure has not lapsed: what people and lower levels may take.
  package var available: Int? { figure.map { $0 - lapsed } }

  package var used: Int { reserved + confirmed }

  /// Places left; never below 0, whatever L313 froze.
  package var remaining: Int? { available.map { max(0, $0 - used) } }

  /// Places by which more is used than there is; 0 where the level does not limit.
  package var overuse: Int { available.map { max(0, used - $0) } ?? 0 }

  var isExhausted: Bool {
    guard let available else { return false }
    return used >= available
  }
}
