package import Vocabulary

/// Where, when and for whom people were planned, or came.
package struct ArrivalCell: Hashable, Sendable, Comparable {
  package var date: CalendarDate
  package var port: EntryPort
  /// Nil where people do not come by air.
  package var flight: String?
  /// The office answerable for the people.
  package var office: PartyID

  package init(date: CalendarDate, port: EntryPort, flight: String?, office: PartyID) {
    self.date = date
    self.port = port
    self.flight = flight
    self.office = office
  }

  package static func < (one: ArrivalCell, other: ArrivalCell) -> Bool {
    (one.date, one.port.rawValue, one.flight ?? "", one.office)
      < (other.date, other.port.rawValue, other.flight ?? "", other.office)
  }
}

/// The figures of one cell. Of those planned for it and those who came in it, the ones who came as
/// planned are the same: `planned - missing - elsewhere = arrived - unplanned`.
package struct ArrivalFigures: Sendable, Equatable {
  /// People whose time has come, or who came.
  package var planned = 0
  package var arrived = 0
  /// Planned here and not come at all.
  package var missing = 0
  /// Came here and were planned elsewhere, or not at all.
  package var unplanned = 0
  /// Planned here and came through another port, with another flight or on another day.
  package var elsewhere = 0

  package init() {}

  package var asPlanned: Int { planned - missing - elsewhere }
  package var isConserved: Bool { asPlanned == arrived - unplanned && asPlanned >= 0 }

  package static func += (one: inout ArrivalFigures, other: ArrivalFigures) {
    one.planned += other.planned
    one.arrived += other.arrived
    one.missing += other.missing
    one.unplanned += other.unplanned
    one.elsewhere += other.elsewhere
  }
}

/// Counts arrivals against plans, person by person, as things stand at one moment.
package struct ArrivalTally: Sendable {
  /// Cells apart by the city in which people first stay, as far as it is known.
  package struct Key: Hashable, Sendable {
    package var cell: ArrivalCell
    package var city: City?
  }

  package private(set) var figures: [Key: ArrivalFigures] = [:]
  private let now: Instant

  /// - Parameter now: who was expected later is not planned yet, unless already there.
  package init(at now: Instant) { self.now = now }

  /// - Parameters:
  ///   - plan: that of the journey.
  ///   - city: where the person first stays.
  package mutating func add(
    _ journey: Journey, plan: PlannedArrival?, office: PartyID, city: City?
  ) {
    let planned = plan.flatMap { plan -> Key? in
      guard journey.enteredAt != nil || (plan.eta <= now && journey.state.isExpected) else {
        return nil
      }
      let cell = ArrivalCell(
        date: plan.eta.date(), port: plan.port, flight: plan.flight, office: office)
      return Key(cell: cell, city: city)
    }
    let actual = journey.enteredAt.flatMap { at in
      journey.port.map { port in
        let cell = ArrivalCell(date: at.date(), port: port, flight: journey.flight, office: office)
        return Key(cell: cell, city: city)
      }
    }
    if let planned {
      figures[planned, default: ArrivalFigures()].planned += 1
      if actual == nil {
        figures[planned]?.missing += 1
      } else if actual != planned {
        figures[planned]?.elsewhere += 1
      }
    }
    guard let actual else { return }
    figures[actual, default: ArrivalFigures()].arrived += 1
    if actual != planned { figures[actual]?.unplanned += 1 }
  }

  /// The figures of the cells that `isMeant` holds of, in their order.
  package func rows(_ isMeant: (Key) -> Bool) -> [(cell: ArrivalCell, figures: ArrivalFigures)] {
    var sums: [ArrivalCell: ArrivalFigures] = [:]
    for (key, part) in figures where isMeant(key) {
      sums[key.cell, default: ArrivalFigures()] += part
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension PilgrimState {
  /// Whether somebody who was planned and has not come is missed.
  fileprivate var isExpected: Bool { mayArrive || self == .noShow }
}
