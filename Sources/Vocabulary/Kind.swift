/// What a manifest is about; one case for every inbound kind of the exchange contract.
///
/// The order of the cases is the order in which files found in one look are taken: reference
/// data before the lists that need it (exchange.md §4.3).
package enum Kind: String, CaseIterable, Sendable, Hashable, Comparable {
  /// Season parameters.
  case ssn = "SSN"
  /// Parties: offices, agencies, establishments, providers, recipients.
  case pty = "PTY"
  /// Quota entries: grants, adjustments, allocations, lapses.
  case qta = "QTA"
  /// Licences of buildings, fleets, kitchens and camps.
  case lic = "LIC"
  /// Contracts as the buyer declares them.
  case ctb = "CTB"
  /// Contracts as the provider declares them.
  case ctp = "CTP"
  /// Packages: contracts and an itinerary to which pilgrims are bound.
  case pkg = "PKG"
  /// Pilgrim lists.
  case plg = "PLG"

  /// Whether one refused record refuses the whole file (exchange.md §4.3).
  package var isAllOrNothing: Bool {
    switch self {
    case .ssn, .pty, .qta, .lic, .pkg: true
    case .ctb, .ctp, .plg: false
    }
  }

  /// The place of the kind in the order of receipt.
  package var order: Int {
    switch self {
    case .ssn: 0
    case .pty: 1
    case .qta: 2
    case .lic: 3
    case .ctb: 4
    case .ctp: 5
    case .pkg: 6
    case .plg: 7
    }
  }

  package static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }
}
