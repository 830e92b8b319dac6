internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// STF: mission staff. A member takes a place of the segment STAFF, outside the country's total,
/// has no package, and needs a visa like everybody else.
struct StaffDesk: Desk {
  private let setting: DeskSetting
  private let forwarding: VisaForwarding?
  private var standing: Standing
  private var life: LifeBook
  private let country: CountryCode

  init(_ setting: DeskSetting, forwarding: VisaForwarding?) throws {
    self.setting = setting
    self.forwarding = forwarding
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
    life = LifeBook(setting.transaction)
    guard let country = setting.context.quotaCountry else {
      preconditionFailure("a sender of staff lists has a country")
    }
    self.country = country
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let person = try personStanding(of: row)
    standing.person = person
    standing.exhausted = nil
    setting.judge.judge(row, standing, &found)
    guard !found.refuses, let role = row.code(.staffRole, as: StaffRole.self) else {
      return .rejected
    }
    if let known = person.byReference { return try amend(known, row, person, role, found) }
    return try register(row, person, role, &found)
  }

  /// Staff refer to nobody; who resembles whom is told all the same (X203).
  mutating func judgeReferences() throws {
    try ReferenceBook(setting).judge { _ in
    } keep: { _ in
    }
  }

  mutating func finish() throws {
    try life.finish()
    try forwarding?.finish()
  }

  private func personStanding(of row: Row) throws -> PersonStanding {
    let keys = row.batch.personKeys[row.index]
    var person = PersonStanding(
      digest: keys.digest, lockedDigest: keys.lockedDigest, passportKey: keys.passportKey,
      nameKey: keys.nameKey)
    if row[.senderRef].state == .valid {
      person.byReference = try setting.transaction.person(
        reference: row.bytes(.senderRef), of: setting.context.sender.id)
    }
    if row[.passportNo].state == .valid, let issuer = row.country(.passportIssuer) {
      person.byPassport = try setting.transaction.person(
        passport: row.bytes(.passportNo), issuer: issuer.canonical)
    }
    return person
  }

  private mutating func register(
    _ row: Row, _ person: PersonStanding, _ role: StaffRole, _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    let receivedAt = setting.context.receivedAt
    standing.exhausted = try life.withQuota(of: country) { book in
      let place = book.place(.staff, agency: nil)
      return book.exhausted(place) == nil ? nil : book.reserve(place, refusedAt: receivedAt)
    }
    setting.judge.judgeLedger(row, standing, &found)
    if found.refuses { return .rejected }
    var entry = entry(for: row, person, found)
    if entry.holds.isEmpty, forwarding != nil {
      entry.state = .requested
      entry.requestNo = try setting.transaction.nextRequestNumber()
    }
    let id = try life.register(row, entry, in: nil)
    try setting.transaction.enter(role, of: id)
    if let number = entry.requestNo {
      try forwarding?.request(
        VisaRequestee(
          id: id, requestNo: number, owner: entry.owner, sender: entry.sender, agency: nil,
          country: country, isPackageConfirmed: false),
        row: row)
    }
    return entry.holds.isEmpty ? .accepted : .held
  }

  /// The same reference again: unchanged, or new values for the same member, who keeps the place.
  private mutating func amend(
    _ known: KnownPerson, _ row: Row, _ person: PersonStanding, _ role: StaffRole,
    _ found: RecordFindings
  ) throws -> RecordOutcome {
    let transaction = setting.transaction
    if known.digest == person.digest, !known.holds.contains(.record) {
      try transaction.touch(known.id, row: row.position.row)
      return .unchanged
    }
    guard var stored = try transaction.person(id: known.id) else {
      preconditionFailure("a known person is in the ledger")
    }
    var entry = entry(for: row, person, found)
    entry.state = known.state
    entry.holds.formUnion(known.holds.intersection(.staysThroughMove))
    if !known.state.mayBeHeld { entry.holds = [] }
    try transaction.amend(known.id, row, entry)
    try transaction.enter(role, of: known.id)
    stored.holds = entry.holds
    try askAgain(
      stored, row, changesRequest: known.lockedDigest != person.lockedDigest)
    return entry.holds.isEmpty ? .accepted : .held
  }

  /// As for pilgrims: a request in process that says what is no longer true is taken back.
  private mutating func askAgain(
    _ person: StoredPerson, _ row: Row, changesRequest: Bool
  ) throws {
    switch person.state {
    case .accepted, .returned: break
    case .requested where changesRequest: try forwarding?.withdraw(person)
    default: return
    }
    if person.holds.isEmpty, forwarding != nil {
      let number = try setting.transaction.nextRequestNumber()
      try life.request(
        person, requestNo: number, ordinal: row.position.ordinal, at: setting.transaction.at)
      try forwarding?.request(known: person.id)
    } else if person.state != .accepted {
      try life.move(
        person, to: .accepted, ordinal: row.position.ordinal, at: setting.transaction.at)
    }
  }

  private func entry(
    for row: Row, _ person: PersonStanding, _ found: RecordFindings
  ) -> PersonEntry {
    let sender = setting.context.sender.id
    return PersonEntry(
      owner: sender, sender: sender, country: country, segment: .staff, agency: nil,
      packageID: 0, state: .accepted, holds: HoldMarks(of: found.list), requestNo: nil,
      digest: person.digest, lockedDigest: person.lockedDigest,
      passportKey: person.passportKey, nameKey: person.nameKey, position: row.position)
  }
}
