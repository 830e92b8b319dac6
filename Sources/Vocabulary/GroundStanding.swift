/// What the season knows of whom and what a record of the ground names: a stay, a coach or a
/// departure.
package enum GroundStanding: Sendable, Equatable {
  case stay(StayStanding)
  case trip(TripStanding)
  case departure(DepartureStanding)
}

/// Whom a token or a passport names, as far as the sender may know.
package enum NamedPerson: Sendable, Equatable {
  /// Nobody, or nobody of the sender's.
  case unknown
  /// Somebody whom the sender was told to forget.
  case removed
  /// Somebody whose registration was closed.
  case closed
  case known(PilgrimState)
}

/// HAL: what the ledger answers to one person into a building, or out of it.
package struct StayStanding: Sendable, Equatable {
  package var person: NamedPerson
  /// Nil where the number is unknown.
  package var licence: Licence?
  /// Where the person is recorded at the same time.
  package var elsewhere: Elsewhere?
  /// The building is full: as many as it is licensed for are in it.
  package var isFull: Bool
  /// The same row was booked before.
  package var isUnchanged: Bool

  /// Another place at the same time.
  package enum Elsewhere: Sendable, Equatable {
    /// Nil where another party recorded it: what it told is not the sender's to know.
    case licence(String?)
    /// Left the Kingdom, or died, before.
    case ended(DepartureCause)
  }

  package init(
    person: NamedPerson, licence: Licence? = nil, elsewhere: Elsewhere? = nil,
    isFull: Bool = false, isUnchanged: Bool = false
  ) {
    self.person = person
    self.licence = licence
    self.elsewhere = elsewhere
    self.isFull = isFull
    self.isUnchanged = isUnchanged
  }
}

/// BUS: what the ledger answers to one group on one trip.
package struct TripStanding: Sendable, Equatable {
  /// People of the group; nil where the party it belongs to is unknown.
  package var people: Int?
  /// Passengers of other groups on the same trip.
  package var othersOnBoard: Int
  /// Passengers of the group on other trips at the same time.
  package var elsewhere: Int

  package init(people: Int?, othersOnBoard: Int = 0, elsewhere: Int = 0) {
    self.people = people
    self.othersOnBoard = othersOnBoard
    self.elsewhere = elsewhere
  }
}

/// DEP: what the ledger answers to the end of a stay.
package struct DepartureStanding: Sendable, Equatable {
  package var person: NamedPerson
  /// When the person came into the Kingdom; nil where no arrival is recorded.
  package var arrivedAt: Instant?
  /// The passport given is not that of the person whom the token names.
  package var isContradictory: Bool

  package init(
    person: NamedPerson, arrivedAt: Instant? = nil, isContradictory: Bool = false
  ) {
    self.person = person
    self.arrivedAt = arrivedAt
    self.isContradictory = isContradictory
  }
}
