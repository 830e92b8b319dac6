import Bookkeeping
import Manifests
import Vocabulary

extension LedgerConformance {
  private static func plan(
    _ movement: String = "M-1", groups: [String] = ["G-01"], reference: String? = nil,
    port: EntryPort = .jeddah, eta: Int64 = 0, pax: Int = 2
  ) -> ArrivalPlan {
    ArrivalPlan(
      owner: LedgerScene.office, sender: LedgerScene.office,
      row: ArrivalPlanRow(
        movement: movement, mode: port.mode, carrier: "GA", flight: "GA980", fromPort: "CGK",
        port: port, eta: LedgerScene.start.adding(seconds: eta), groups: groups,
        reference: reference, pax: pax, firstCity: .makkah, firstLicence: "L-1", wheelchairs: 1))
  }

  private static func entry(_ person: Int64, port: EntryPort = .jeddah) -> ArrivalEntry {
    ArrivalEntry(
      person: person, enteredAt: LedgerScene.start, port: port, flight: "GA980", movement: "M-1",
      visaNo: "6012345678", passportHeldBy: PartyID("UAO"), busTripNo: "T-1")
  }

  static let arrivalPromises: [Promise] = [
    promise("a plan is kept whole and found by its movement and whom it names") { conformance in
      let scene = try conformance.scene()
      let alone = plan(groups: [], reference: "A-1")
      let ids = try scene.book { book in
        [try book.enter(plan(), ordinal: 1), try book.enter(alone, ordinal: 2)]
      }
      try scene.read { book in
        for (sent, id) in zip([plan(), alone], ids) {
          let found = try book.arrivalPlan("M-1", sent.scope, of: LedgerScene.office)
          try demand(found?.row, sent.row, "the row")
          try demand(found?.id, id, "the number")
          try demand(try book.arrivalPlan(id: id), found, "by number")
        }
        let other = try book.arrivalPlan("M-1", "G-02", of: LedgerScene.office)
        try demand(other, nil, "another group's")
        let party = try book.plannedParty(of: "M-1", owner: LedgerScene.office)
        try demand(party, 4, "the party")
      }
      try scene.demandSound()
    },
    promise("new values are a new plan, and the old one is still there by its number") {
      conformance in
      let scene = try conformance.scene()
      let first = try scene.book { try $0.enter(plan(), ordinal: 1) }
      let second = try scene.book { try $0.enter(plan(eta: 3600, pax: 5), ordinal: 1) }
      try scene.read { book in
        let found = try book.arrivalPlan("M-1", "G-01", of: LedgerScene.office)
        try demand(found?.id, second, "the plan that holds")
        try demand(try book.arrivalPlan(id: first)?.row.pax, 2, "the old plan")
        let party = try book.plannedParty(of: "M-1", owner: LedgerScene.office)
        try demand(party, 5, "the party")
        let window = LedgerScene.start...LedgerScene.start
        try demand(try book.arrivalPlans(expected: window).map(\.id), [first], "expected then")
      }
      try scene.demandSound()
    },
    promise("a person has one plan, until it is given up") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      let first = try scene.book { book in
        let id = try book.enter(plan(), ordinal: 1)
        for person in people { try book.plan(person, by: id, ordinal: 1) }
        return id
      }
      let second = try scene.book { book in
        let id = try book.enter(plan("M-2", port: .madinah), ordinal: 1)
        try book.plan(people[1], by: id, ordinal: 1)
        return id
      }
      try scene.read { book in
        try demand(
          try book.arrivalPlans(ofPackage: scene.package),
          [people[0]: first, people[1]: second], "by package")
        try demand(
          try book.plannedPeople(of: LedgerScene.country), [.jeddah: 1, .madinah: 1], "by port")
        let group = try book.plannablePeople(group: "G-01", of: LedgerScene.office)
        try demand(group.map(\.movement), ["M-1", "M-2"], "by group")
      }
      try scene.book { try $0.endPlan(ofPerson: people[1]) }
      try scene.read { book in
        try demand(try book.arrivalPlan(ofPerson: people[1]), nil, "the plan given up")
        try demand(try book.plannedPeople(of: LedgerScene.country), [.jeddah: 1], "by port")
      }
      try scene.demandSound()
    },
    promise("an arrival is kept whole, counted by movement and by country") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      try scene.book { book in
        for (place, person) in people.enumerated() {
          try book.enter(
            entry(person, port: place == 0 ? .jeddah : .halatAmmar), owner: LedgerScene.office,
            ordinal: 1)
          try book.move(person, to: .arrived, holds: [], requestNo: nil)
          try book.append(
            LifeEvent(
              person: person, posting: book.number, ordinal: 1, state: .arrived, at: book.at))
        }
      }
      try scene.read { book in
        try demand(try book.arrival(ofPerson: people[0]), entry(people[0]), "the entry")
        let party = try book.arrivedParty(of: "M-1", owner: LedgerScene.office)
        try demand(party, 2, "the party")
        try demand(
          try book.arrivalsByCountry(), [LedgerScene.country: [.jeddah: 1, .halatAmmar: 1]],
          "by country")
        var journeys: [Journey] = []
        try book.eachJourney { journeys.append($0) }
        try demand(journeys.map(\.person), people, "journeys")
        try demand(journeys.map(\.port), [.jeddah, .halatAmmar], "their ports")
      }
      try scene.demandSound()
    },
    promise("the shares of ports are those of the latest agreement") { conformance in
      let scene = try conformance.scene()
      let agreed = try scene.read { try $0.agreedPortSplit(of: LedgerScene.country) }
      try demand(agreed, PortSplit("JED:50;MED:50"), "as granted")
      let none = try scene.read { try $0.agreedPortSplit(of: CountryCode("MYS")!) }
      try demand(none, nil, "another country's")
    },
  ]
}
