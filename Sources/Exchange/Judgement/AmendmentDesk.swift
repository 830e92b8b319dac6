internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// AMD: corrections, replacements, cancellations and moves of registered people.
///
/// Whoever is corrected or comes in a place is judged as in a pilgrim list; places and seats pass on
/// within the one posting.
struct AmendmentDesk: Desk {
  let setting: DeskSetting
  let forwarding: VisaForwarding?
  let merger = RecordMerger()
  let people: PersonJudge
  var standing: Standing
  var life: LifeBook
  let umrah: UmrahLink?
  private var ceilings: ReplacementCeiling
  /// The agencies below the minimum since the close (L305).
  private let shortfalls: [PartyID: AgencyShortfall]
  private let references: ReferenceBook

  init(_ setting: DeskSetting, forwarding: VisaForwarding?) throws {
    self.setting = setting
    self.forwarding = forwarding
    people = PersonJudge(setting.context)
    umrah = try setting.umrahLink()
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
    life = LifeBook(setting.transaction)
    shortfalls =
      try setting.context.quotaCountry.map { try setting.transaction.shortfalls(of: $0) } ?? [:]
    references = ReferenceBook(setting)
    ceilings = ReplacementCeiling(
      setting.transaction, basisPoints: setting.context.parameters.replacementBasisPoints)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    if let refused = setting.refusedLate[row.position.ordinal] {
      found.adopt(refused)
      return .rejected
    }
    standing.amendment = nil
    standing.person = nil
    standing.package = nil
    guard let action = row.code(.action, as: Amendment.self) else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let owner = owner(of: row)
    standing.agencyShortfall = shortfalls[owner]
    let known = try person(under: row, .senderRef, of: owner, orClosed: true)
    let stored = try known.flatMap { try setting.transaction.person(id: $0.id) }
    standing.amendment = try amendmentStanding(action, known, row, owner)
    if let known, let stored, known.lastPosting != standing.posting, !found.refuses,
      try isRepeated(action, stored, row)
    {
      try setting.transaction.touch(known.id, row: row.position.row)
      return .unchanged
    }
    setting.judge.judge(row, standing, &found)
    let amendment = AmendmentCase(
      row: row, action: action, owner: owner, known: known, stored: stored)
    switch action {
    case .cancel: return try cancel(amendment, found)
    case .replace: return try replace(amendment, &found)
    case .correct, .movePackage, .moveGroup: return try correct(amendment, &found)
    }
  }

  /// An amendment has too many ends to be taken back one by one: the file is judged again, and who
  /// failed is refused before anything of it is booked.
  mutating func judgeReferences() throws {
    var hasRefused = false
    try references.judge { _ in
      hasRefused = true
    } keep: { _ in
    }
    guard hasRefused else { return }
    var found: [Int: [Finding]] = [:]
    try setting.transaction.eachLateFinding { late in
      guard late.finding.severity >= .error else { return }
      found[late.position.ordinal, default: []].append(late.finding)
    }
    throw RefusedLate(findings: found)
  }

  /// Notes a person whose references the row may have changed; nobody else is judged again.
  func noteReferences(
    of person: Int64, _ merged: Row, _ amendment: AmendmentCase
  ) throws {
    let row = amendment.row
    guard references.isLate(merged),
      amendment.action == .replace || references.keepsEverybodyBack
        || Self.judgedByReferences.contains(where: { row.isPresent($0) })
    else { return }
    try references.note(
      LateRecord(position: row.position, person: person, isNew: true, isHeld: false), merged,
      of: amendment.owner)
  }

  private static let judgedByReferences: [FieldName] = [
    .packageCode, .groupNo, .birthDate, .sex, .maritalStatus, .mahramRef, .mahramRelation,
    .companionRef, .womensGroup,
  ]

  mutating func finish() throws {
    try life.finish()
    try forwarding?.finish()
  }
}

/// Records of a file that were booked and must not have been: the posting is made again without
/// them.
struct RefusedLate: Error {
  /// By ordinal.
  let findings: [Int: [Finding]]
}

/// One AMD row and whom it means.
struct AmendmentCase {
  let row: Row
  let action: Amendment
  let owner: PartyID
  let known: KnownPerson?
  /// The same person with every value.
  let stored: StoredPerson?

  /// The open registration that the row may change.
  var open: (known: KnownPerson, stored: StoredPerson)? {
    guard let known, let stored, !known.state.isClosed else { return nil }
    return (known, stored)
  }
}

extension AmendmentDesk {
  /// Whose references the row speaks in: the agency's where an office names one, else the sender's.
  private func owner(of row: Row) -> PartyID {
    let sender = setting.context.sender
    if sender.type != .agency, let named = row.party(.agencyId),
      standing.parties[named]?.type == .agency
    {
      return named
    }
    return sender.id
  }

  private func person(
    under row: Row, _ field: FieldName, of owner: PartyID, orClosed: Bool
  ) throws -> KnownPerson? {
    guard row[field].state == .valid else { return nil }
    let reference = row.bytes(field)
    if let open = try setting.transaction.person(reference: reference, of: owner) { return open }
    return orClosed ? try setting.transaction.closedPerson(reference: reference, of: owner) : nil
  }

  private mutating func amendmentStanding(
    _ action: Amendment, _ known: KnownPerson?, _ row: Row, _ owner: PartyID
  ) throws -> AmendmentStanding {
    var result = AmendmentStanding(action: action, person: known)
    result.mayAskAgain = action == .correct && forwarding != nil
    guard action == .replace else { return result }
    result.newReference = try person(under: row, .newSenderRef, of: owner, orClosed: false)
    result.isReplaced = try known.flatMap { try replacement(of: $0.id) } != nil
    result.reachedCeiling = try ceilings.reached(by: owner)
    return result
  }

  /// The amendment by which somebody came in the person's place.
  private func replacement(of person: Int64) throws -> AmendmentEntry? {
    try setting.transaction.amendments(of: person).last {
      $0.person == person && $0.successor != nil
    }
  }

  /// Whether the row was booked before: it cancels who is cancelled, or replaces by the same person.
  private func isRepeated(
    _ action: Amendment, _ stored: StoredPerson, _ row: Row
  ) throws -> Bool {
    switch action {
    case .cancel: return stored.state == .cancelled
    case .replace:
      guard let successor = try replacement(of: stored.id)?.successor,
        let person = try setting.transaction.person(id: successor)
      else { return false }
      let package = try setting.transaction.package(id: person.packageID)?.code ?? ""
      return row.bytes(.newSenderRef).elementsEqual(person.bytes(.senderRef))
        && !merger.changes(row, person, package: package)
    case .correct, .movePackage, .moveGroup: return false
    }
  }

  /// Files what the row did; beside every change of a person and never without one.
  mutating func book(_ amendment: AmendmentCase, successor: Int64? = nil) throws {
    let row = amendment.row
    guard let known = amendment.known,
      let reason = row.code(.reason, as: AmendmentReason.self),
      let effectiveAt = row.instant(.effectiveAt)
    else { preconditionFailure("an AMD row was booked before it was judged") }
    let transaction = setting.transaction
    try transaction.append(
      AmendmentEntry(
        person: known.id, owner: amendment.owner, posting: transaction.number,
        ordinal: row.position.ordinal, action: amendment.action, reason: reason,
        evidenceNo: row.optionalText(.evidenceNo), effectiveAt: effectiveAt,
        successor: successor))
    if successor != nil {
      ceilings.count(amendment.owner, isOneMore: known.state.isClosed)
    }
  }

  /// Tells Foreign Affairs that nothing is asked for the person any more, under any request or visa.
  func withdraw(_ person: StoredPerson) throws {
    guard person.state.hasRequestAbroad else { return }
    try forwarding?.withdraw(person)
  }

  /// The person's open request is asked for from the values that the ledger has now.
  mutating func request(_ person: StoredPerson, _ amendment: AmendmentCase) throws {
    let number = try setting.transaction.nextRequestNumber()
    try life.request(
      person, requestNo: number, ordinal: amendment.row.position.ordinal,
      at: amendment.row.instant(.effectiveAt) ?? setting.transaction.at)
    try forwarding?.request(known: person.id)
  }

  // MARK: CANCEL

  /// Place and seat are free at once, for the next row of this file too.
  private mutating func cancel(
    _ amendment: AmendmentCase, _ found: RecordFindings
  ) throws -> RecordOutcome {
    guard !found.refuses, let person = amendment.open?.stored else { return .rejected }
    let row = amendment.row
    try withdraw(person)
    try life.move(
      person, to: .cancelled, ordinal: row.position.ordinal,
      at: row.instant(.effectiveAt) ?? setting.transaction.at)
    try setting.transaction.touch(person.id, row: row.position.row)
    try book(amendment)
    if person.packageID != 0 { ceilings.leave(amendment.owner) }
    return .accepted
  }
}

/// How many people of a party may be replaced, and how many were (L309); each party is counted once
/// a file.
struct ReplacementCeiling {
  private let ledger: any LedgerReader
  private let basisPoints: Int
  private var parties: [PartyID: (people: Int, replaced: Int)] = [:]

  init(_ ledger: any LedgerReader, basisPoints: Int) {
    self.ledger = ledger
    self.basisPoints = basisPoints
  }

  /// The ceiling, where it is reached: the share of the party's registered pilgrims, rounded up.
  mutating func reached(by party: PartyID) throws -> Int? {
    let counts =
      try parties[party]
      ?? (try ledger.openPilgrims(of: party), try ledger.replacements(of: party))
    parties[party] = counts
    let ceiling = (counts.people * basisPoints + 9_999) / 10_000
    return counts.replaced >= ceiling ? ceiling : nil
  }

  /// - Parameter isOneMore: the original was registered no longer.
  mutating func count(_ party: PartyID, isOneMore: Bool) {
    parties[party]?.replaced += 1
    if isOneMore { parties[party]?.people += 1 }
  }

  mutating func leave(_ party: PartyID) { parties[party]?.people -= 1 }
}
