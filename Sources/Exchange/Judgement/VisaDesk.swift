internal import Archiving
internal import Bookkeeping
internal import Manifests
internal import Reporting
internal import Rules
internal import Vocabulary

/// VIS: what Foreign Affairs decided. A visa confirms the place it was asked for; a refusal and a
/// cancellation give place and seat back; a return unlocks the person and keeps both.
struct VisaDesk: Desk {
  private let setting: DeskSetting
  private let key: RecipientKey
  private var standing: Standing
  private var lives: LifeBook
  private var room: VisaRoom
  private var judges: CountryJudges

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    key = setting.key(of: setting.context.sender.id)
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
    lives = LifeBook(setting.transaction)
    room = VisaRoom(setting.transaction)
    judges = CountryJudges(setting)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let transaction = setting.transaction
    standing.visa = VisaStanding()
    guard let number = row.visaRequestNumber(season: setting.context.season),
      let request = try transaction.request(number),
      let person = try transaction.person(id: request.person)
    else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    var visa = VisaStanding()
    visa.request = VisaStanding.Request(request, person)
    visa.namesItsPerson = row.bytes(.requestId).elementsEqual(token(of: person.id))
    let result = try found.refuses ? nil : result(row, number, person, &visa)
    standing.visa = visa
    setting.judge.judge(row, standing, &found)
    guard !found.refuses, let result else { return .rejected }
    return visa.isUnchanged ? .unchanged : try post(result, of: person, row, &found)
  }

  /// The row as it would be booked, compared with what is.
  private func result(
    _ row: Row, _ request: Int, _ person: StoredPerson, _ visa: inout VisaStanding
  ) throws -> VisaResult {
    let transaction = setting.transaction
    let result = VisaResult(
      VisaResultRow(row), request: request, person: person.id, posting: transaction.number,
      ordinal: row.position.ordinal)
    let earlier = try transaction.visaResult(result.status, ofRequest: request)
    visa.isUnchanged = earlier.map(result.repeats) ?? false
    let holder = try result.visaNo.flatMap { try transaction.holder(ofVisa: $0) }
    visa.isNumberTaken = holder.map { $0 != person.id } ?? false
    return result
  }

  mutating func finish() throws { try lives.finish() }

  private func token(of person: Int64) -> [UInt8] {
    var token: [UInt8] = []
    key.appendToken(of: person, to: &token)
    return token
  }

  private mutating func post(
    _ result: VisaResult, of person: StoredPerson, _ row: Row, _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    let next = result.status.state
    let isNew = person.state != next && !(next == .visaIssued && person.state == .planned)
    var holds = person.holds
    if isNew, next == .visaIssued {
      standing.exceedsVisas = try exceedsVisas(person)
      let held = try judges.judge(row, standing, of: person.country)
      standing.exceedsVisas = false
      found.adopt(held)
      if found.refuses { return .rejected }
      if held.contains(where: { $0.severity == .hold }) {
        holds.insert(.visaExcess)
        room.hold(person.levels, of: person.country)
      }
    }
    try setting.transaction.enter(result)
    if isNew {
      try lives.move(
        person, to: next, holds: holds, ordinal: row.position.ordinal,
        at: setting.transaction.at)
    }
    try tell(result, of: person, holds: holds, found)
    return found.holds ? .held : .accepted
  }

  /// Whether one more issued visa would go beyond a level's figure; notes it where it does.
  private mutating func exceedsVisas(_ person: StoredPerson) throws -> Bool {
    try lives.withQuota(of: person.country) { book in
      let place = book.place(person.segment, agency: person.agency)
      guard book.isOverused(place) else { return false }
      return try !room.hasRoomToIssue(person.levels, in: book)
    }
  }

  private func tell(
    _ result: VisaResult, of person: StoredPerson, holds: HoldMarks, _ found: RecordFindings
  ) throws {
    try setting.notices.tell(person.sender, people: 1) {
      $0.append(
        PersonChange(result.status), ref: person.bytes(.senderRef), code: nil,
        state: result.status.state, reason: result.reason)
      if found.holds, holds.contains(.visaExcess) {
        $0.append(
          .held, ref: person.bytes(.senderRef), code: .l312, state: result.status.state)
      }
    }
  }
}

/// The ledger rules of a file whose people are of many countries, each under its own country's
/// parameters.
struct CountryJudges {
  private let setting: DeskSetting
  private var known: [CountryCode: (judge: CrossJudge, severities: [Severity?])] = [:]

  init(_ setting: DeskSetting) { self.setting = setting }

  /// What the ledger rules find in `row`, as the season of `country` weighs it.
  mutating func judge(
    _ row: Row, _ standing: Standing, of country: CountryCode
  ) throws -> [Finding] {
    let own = try known[country] ?? made(for: country)
    known[country] = own
    var found = RecordFindings(severities: own.severities)
    own.judge.judgeLedger(row, standing, &found)
    return found.list
  }

  private func made(
    for country: CountryCode
  ) throws -> (judge: CrossJudge, severities: [Severity?]) {
    let context = setting.context
    let parameters = try setting.transaction.parameterBook().parameters(
      for: country, at: context.receivedAt, season: context.season)
    let severities = Rulebook.severities(overridden: parameters.severities)
    let own = RuleContext(
      season: context.season, kind: context.kind, syntax: context.syntax, sender: context.sender,
      receivedAt: context.receivedAt, parameters: parameters, severities: severities)
    return (CrossJudge(own), severities)
  }
}

extension VisaStanding.Request {
  fileprivate init(_ request: KnownRequest, _ person: StoredPerson) {
    let ended: String? =
      switch request.past {
      case nil: nil
      case .withdrawn: "withdrawn"
      case .returned: "superseded"
      case .cancelledAfterIssue: "cancelled"
      }
    self.init(
      state: person.state, answered: request.past == nil ? person.visa?.status : nil,
      ended: ended)
  }
}

extension VisaResult {
  fileprivate init(
    _ row: VisaResultRow, request: Int, person: Int64, posting: Int, ordinal: Int
  ) {
    self.init(
      requestNo: request, person: person, status: row.status, visaNo: row.visaNo,
      issuedOn: row.issuedOn, validTo: row.validTo, reason: row.reason, posting: posting,
      ordinal: ordinal)
  }
}

extension VisaStatus {
  /// What the person becomes.
  var state: PilgrimState {
    switch self {
    case .issued: .visaIssued
    case .refused: .refused
    case .returned: .returned
    case .cancelled: .cancelled
    }
  }
}

extension PersonChange {
  fileprivate init(_ status: VisaStatus) {
    switch status {
    case .issued: self = .visaIssued
    case .refused: self = .visaRefused
    case .returned: self = .visaReturned
    case .cancelled: self = .visaCancelled
    }
  }
}
