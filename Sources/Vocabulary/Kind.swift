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
  /// Amendments of pilgrims: corrections, replacements, cancellations, moves.
  case amd = "AMD"
  /// Health-capability certificates.
  case hlc = "HLC"
  /// Visa results of Foreign Affairs.
  case vis = "VIS"
  /// Arrivals planned.
  case arp = "ARP"
  /// Arrivals at a port.
  case ara = "ARA"
  /// Mission staff.
  case stf = "STF"
  /// Stays: into a building and out of it.
  case hal = "HAL"
  /// Coach lists.
  case bus = "BUS"
  /// Departures, and every other end of a stay.
  case dep = "DEP"
  /// The answers of the Umrah system.
  case umr = "UMR"
  /// Readiness visits.
  case rdy = "RDY"

  /// Whether one refused record refuses the whole file (exchange.md §4.3).
  package var isAllOrNothing: Bool {
    switch self {
    case .ssn, .pty, .qta, .lic, .pkg: true
    case .ctb, .ctp, .plg, .amd, .hlc, .vis, .arp, .ara, .stf, .hal, .bus, .dep, .umr, .rdy: false
    }
  }

  /// Whether its records, and so what is answered to them, are about single people.
  package var isOfPeople: Bool {
    switch self {
    case .plg, .amd, .hlc, .vis, .arp, .ara, .stf, .hal, .dep, .umr: true
    case .ssn, .pty, .qta, .lic, .ctb, .ctp, .pkg, .bus, .rdy: false
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
    case .amd: 8
    case .hlc: 9
    case .vis: 10
    case .arp: 11
    case .ara: 12
    case .stf: 13
    case .hal: 14
    case .bus: 15
    case .dep: 16
    case .umr: 17
    case .rdy: 18
    }
  }

  package static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }
}
