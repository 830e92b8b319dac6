package import Manifests
package import Vocabulary

/// One ARP row as booked: a movement and whom it brings. Never changed; new values of the same key
/// are a new plan, and who has arrived keeps the old one.
package struct ArrivalPlan: Sendable, Equatable {
  /// 0 before it is entered.
  package var id: Int64
  /// Whose groups and references the row names: an office or an agency.
  package var owner: PartyID
  package var sender: PartyID
  package var row: ArrivalPlanRow

  package init(id: Int64 = 0, owner: PartyID, sender: PartyID, row: ArrivalPlanRow) {
    self.id = id
    self.owner = owner
    self.sender = sender
    self.row = row
  }

  /// Whom the row is about, beside owner and movement: its groups, or its one person. The two never
  /// meet, as no group has a `=` before it.
  package var scope: String {
    row.reference.map { "=" + $0 } ?? row.groups.joined(separator: ";")
  }

  /// The flight as it is always written; nil where people do not come by air.
  package var flight: String? { Self.flight(row.flight, at: row.port) }

  /// The flight of people who come through `port`, as it is always written.
  package static func flight(_ sent: String?, at port: EntryPort) -> String? {
    guard port.mode == .air, let sent else { return nil }
    return FlightNumber(sent)?.text ?? sent
  }

  package var expected: PlannedArrival {
    PlannedArrival(port: row.port, flight: flight, eta: row.eta)
  }
}

/// A person as an ARP row finds one: registered, not closed.
package struct PlannablePerson: Sendable, Equatable {
  package var id: Int64
  package var group: String
  package var isLeader: Bool
  package var state: PilgrimState
  package var packageID: Int64
  /// The plan that holds now, and its movement.
  package var plan: Int64?
  package var movement: String?
  /// The plan names this one person and no group.
  package var isPlannedAlone: Bool

  package init(
    id: Int64, group: String, isLeader: Bool, state: PilgrimState, packageID: Int64, plan: Int64?,
    movement: String?, isPlannedAlone: Bool
  ) {
    self.id = id
    self.group = group
    self.isLeader = isLeader
    self.state = state
    self.packageID = packageID
    self.plan = plan
    self.movement = movement
    self.isPlannedAlone = isPlannedAlone
  }
}

/// Questions about who is planned to arrive.
package protocol ArrivalPlanReading {
  /// The plan of an owner's movement that holds now for these groups or this person.
  func arrivalPlan(_ movement: String, _ scope: String, of owner: PartyID) throws -> ArrivalPlan?
  func arrivalPlan(id: Int64) throws -> ArrivalPlan?
  /// The plan that holds for a person.
  func arrivalPlan(ofPerson id: Int64) throws -> ArrivalPlan?
  /// The open registrations of an owner's group, by number.
  func plannablePeople(group: String, of owner: PartyID) throws -> [PlannablePerson]
  /// The open registration of an owner's reference.
  func plannablePerson(reference: String, of owner: PartyID) throws -> PlannablePerson?
  /// How many people of a country are planned through each port.
  func plannedPeople(of country: CountryCode) throws -> [EntryPort: Int]
  /// The shares that the country's latest agreement names.
  func agreedPortSplit(of country: CountryCode) throws -> PortSplit?
  /// Passengers of a movement as its plans say.
  func plannedParty(of movement: String, owner: PartyID) throws -> Int?
  /// The plans of movements expected within these moments, earliest first; also those that hold no
  /// longer, which bring people whom no later one named.
  func arrivalPlans(expected: ClosedRange<Instant>) throws -> [ArrivalPlan]
  /// The plan of each person of a package who has one.
  func arrivalPlans(ofPackage id: Int64) throws -> [Int64: Int64]
}

/// Changes of who is planned to arrive.
package protocol ArrivalPlanBooking {
  /// Enters a plan; the one that held for its key holds no longer.
  func enter(_ plan: ArrivalPlan, ordinal: Int) throws -> Int64
  /// Plans a person; an earlier plan of the person holds no longer.
  func plan(_ person: Int64, by plan: Int64, ordinal: Int) throws
  /// Whatever was planned for the person is given up.
  func endPlan(ofPerson id: Int64) throws
}
