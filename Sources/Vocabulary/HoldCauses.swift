/// What a LIC row takes from contracts that rest on the licence (L315).
package struct LicenceLoss: Sendable, Equatable {
  /// Why the contracts cannot stand.
  package enum Reason: Sendable, Equatable {
    /// Suspended or revoked.
    case status
    /// In force for some of their days alone.
    case validity
    /// More is contracted than licensed.
    case capacity
  }

  package var reason: Reason
  /// Each contract that is frozen, by its buyer and the buyer's number, newest first.
  package var contracts: [String]

  package init(reason: Reason, contracts: [String]) {
    self.reason = reason
    self.contracts = contracts
  }
}

/// People who lose their seats where a contract or package is cancelled or reduced (L316).
package struct SeatLoss: Sendable, Equatable {
  /// By how many more people are bound than there are seats from now on.
  package var people: Int
  /// Nothing is left of it.
  package var isCancelled: Bool

  package init(people: Int, isCancelled: Bool) {
    self.people = people
    self.isCancelled = isCancelled
  }
}

/// An agency, with all that merged under its lead, below the season's minimum at close (L305).
package struct AgencyShortfall: Sendable, Equatable {
  package var registered: Int
  package var minimum: Int

  package init(registered: Int, minimum: Int) {
    self.registered = registered
    self.minimum = minimum
  }
}
