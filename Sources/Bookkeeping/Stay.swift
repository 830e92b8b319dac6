package import Vocabulary

/// One HAL row as booked: a person into a building, or out of it. Never changed; only when its
/// stay ends is noted on it.
package struct Stay: Sendable, Equatable {
  /// 0 before it is entered.
  package var id: Int64
  package var person: Int64
  package var sender: PartyID
  package var licenceNo: String
  /// Of the licence, when it was entered.
  package var city: City
  package var movement: StayMovement
  package var at: Instant
  package var room: String?
  /// The person came into the city by a transfer, which no coach and no port has counted.
  package var isArrival: Bool
  package var ordinal: Int
  /// The posting of what ended the stay; nil while the person is in the building.
  package var closedIn: Int?

  package init(
    id: Int64 = 0, person: Int64, sender: PartyID, licenceNo: String, city: City,
    movement: StayMovement, at: Instant, room: String?, isArrival: Bool = false, ordinal: Int,
    closedIn: Int? = nil
  ) {
    self.id = id
    self.person = person
    self.sender = sender
    self.licenceNo = licenceNo
    self.city = city
    self.movement = movement
    self.at = at
    self.room = room
    self.isArrival = isArrival
    self.ordinal = ordinal
    self.closedIn = closedIn
  }

  /// Whether the person is in the building, as far as anybody has said.
  package var isOpen: Bool { movement == .into && closedIn == nil }
}

/// Questions about who is in which building.
package protocol StayReading {
  /// A person's stays, in the order of their times.
  func stays(of person: Int64) throws -> [Stay]
  /// How many people are in a building.
  func peopleIn(licence number: String) throws -> Int
}

package protocol StayBooking {
  /// Books the row under this posting.
  func enter(_ stay: Stay) throws
  /// Notes that this posting ended a stay.
  func close(stay id: Int64) throws
}
