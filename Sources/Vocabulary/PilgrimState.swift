/// Where a pilgrim stands in the season (exchange.md §4, «Pilgrim states»).
package enum PilgrimState: Int, CaseIterable, Sendable {
  /// Posted; nothing forwarded yet.
  case accepted
  /// Sent to Foreign Affairs in a VRQ.
  case requested
  case visaIssued
  case refused
  case returned
  case planned
  case arrived
  case departed
  case cancelled
  case replaced
  case deceased
  case overstay
  case noShow

  private static let names = [
    "ACCEPTED", "REQUESTED", "VISA_ISSUED", "REFUSED", "RETURNED", "PLANNED", "ARRIVED",
    "DEPARTED", "CANCELLED", "REPLACED", "DECEASED", "OVERSTAY", "NO_SHOW",
  ]

  package var name: String { Self.names[rawValue] }

  /// Closed states hold no place: the reference and the passport may open a new registration.
  package var isClosed: Bool { self == .refused || self == .cancelled || self == .replaced }

  /// The journey has begun, or is over without one: nobody can take the person's place any more.
  package var hasTravelled: Bool {
    switch self {
    case .arrived, .departed, .overstay, .deceased, .noShow: true
    default: false
    }
  }

  /// Foreign Affairs works on a request of the person, or has issued a visa on it.
  package var hasRequestAbroad: Bool {
    self == .requested || self == .visaIssued || self == .planned
  }
}

/// What stops a pilgrim's next forwarding; a mark on a state, never a state.
package struct HoldMarks: OptionSet, Sendable, Hashable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// X214: a contract of the package is not matched.
  package static let contract = HoldMarks(rawValue: 1)
  /// L313: the quota was lowered below what is used.
  package static let frozen = HoldMarks(rawValue: 2)
  /// A rule that the season raised to HOLD; lifted when the record comes again without it.
  package static let record = HoldMarks(rawValue: 4)

  /// R114: no meningococcal certificate that covers the stay.
  package static let meningitis = HoldMarks(rawValue: 8)
  /// R115: no proof against polio or yellow fever.
  package static let vaccines = HoldMarks(rawValue: 16)
  /// R116: no health-capability certificate signed by both.
  package static let health = HoldMarks(rawValue: 32)
  /// L305: the agency is below the minimum and under no lead agency.
  package static let agencyMinimum = HoldMarks(rawValue: 64)
  /// L312: visas issued and pending exceed the quota.
  package static let visaExcess = HoldMarks(rawValue: 128)
  /// L315: a licence behind the package's contracts was lowered or withdrawn.
  package static let licence = HoldMarks(rawValue: 256)
  /// L316: more people than the contract or package now has seats.
  package static let seats = HoldMarks(rawValue: 512)

  /// Those that the same record may have lifted since: its package may arrive on another day.
  package static let judgedAgain: HoldMarks = [.record, .meningitis, .vaccines]

  /// Those that the season's parameters decide; where these change the holds are judged again.
  package static let ofSeason: HoldMarks = [.meningitis, .vaccines, .health]

  /// Each mark that a rule of its own sets, in the order of the codes.
  private static let byCode: [(RuleCode, HoldMarks)] = [
    (.r114, .meningitis), (.r115, .vaccines), (.r116, .health), (.x214, .contract),
    (.l305, .agencyMinimum), (.l312, .visaExcess), (.l313, .frozen), (.l315, .licence),
    (.l316, .seats),
  ]

  /// The mark that a HOLD finding of `code` leaves on the person.
  package init(of code: RuleCode) {
    self = Self.byCode.first { $0.0 == code }?.1 ?? .record
  }

  /// The rules that hold the person, in the order of their codes; a rule that the season raised to
  /// HOLD is not among them.
  package var codes: [RuleCode] {
    Self.byCode.filter { contains($0.1) }.map(\.0)
  }
}
