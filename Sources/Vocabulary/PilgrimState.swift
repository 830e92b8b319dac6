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

  /// The rules that hold the person, in the order of their codes.
  package var codes: [RuleCode] {
    var codes: [RuleCode] = []
    if contains(.frozen) { codes.append(.l313) }
    if contains(.contract) { codes.append(.x214) }
    return codes
  }
}
