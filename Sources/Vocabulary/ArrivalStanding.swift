/// What the season knows of the people and the building that an ARP row names.
package struct ArrivalPlanStanding: Sendable, Equatable {
  /// Groups of the row in which nobody is registered.
  package var unknownGroups: [String] = []
  /// The row names one person, and nobody has the reference.
  package var isReferenceUnknown = false
  /// The row names people, and none of them is left to be planned: they arrived, or are planned
  /// one by one.
  package var isNobodyLeft = false
  /// Whom the row plans: its people, but those who are planned one by one elsewhere.
  package var people = 0
  /// Groups with more people than a coach has seats.
  package var largeGroups: [String] = []
  package var leaderlessGroups: [String] = []
  /// Groups of which somebody is planned on another movement.
  package var splitGroups: [String] = []
  /// The housing licence that the row names; nil where the number is unknown.
  package var licence: Licence?
  /// The party whose people they are has a housing contract under that licence.
  package var hasContract = false
  /// The city in which the row says that the people first stay.
  package var firstCity: City?
  /// The first night after the arrival that no contract houses: city and day.
  package var uncoveredNight: String?

  package init() {}

  /// Why nobody can stay where the row says: the licence is unknown, not of a building or of another
  /// city, or without a contract.
  package var lodgingFault: String? {
    guard let licence else { return "unknown" }
    if licence.activity != .housing { return "activity" }
    if licence.city != firstCity { return "city" }
    return hasContract ? nil : "no_contract"
  }
}

/// Why an arrival cannot be (X217).
package enum ArrivalBar: String, Sendable {
  /// Nobody is registered under the passport.
  case unknown
  case noVisa = "no_visa"
  /// A visa was issued, under another number.
  case otherVisa = "other_visa"
  case arrived
  case closed
  case deceased
  case noShow = "no_show"
}

/// What the season knows of the person whom an ARA row names.
package struct ArrivalStanding: Sendable, Equatable {
  package var bar: ArrivalBar?
  /// How the person was planned to arrive; nil where nobody planned it.
  package var plan: PlannedArrival?
  /// The movement that the row names has more people now than it was planned for: how many came,
  /// how many were planned.
  package var oversize: (arrived: Int, planned: Int)?

  package init() {}

  package static func == (one: ArrivalStanding, other: ArrivalStanding) -> Bool {
    one.bar == other.bar && one.plan == other.plan
      && one.oversize?.arrived == other.oversize?.arrived
      && one.oversize?.planned == other.oversize?.planned
  }
}

/// Where, when and with which flight somebody is expected.
package struct PlannedArrival: Sendable, Equatable {
  package var port: EntryPort
  /// As sent; nil where the movement is no flight.
  package var flight: String?
  package var eta: Instant

  package init(port: EntryPort, flight: String?, eta: Instant) {
    self.port = port
    self.flight = flight
    self.eta = eta
  }
}

/// How a country's planned arrivals are spread over the ports, beside what was agreed (L311).
package struct PortShares: Sendable, Equatable {
  package var agreed: PortSplit
  /// People planned, by port.
  package var planned: [EntryPort: Int]

  package init(agreed: PortSplit, planned: [EntryPort: Int]) {
    self.agreed = agreed
    self.planned = planned
  }

  /// A port whose share is missed by more than the tolerance.
  package struct Deviation: Sendable, Equatable {
    package var port: EntryPort
    package var planned: Int
    package var total: Int
    /// Percent.
    package var agreed: Int
  }

  /// In the order of the ports. A share that misses by exactly the tolerance is kept.
  package var deviations: [Deviation] {
    let total = planned.values.reduce(0, +)
    guard total > 0 else { return [] }
    return EntryPort.allCases.compactMap { port in
      guard let share = agreed.shares[port] else { return nil }
      let people = planned[port] ?? 0
      guard abs(people * 100 - share * total) > agreed.tolerance * total else { return nil }
      return Deviation(port: port, planned: people, total: total, agreed: share)
    }
  }
}
