package import Vocabulary

/// A person's entry as booked: one a person.
package struct ArrivalEntry: Sendable, Equatable {
  package var person: Int64
  package var enteredAt: Instant
  package var port: EntryPort
  /// As it is always written; nil where people do not come by air.
  package var flight: String?
  package var movement: String?
  package var visaNo: String
  package var passportHeldBy: PartyID?
  package var busTripNo: String?

  package init(
    person: Int64, enteredAt: Instant, port: EntryPort, flight: String?, movement: String?,
    visaNo: String, passportHeldBy: PartyID?, busTripNo: String?
  ) {
    self.person = person
    self.enteredAt = enteredAt
    self.port = port
    self.flight = flight
    self.movement = movement
    self.visaNo = visaNo
    self.passportHeldBy = passportHeldBy
    self.busTripNo = busTripNo
  }
}

/// A person's way into the Kingdom: as planned, as it was, or both.
package struct Journey: Sendable, Equatable {
  package var person: Int64
  package var sender: PartyID
  package var agency: PartyID?
  package var country: CountryCode
  package var packageID: Int64
  package var state: PilgrimState
  /// The plan that holds, or held when the person arrived.
  package var plan: Int64?
  package var enteredAt: Instant?
  package var port: EntryPort?
  package var flight: String?

  package init(
    person: Int64, sender: PartyID, agency: PartyID?, country: CountryCode, packageID: Int64,
    state: PilgrimState, plan: Int64?, enteredAt: Instant?, port: EntryPort?, flight: String?
  ) {
    self.person = person
    self.sender = sender
    self.agency = agency
    self.country = country
    self.packageID = packageID
    self.state = state
    self.plan = plan
    self.enteredAt = enteredAt
    self.port = port
    self.flight = flight
  }
}

/// Questions about who has arrived.
package protocol ArrivalReading {
  func arrival(ofPerson id: Int64) throws -> ArrivalEntry?
  /// How many people came with an owner's movement.
  func arrivedParty(of movement: String, owner: PartyID) throws -> Int
  /// Calls `body` with everybody who is planned or has arrived, by number.
  func eachJourney(_ body: (Journey) throws -> Void) throws
  /// How many people entered, by the country of their quota and the port.
  func arrivalsByCountry() throws -> [CountryCode: [EntryPort: Int]]
}

/// Changes of who has arrived.
package protocol ArrivalBooking {
  func enter(_ arrival: ArrivalEntry, owner: PartyID, ordinal: Int) throws
}
