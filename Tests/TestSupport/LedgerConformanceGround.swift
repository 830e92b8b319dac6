package import Bookkeeping
package import Vocabulary

extension LedgerConformance {
  static let groundPromises: [Promise] = [
    promise("stays are kept in the order of their times, and who is in a house is counted") {
      conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.book { book in
        try book.enter(.example(person, .out, hour: 2))
        try book.enter(.example(person, .into, hour: 1, closedIn: book.number))
        try book.enter(.example(person, .into, hour: 3))
      }
      let stays = try scene.read { try $0.stays(of: person) }
      try demand(stays.map(\.movement), [.into, .out, .into], "movements")
      try demand(stays.map(\.isOpen), [false, false, true], "open")
      try demand(try scene.read { try $0.peopleIn(licence: "MAK-H-1") }, 1, "people in")
      try demand(try scene.read { try $0.peopleHoused() }, [.makkah: 1], "by city")
      try scene.book { try $0.close(stay: stays[2].id) }
      try demand(try scene.read { try $0.peopleIn(licence: "MAK-H-1") }, 0, "after they left")
      try scene.demandSound()
    },
    promise("a coach keeps one row a group, with its last values") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      try scene.book { book in
        try book.enter(.example("G-01", 2))
        try book.enter(.example("G-02", 3))
      }
      try scene.book { try $0.enter(.example("G-01", 1)) }
      try scene.read { book in
        let aboard = try book.groups(onTrip: "T-1", at: LedgerScene.start)
        try demand(aboard, [.example("G-01", 1), .example("G-02", 3)], "on the trip")
        let trips = try book.trips(ofGroup: "G-02", of: LedgerScene.office)
        try demand(trips, [.example("G-02", 3)], "of the group")
        let people = try book.people(inGroup: "G-01", of: LedgerScene.office)
        try demand(people, 2, "people of the group")
        let flows = try book.cityFlows(upTo: LedgerScene.start)
        try demand(flows.map(\.people), [4, 4], "arrived and left")
        let before = LedgerScene.start.adding(seconds: -1)
        try demand(try book.cityFlows(upTo: before), [], "before")
      }
      try scene.demandSound()
    },
    promise("a departure is kept and waits until its person has arrived") { conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.book { try $0.enter(.example(person)) }
      let booked = try scene.read { try $0.departures(of: person) }
      var expected = Departure.example(person)
      expected.id = booked.first?.id ?? 0
      try demand(booked, [expected], "departures")
      try demand(try scene.read { try $0.departuresNowDue(limit: 9) }, [], "before the arrival")
      try scene.book { book in
        try book.move(person, to: .arrived, holds: [], requestNo: nil)
        try book.append(
          LifeEvent(
            person: person, posting: book.number, ordinal: 0, state: .arrived,
            at: LedgerScene.start))
      }
      try demand(try scene.read { try $0.departuresNowDue(limit: 9) }, [expected], "due")
      try demand(try scene.people(in: .arrived(limit: 9)).map(\.id), [person], "arrived")
      expected.isApplied = true
      expected.countsAs = nil
      try scene.book { try $0.save(expected) }
      try demand(try scene.read { try $0.departures(of: person) }, [expected], "saved")
      try demand(try scene.read { try $0.departuresNowDue(limit: 9) }, [], "applied")
    },
  ]
}

extension Stay {
  /// A movement of 10 May in a house in Makkah.
  package static func example(
    _ person: Int64, _ movement: StayMovement, hour: Int64, closedIn: Int? = nil
  ) -> Stay {
    Stay(
      person: person, sender: PartyID("TWF-SEA"), licenceNo: "MAK-H-1", city: .makkah,
      movement: movement, at: LedgerScene.start.adding(seconds: hour * 3600), room: "12",
      ordinal: 1, closedIn: closedIn)
  }
}

extension CoachTrip {
  package static func example(_ group: String, _ passengers: Int) -> CoachTrip {
    CoachTrip(
      sender: PartyID("GCS"), tripNo: "T-1", plate: "A 1", seats: 5, from: .makkah, to: .madinah,
      departsAt: LedgerScene.start, arrivesAt: nil, guide: nil, groupNo: group,
      owner: LedgerScene.office, passengers: passengers, ordinal: 1)
  }
}

extension Departure {
  package static func example(_ person: Int64) -> Departure {
    Departure(
      person: person, sender: PartyID("UAO"), cause: .departed, at: LedgerScene.start,
      city: .makkah, exitPort: .jeddah, flightNo: "GA981", countsAs: .departed, isEarly: true,
      isApplied: false, ordinal: 1)
  }
}
