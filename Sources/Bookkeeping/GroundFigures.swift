package import Vocabulary

/// People of one group on one package, as coaches need to know them.
package struct GroupSeats: Sendable, Equatable {
  /// Whose group it is: an office or an agency.
  package var owner: PartyID
  package var groupNo: String
  /// With a visa and no plan of the arrival.
  package var unplanned: Int
  package var unplannedWheelchairs: Int
  /// With a visa, planned or not, not arrived yet.
  package var expected: Int
  package var expectedWheelchairs: Int
  /// In the Kingdom.
  package var present: Int
  package var presentWheelchairs: Int

  package init(
    owner: PartyID, groupNo: String, unplanned: Int = 0, unplannedWheelchairs: Int = 0,
    expected: Int = 0, expectedWheelchairs: Int = 0, present: Int = 0,
    presentWheelchairs: Int = 0
  ) {
    self.owner = owner
    self.groupNo = groupNo
    self.unplanned = unplanned
    self.unplannedWheelchairs = unplannedWheelchairs
    self.expected = expected
    self.expectedWheelchairs = expectedWheelchairs
    self.present = present
    self.presentWheelchairs = presentWheelchairs
  }
}

/// People of one group whom one plan brings.
package struct PlannedSeats: Sendable, Equatable {
  package var eta: Instant
  package var port: EntryPort
  package var firstCity: City
  /// Whose group it is: an office or an agency.
  package var owner: PartyID
  package var groupNo: String
  package var people: Int
  package var wheelchairs: Int

  package init(
    eta: Instant, port: EntryPort, firstCity: City, owner: PartyID, groupNo: String,
    people: Int, wheelchairs: Int
  ) {
    self.eta = eta
    self.port = port
    self.firstCity = firstCity
    self.owner = owner
    self.groupNo = groupNo
    self.people = people
    self.wheelchairs = wheelchairs
  }
}

/// Open registrations on one package.
package struct PackagePeople: Sendable, Equatable {
  package var women = 0
  package var men = 0
  package var wheelchairs = 0

  package init() {}

  package init(women: Int, men: Int, wheelchairs: Int) {
    self.women = women
    self.men = men
    self.wheelchairs = wheelchairs
  }

  package var all: Int { women + men }

  package static func + (one: PackagePeople, other: PackagePeople) -> PackagePeople {
    PackagePeople(
      women: one.women + other.women, men: one.men + other.men,
      wheelchairs: one.wheelchairs + other.wheelchairs)
  }
}

/// People who came over the border on one day, by what tells their first city.
package struct PortArrivals: Sendable, Equatable {
  package var day: CalendarDate
  /// Of the plan; nil where there was none and the itinerary tells.
  package var firstCity: City?
  package var packageID: Int64
  package var people: Int

  package init(day: CalendarDate, firstCity: City?, packageID: Int64, people: Int) {
    self.day = day
    self.firstCity = firstCity
    self.packageID = packageID
    self.people = people
  }
}

/// What the records of one day did to the people of one city.
package struct CityFlow: Sendable, Equatable {
  package enum Cause: Sendable, Equatable {
    /// By coach from another city, or by a transfer.
    case arrived
    /// By coach to another city.
    case left
    /// As a departure counts now.
    case ended(DepartureCause)
  }

  package var city: City
  package var day: CalendarDate
  package var cause: Cause
  package var people: Int

  package init(city: City, day: CalendarDate, cause: Cause, people: Int) {
    self.city = city
    self.day = day
    self.cause = cause
    self.people = people
  }
}

/// Sums over people on the ground, for outputs that are cut by the hour or the day.
package protocol GroundReading {
  /// The groups on a package that will travel or have.
  func groups(onPackage id: Int64) throws -> [GroupSeats]
  /// The people whom plans bring within these moments, in the order of the plans.
  func plannedSeats(expected: ClosedRange<Instant>) throws -> [PlannedSeats]
  /// By package; one pass over all people.
  func peopleByPackage() throws -> [Int64: PackagePeople]
  /// Everybody who arrived by `moment`.
  func portArrivals(upTo moment: Instant) throws -> [PortArrivals]
  /// Coaches between cities, transfers and departures by `moment`. A coach from Jeddah is the
  /// rest of an arrival, one to Jeddah the beginning of a departure: neither is a flow.
  func cityFlows(upTo moment: Instant) throws -> [CityFlow]
  /// People in houses and camps, by city.
  func peopleHoused() throws -> [City: Int]
  /// Licensed beds in force on `day`, by city.
  func beds(on day: CalendarDate) throws -> [City: Int]
}

/// One city's people on one day, each figure from its own records; what they leave unexplained is
/// said and never made to vanish (domain: official bulletins do not close either).
package struct CityMovement: Sendable, Equatable {
  package var arrivedToday = 0
  package var arrivedTotal = 0
  package var leftTotal = 0
  package var deceased = 0
  package var hospital = 0
  package var transferred = 0
  /// Counted in houses and camps, not reckoned from the others.
  package var remaining = 0
  package var beds = 0
  package var contracts = 0

  package init() {}

  package var unexplained: Int {
    arrivedTotal - leftTotal - deceased - hospital - transferred - remaining
  }

  /// Whole percent of the beds; nil where there are none.
  package var occupiedPercent: Int? { beds > 0 ? remaining * 100 / beds : nil }

  /// Nothing is known of the city but its beds.
  package var isEmpty: Bool {
    arrivedTotal == 0 && leftTotal == 0 && deceased == 0 && hospital == 0 && transferred == 0
      && remaining == 0
  }

  /// Adds people who came by any channel.
  package mutating func arrive(_ people: Int, on day: CalendarDate, today: CalendarDate) {
    arrivedTotal += people
    if day == today { arrivedToday += people }
  }

  package mutating func add(_ flow: CityFlow, today: CalendarDate) {
    switch flow.cause {
    case .arrived: arrive(flow.people, on: flow.day, today: today)
    case .left, .ended(.departed): leftTotal += flow.people
    case .ended(.deceased): deceased += flow.people
    case .ended(.hospital): hospital += flow.people
    case .ended(.transferred): transferred += flow.people
    case .ended(.overstay): break
    }
  }
}
