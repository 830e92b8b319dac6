internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// HAL: people of an establishment into buildings, and out of them.
struct StayDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var licences: [String: Licence?] = [:]
  /// People in each building that the file names.
  private var peopleIn: [String: Int] = [:]

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let stay = StayRow(row)
    let (person, named) = try person(of: row)
    let places = try person.map {
      Whereabouts(
        try setting.transaction.stays(of: $0), try setting.transaction.departures(of: $0))
    }
    let answer = try answer(row, stay, named, places)
    standing.ground = .stay(answer)
    setting.judge.judge(row, standing, &found)
    setting.judge.judgeLedger(row, standing, &found)
    guard !found.refuses, let stay, let person, let places, let licence = answer.licence else {
      return .rejected
    }
    if answer.isUnchanged { return .unchanged }
    try book(stay, of: person, in: licence, places, ordinal: row.position.ordinal)
    return .accepted
  }

  /// Whom the sender's token names.
  private func person(of row: Row) throws -> (Int64?, NamedPerson) {
    guard row[.personToken].state == .valid else { return (nil, .unknown) }
    return try NamedPeople(setting).named(byToken: row.bytes(.personToken))
  }

  private mutating func answer(
    _ row: Row, _ stay: StayRow?, _ named: NamedPerson, _ places: Whereabouts?
  ) throws -> StayStanding {
    var answer = StayStanding(person: named)
    if row[.licenceNo].state == .valid { answer.licence = try licence(row.text(.licenceNo)) }
    guard let stay, let places else { return answer }
    if let same = places.stay(at: stay.at), same.isSaid(by: stay) {
      answer.isUnchanged = true
      return answer
    }
    answer.elsewhere = places.elsewhere(
      than: stay.licenceNo, stay.movement, at: stay.at, for: setting.context.sender.id)
    if let licence = answer.licence, opens(stay, places), !isIn(stay, places) {
      answer.isFull = try people(in: licence.number) >= licence.capacity
    }
    return answer
  }

  /// Whether the person is in the building from then on.
  private func opens(_ stay: StayRow, _ places: Whereabouts) -> Bool {
    stay.movement == .into && places.first(after: stay.at) == nil
  }

  /// Whether the person was in the same building already: it changes the room.
  private func isIn(_ stay: StayRow, _ places: Whereabouts) -> Bool {
    guard case .stay(let before) = places.last(before: stay.at) else { return false }
    return before.isOpen && before.licenceNo == stay.licenceNo
  }

  private mutating func book(
    _ stay: StayRow, of person: Int64, in licence: Licence, _ places: Whereabouts, ordinal: Int
  ) throws {
    let transaction = setting.transaction
    if case .stay(let before) = places.last(before: stay.at), before.isOpen {
      try transaction.close(stay: before.id)
      peopleIn[before.licenceNo] = try people(in: before.licenceNo) - 1
    }
    let transfer = stay.movement == .into ? places.transfer(before: stay.at, orAt: true) : nil
    if let transfer, transfer.counts(afterComingTo: licence.city) != transfer.countsAs {
      var changed = transfer
      changed.countsAs = transfer.counts(afterComingTo: licence.city)
      try transaction.save(changed)
    }
    let isOpen = opens(stay, places)
    if isOpen { peopleIn[licence.number] = try people(in: licence.number) + 1 }
    try transaction.enter(
      Stay(
        person: person, sender: setting.context.sender.id, licenceNo: licence.number,
        city: licence.city, movement: stay.movement, at: stay.at, room: stay.room,
        isArrival: transfer.map { $0.city != licence.city } ?? false, ordinal: ordinal,
        closedIn: stay.movement == .into && !isOpen ? transaction.number : nil))
  }

  private mutating func licence(_ number: String) throws -> Licence? {
    if let known = licences[number] { return known }
    let found = try setting.transaction.licence(number)
    licences[number] = .some(found)
    return found
  }

  private mutating func people(in licence: String) throws -> Int {
    if let known = peopleIn[licence] { return known }
    let found = try setting.transaction.peopleIn(licence: licence)
    peopleIn[licence] = found
    return found
  }
}

extension Stay {
  /// Whether `row` says the same of the same person at the same moment.
  fileprivate func isSaid(by row: StayRow) -> Bool {
    licenceNo == row.licenceNo && movement == row.movement && room == row.room
  }
}

/// Finds the people whom a party on the ground may name.
struct NamedPeople {
  private let setting: DeskSetting

  init(_ setting: DeskSetting) { self.setting = setting }

  /// By the sender's own token.
  func named(byToken token: ArraySlice<UInt8>) throws -> (Int64?, NamedPerson) {
    let ledger = setting.transaction
    guard let sent = try ledger.person(token: token, of: setting.context.sender.id),
      let person = try ledger.person(id: sent.person)
    else { return (nil, .unknown) }
    if person.state.isClosed { return (nil, .closed) }
    return (person.id, sent.isCurrent ? .known(person.state) : .removed)
  }

  /// By passport; an establishment names only those whom it was sent, so that nobody can ask the
  /// exchange who is registered.
  func named(
    byPassport passport: ArraySlice<UInt8>, issuer: CountryCode
  ) throws -> (Int64?, NamedPerson) {
    let ledger = setting.transaction
    guard let person = try ledger.person(passport: passport, issuer: issuer.canonical) else {
      return (nil, .unknown)
    }
    let sender = setting.context.sender
    let output =
      switch sender.type {
      case .tawafa: "ALO"
      case .adilla: "ALM"
      default: ""
      }
    if !output.isEmpty,
      try ledger.releasedDigest(of: person.id, to: sender.id, in: output) == nil
    {
      return (nil, .unknown)
    }
    return (person.id, .known(person.state))
  }
}
