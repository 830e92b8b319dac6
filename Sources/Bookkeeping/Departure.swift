package import Vocabulary

/// One DEP row: how a person left a city or the Kingdom, or did not.
package struct Departure: Sendable, Equatable {
  /// 0 before it is entered.
  package var id: Int64
  package var person: Int64
  package var sender: PartyID
  package var cause: DepartureCause
  package var at: Instant
  /// As the row says; for DEPARTED the city that the person was last in, nil where nobody knows.
  package var city: City?
  package var exitPort: EntryPort?
  package var flightNo: String?
  /// As what it explains the city's figures now; nil where a later record does.
  package var countsAs: DepartureCause?
  /// The person came into the city by a transfer, which no coach and no port has counted.
  package var isArrival: Bool
  /// It came before the arrival, or without one (X221).
  package var isEarly: Bool
  /// It has done what it does to the person's state; not before the person has arrived.
  package var isApplied: Bool
  package var ordinal: Int

  package init(
    id: Int64 = 0, person: Int64, sender: PartyID, cause: DepartureCause, at: Instant,
    city: City?, exitPort: EntryPort? = nil, flightNo: String? = nil,
    countsAs: DepartureCause? = nil, isArrival: Bool = false, isEarly: Bool = false,
    isApplied: Bool = true, ordinal: Int
  ) {
    self.id = id
    self.person = person
    self.sender = sender
    self.cause = cause
    self.at = at
    self.city = city
    self.exitPort = exitPort
    self.flightNo = flightNo
    self.countsAs = countsAs
    self.isArrival = isArrival
    self.isEarly = isEarly
    self.isApplied = isApplied
    self.ordinal = ordinal
  }
}

extension DepartureCause {
  /// The state it leads to; nil where the person stays what it was.
  package var state: PilgrimState? {
    switch self {
    case .departed: .departed
    case .deceased: .deceased
    case .overstay: .overstay
    case .hospital, .transferred: nil
    }
  }

  /// Whether the person is no longer in a house from then on.
  package var endsStay: Bool { self != .overstay }
}

package protocol DepartureReading {
  /// A person's departures, in the order of their times.
  func departures(of person: Int64) throws -> [Departure]
  /// Departures that waited for the person's arrival, which has come; at most `limit`.
  func departuresNowDue(limit: Int) throws -> [Departure]
}

package protocol DepartureBooking {
  func enter(_ departure: Departure) throws
  /// Saves port, flight, city, what it counts as, and whether it is applied.
  func save(_ departure: Departure) throws
}
