internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// ARA: people at the ports of entry, each of whom was issued the visa shown.
struct ArrivalDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var life: LifeBook
  private let umrah: UmrahLink?
  private var parties: [MovementKey: (arrived: Int, planned: Int?)] = [:]
  private var plans: [Int64: ArrivalPlan] = [:]

  private struct MovementKey: Hashable {
    var movement: String
    var owner: PartyID
  }

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
    life = LifeBook(setting.transaction)
    umrah = try setting.umrahLink()
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    standing.arrival = nil
    guard !found.refuses else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let manifest = ArrivalRow(row)
    let known = try setting.transaction.person(
      passport: row.bytes(.passportNo), issuer: (row.country(.passportIssuer)!).canonical)
    if let known, known.state.hasTravelled,
      try setting.transaction.arrival(ofPerson: known.id) == entry(of: known.id, manifest)
    {
      return .unchanged
    }
    let person = try known.flatMap { try setting.transaction.person(id: $0.id) }
    standing.arrival = try arrival(of: person, manifest)
    standing.umrahStay = try umrah?.stay(of: row, on: manifest.enteredAt.date())
    found.subject = person.map { ($0.owner, $0.bytes(.senderRef)) }
    setting.judge.judge(row, standing, &found)
    setting.judge.judgeLedger(row, standing, &found)
    guard !found.refuses, let person else { return .rejected }
    let ordinal = row.position.ordinal
    try setting.transaction.enter(
      entry(of: person.id, manifest), owner: person.owner, ordinal: ordinal)
    try life.move(person, to: .arrived, ordinal: ordinal, at: manifest.enteredAt)
    count(manifest, person.owner)
    return found.holds ? .held : .accepted
  }

  mutating func finish() throws { try life.finish() }

  private func entry(of person: Int64, _ row: ArrivalRow) -> ArrivalEntry {
    ArrivalEntry(
      person: person, enteredAt: row.enteredAt, port: row.port,
      flight: ArrivalPlan.flight(row.flight, at: row.port), movement: row.movement,
      visaNo: row.visaNo, passportHeldBy: row.passportHeldBy, busTripNo: row.busTripNo)
  }

  private mutating func arrival(
    of person: StoredPerson?, _ row: ArrivalRow
  ) throws -> ArrivalStanding {
    var arrival = ArrivalStanding()
    guard let person else {
      // Closed registrations free their passports; the visa still tells whose it was.
      arrival.bar = try setting.transaction.holder(ofVisa: row.visaNo) == nil ? .unknown : .closed
      return arrival
    }
    arrival.bar = bar(person, row)
    if arrival.bar != nil { return arrival }
    arrival.plan = try setting.transaction.arrivalPlan(ofPerson: person.id)?.expected
    if let movement = row.movement {
      let party = try party(MovementKey(movement: movement, owner: person.owner))
      if let planned = party.planned, party.arrived >= planned {
        arrival.oversize = (party.arrived + 1, planned)
      }
    }
    return arrival
  }

  private func bar(_ person: StoredPerson, _ row: ArrivalRow) -> ArrivalBar? {
    switch person.state {
    case .accepted, .requested, .returned: .noVisa
    case .arrived, .departed, .overstay: .arrived
    case .refused, .cancelled, .replaced: .closed
    case .deceased: .deceased
    case .noShow: .noShow
    case .visaIssued, .planned: person.visa?.number == row.visaNo ? nil : .otherVisa
    }
  }

  /// How many came with a movement so far and how many were planned to; asked once a file.
  private mutating func party(
    _ key: MovementKey
  ) throws -> (arrived: Int, planned: Int?) {
    if let known = parties[key] { return known }
    let found = (
      arrived: try setting.transaction.arrivedParty(of: key.movement, owner: key.owner),
      planned: try setting.transaction.plannedParty(of: key.movement, owner: key.owner)
    )
    parties[key] = found
    return found
  }

  private mutating func count(_ row: ArrivalRow, _ owner: PartyID) {
    guard let movement = row.movement else { return }
    parties[MovementKey(movement: movement, owner: owner)]?.arrived += 1
  }
}
