package import Vocabulary

/// One BUS row as its last list left it: one group on one trip.
package struct CoachTrip: Sendable, Equatable {
  package var sender: PartyID
  package var tripNo: String
  package var plate: String
  package var seats: Int
  package var from: City
  package var to: City
  package var departsAt: Instant
  package var arrivesAt: Instant?
  package var guide: String?
  package var groupNo: String
  /// Whose group it is: an office or an agency.
  package var owner: PartyID
  package var passengers: Int
  package var ordinal: Int

  package init(
    sender: PartyID, tripNo: String, plate: String, seats: Int, from: City, to: City,
    departsAt: Instant, arrivesAt: Instant?, guide: String?, groupNo: String, owner: PartyID,
    passengers: Int, ordinal: Int
  ) {
    self.sender = sender
    self.tripNo = tripNo
    self.plate = plate
    self.seats = seats
    self.from = from
    self.to = to
    self.departsAt = departsAt
    self.arrivesAt = arrivesAt
    self.guide = guide
    self.groupNo = groupNo
    self.owner = owner
    self.passengers = passengers
    self.ordinal = ordinal
  }

  /// The same group on the same trip: the natural key.
  package func isOf(_ other: CoachTrip) -> Bool {
    tripNo == other.tripNo && departsAt == other.departsAt && groupNo == other.groupNo
      && owner == other.owner
  }

  /// Whether somebody on both would be in two places at once. A trip whose end is not said takes
  /// no longer than its beginning.
  package func overlaps(_ other: CoachTrip) -> Bool {
    departsAt <= (other.arrivesAt ?? other.departsAt)
      && other.departsAt <= (arrivesAt ?? departsAt)
  }

  /// Whether `other` says the same, wherever it stands.
  package func says(_ other: CoachTrip) -> Bool {
    var moved = other
    moved.ordinal = ordinal
    return self == moved
  }
}

/// Questions about coaches between the cities.
package protocol CoachReading {
  /// The groups on one trip.
  func groups(onTrip tripNo: String, at departsAt: Instant) throws -> [CoachTrip]
  /// The trips of a group.
  func trips(ofGroup groupNo: String, of owner: PartyID) throws -> [CoachTrip]
  /// How many open registrations an owner has in a group.
  func people(inGroup groupNo: String, of owner: PartyID) throws -> Int
}

package protocol CoachBooking {
  /// Inserts a group's trip, or its new values (same trip, time and group).
  func enter(_ trip: CoachTrip) throws
}
