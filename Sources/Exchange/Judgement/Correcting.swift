internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

// CORRECT, MOVE_PACKAGE, MOVE_GROUP: new values for a person who keeps the place.
extension AmendmentDesk {
  mutating func correct(
    _ amendment: AmendmentCase, _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    guard let (known, stored) = amendment.open, !known.isStaff else { return .rejected }
    let row = amendment.row
    let package = try setting.transaction.package(id: known.packageID)?.code ?? ""
    if !found.refuses, !known.holds.contains(.record),
      !merger.changes(row, stored, package: package)
    {
      try setting.transaction.touch(known.id, row: row.position.row)
      return .unchanged
    }
    let names = RecordMerger.Names(
      reference: stored.bytes(.senderRef), agency: namedAgency(of: stored), package: package)
    let merged = merger.merge(row, over: stored, names)
    let seat = try judge(merged, amendment, before: (stored, names), &found)
    guard !found.refuses, let seat else { return .rejected }
    return try amend(amendment, known, stored, merged, seat, &found)
  }

  /// An office names the agency for which it speaks.
  func namedAgency(of person: StoredPerson) -> PartyID? {
    setting.context.sender.type == .agency ? nil : person.agency
  }

  /// Judges the person as it will be; the seat is that of the package it will be on.
  mutating func judge(
    _ merged: Row, _ amendment: AmendmentCase, before: (StoredPerson, RecordMerger.Names)?,
    _ found: inout RecordFindings
  ) throws -> SeatBook.Index? {
    let seat = try life.seats.seat(merged, owner: amendment.owner)
    let keys = merged.batch.personKeys[0]
    var person = PersonStanding(
      digest: keys.digest, lockedDigest: keys.lockedDigest, passportKey: keys.passportKey,
      nameKey: keys.nameKey)
    person.byReference = before == nil ? nil : amendment.known
    if merged[.passportNo].state == .valid, let issuer = merged.country(.passportIssuer) {
      person.byPassport = try setting.transaction.person(
        passport: merged.bytes(.passportNo), issuer: issuer.canonical)
    }
    standing.person = person
    standing.umrahStay = try umrah?.stay(of: merged, on: setting.context.receivedOn)
    standing.package = seat.map { life.seats[$0].package }
    standing.exhausted = nil
    standing.hasNoSeat = false
    let registered = before.map { person, names in
      merger.merge(amendment.row.blank, over: person, names)
    }
    people.judge(merged, before: registered, standing, as: amendment.row, &found)
    found.subject = (amendment.owner, merged.bytes(.senderRef))
    return seat
  }

  private mutating func amend(
    _ amendment: AmendmentCase, _ known: KnownPerson, _ stored: StoredPerson, _ merged: Row,
    _ seat: SeatBook.Index, _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    let package = life.seats[seat].package
    let moves = known.packageID != package.id
    // The old seat first: both packages may rest on one full contract.
    let left = moves ? try life.seats.release(packageID: known.packageID) : nil
    standing.hasNoSeat = moves && !life.seats.hasRoom(seat)
    standing.exceedsVisas =
      try stored.state == .returned && amendment.action == .correct && exceedsVisas(stored)
    people.judgeLedger(merged, standing, as: amendment.row, &found)
    standing.exceedsVisas = false
    if found.refuses {
      if let left { life.seats.take(left) }
      return .rejected
    }
    if moves { life.seats.take(seat) }
    var entry = entry(stored, merged, package.id)
    let kept = known.holds.intersection(moves ? .staysThroughMove : .staysThroughCorrection)
    entry.holds =
      stored.state.mayBeHeld ? HoldMarks(of: found.list).union(kept) : []
    try setting.transaction.amend(stored.id, merged, entry)
    try noteReferences(of: stored.id, merged, amendment)
    try book(amendment)
    var person = stored
    person.holds = entry.holds
    person.packageID = package.id
    try askAgain(
      person, amendment, changesRequest: entry.lockedDigest != known.lockedDigest)
    return entry.holds.isEmpty ? .accepted : .held
  }

  /// Whether a request more would go beyond what a level has.
  private mutating func exceedsVisas(_ person: StoredPerson) throws -> Bool {
    // Counted afresh: few are corrected after a return while their quota is exceeded.
    var room = VisaRoom(setting.transaction)
    return try life.withQuota(of: person.country) { book in
      try book.isOverused(book.place(person.segment, agency: person.agency))
        && !room.hasRoomToRequest(person.levels, in: book)
    }
  }

  func entry(_ stored: StoredPerson, _ merged: Row, _ package: Int64) -> PersonEntry {
    let keys = merged.batch.personKeys[0]
    return PersonEntry(
      owner: stored.owner, sender: stored.sender, country: stored.country,
      segment: stored.segment, agency: stored.agency, packageID: package, state: stored.state,
      holds: [], requestNo: nil, digest: keys.digest, lockedDigest: keys.lockedDigest,
      passportKey: keys.passportKey, nameKey: keys.nameKey, position: merged.position)
  }

  /// Sends the person on where nothing holds it: for the first time, again after a return, or anew
  /// where the request in process says what is no longer true.
  private mutating func askAgain(
    _ person: StoredPerson, _ amendment: AmendmentCase, changesRequest: Bool
  ) throws {
    switch person.state {
    case .accepted: break
    case .requested where changesRequest: try withdraw(person)
    case .returned where amendment.action == .correct: break
    default: return
    }
    if person.holds.isEmpty, forwarding != nil {
      try request(person, amendment)
    } else if person.state != .accepted {
      // What lifts the hold sends the person on.
      try life.move(
        person, to: .accepted, ordinal: amendment.row.position.ordinal,
        at: amendment.row.instant(.effectiveAt) ?? setting.transaction.at)
    }
  }
}
