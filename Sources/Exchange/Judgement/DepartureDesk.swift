internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// DEP: how people left a city or the Kingdom, or did not.
struct DepartureDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var life: LifeBook
  private var itineraries: [Int64: [Leg]] = [:]

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
    life = LifeBook(setting.transaction)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let (id, answer) = try answer(row)
    standing.ground = .departure(answer)
    setting.judge.judge(row, standing, &found)
    setting.judge.judgeLedger(row, standing, &found)
    guard !found.refuses, let id, let person = try setting.transaction.person(id: id) else {
      return .rejected
    }
    let booked = try setting.transaction.departures(of: id)
    let departure = DepartureRow(row)
    if let known = booked.first(where: { $0.at == departure.at && $0.cause == departure.cause }) {
      return try amend(known, departure)
    }
    var entry = Departure(
      person: id, sender: setting.context.sender.id, cause: departure.cause, at: departure.at,
      city: departure.city, exitPort: departure.exitPort, flightNo: departure.flightNo,
      ordinal: row.position.ordinal)
    entry.isEarly = answer.arrivedAt.map { departure.at < $0 } ?? true
    try book(entry, of: person, booked)
    return .accepted
  }

  func finish() throws { try life.finish() }

  /// The same end of the same person at the same moment: new values of where and how.
  private func amend(_ known: Departure, _ row: DepartureRow) throws -> RecordOutcome {
    var changed = known
    changed.exitPort = row.exitPort
    changed.flightNo = row.flightNo
    if let city = row.city, known.cause != .departed { changed.city = city }
    if changed == known { return .unchanged }
    try setting.transaction.save(changed)
    return .accepted
  }

  private mutating func book(
    _ departure: Departure, of person: StoredPerson, _ booked: [Departure]
  ) throws {
    let transaction = setting.transaction
    var entry = departure
    let places = Whereabouts(try transaction.stays(of: person.id), booked)
    if entry.cause == .departed { entry.city = try lastCity(of: person, places, at: entry.at) }
    if entry.cause.endsStay {
      entry.countsAs = entry.city == nil ? nil : entry.cause
      try leave(places, &entry)
    }
    if let next = entry.cause.state {
      if person.state.mayBecome(next) {
        try life.move(person, to: next, ordinal: entry.ordinal, at: entry.at)
      } else if next == .departed, person.state.mayStillArrive {
        // It counts from the arrival on, which may be on its way.
        entry.isApplied = false
      }
    }
    try transaction.enter(entry)
  }

  /// Ends the stay in a house, and what an earlier record explains otherwise from now on.
  private func leave(_ places: Whereabouts, _ entry: inout Departure) throws {
    switch places.last(before: entry.at, orAt: true) {
    case .stay(let stay):
      if stay.isOpen { try setting.transaction.close(stay: stay.id) }
    case .end(let before):
      let counts = before.counts(afterComingTo: entry.city)
      if counts != before.countsAs {
        var changed = before
        changed.countsAs = counts
        try setting.transaction.save(changed)
      }
      let isMoved = before.cause == .hospital || before.cause == .transferred
      entry.isArrival = isMoved && entry.city != nil && before.city != entry.city
    case nil: break
    }
  }

  /// Where a person was before leaving the Kingdom: in the house or hospital last recorded, else
  /// where the itinerary has it on that day.
  private mutating func lastCity(
    of person: StoredPerson, _ places: Whereabouts, at moment: Instant
  ) throws -> City? {
    switch places.last(before: moment, orAt: true) {
    case .stay(let stay) where stay.movement == .into: return stay.city
    case .end(let end) where end.cause == .hospital: return end.city
    // Taken away and seen nowhere since, or gone before.
    case .end: return nil
    case .stay, nil: break
    }
    let legs = try itinerary(of: person)
    let day = moment.date()
    return legs.last { $0.from <= day }?.city
  }

  private mutating func itinerary(of person: StoredPerson) throws -> [Leg] {
    if let known = itineraries[person.packageID] { return known }
    let legs = try setting.transaction.package(id: person.packageID)?.itinerary ?? []
    itineraries[person.packageID] = legs.sorted { $0.from < $1.from }
    return itineraries[person.packageID] ?? []
  }

  // Whom it is about

  private func answer(_ row: Row) throws -> (Int64?, DepartureStanding) {
    let people = NamedPeople(setting)
    var named: (Int64?, NamedPerson) = (nil, .unknown)
    var isContradictory = false
    if row[.personToken].state == .valid {
      named = try people.named(byToken: row.bytes(.personToken))
    }
    if row[.passportNo].state == .valid, let issuer = row.country(.passportIssuer) {
      let other = try people.named(byPassport: row.bytes(.passportNo), issuer: issuer)
      if row[.personToken].state == .valid {
        isContradictory = other.0 != named.0
      } else {
        named = other
      }
    }
    let arrivedAt = try named.0.flatMap { id in
      try setting.transaction.lifeEvents(of: id).last { $0.state == .arrived }?.at
    }
    return (
      named.0,
      DepartureStanding(
        person: named.1, arrivedAt: arrivedAt, isContradictory: isContradictory)
    )
  }
}

extension PilgrimState {
  /// Whether an arrival may still be recorded.
  fileprivate var mayStillArrive: Bool {
    switch self {
    case .accepted, .requested, .returned, .visaIssued, .planned: true
    default: false
    }
  }
}
