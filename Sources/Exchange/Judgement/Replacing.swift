internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

// REPLACE: another person in the place of one who cannot travel.
extension AmendmentDesk {
  mutating func replace(
    _ amendment: AmendmentCase, _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    let row = amendment.row
    let names = RecordMerger.Names(
      reference: row.bytes(.newSenderRef),
      agency: setting.context.sender.type == .agency ? nil : row.party(.agencyId),
      package: row.text(.packageCode))
    let merged = merger.merge(row, over: nil, names)
    let seat = try judge(merged, amendment, before: nil, &found)
    guard !found.refuses, let seat, let original = amendment.stored else { return .rejected }
    try askForRoom(original, seat)
    people.judgeLedger(merged, standing, as: row, &found)
    setting.judge.judgeLedger(row, standing, &found)
    if found.refuses { return .rejected }
    if !original.state.isClosed { try giveUp(original, amendment) }
    let entry = try register(merged, original, seat, found)
    let successor = try life.register(merged, entry, in: seat)
    try noteReferences(of: successor, merged, amendment)
    if entry.state == .requested { try forwarding?.request(known: successor) }
    try setting.transaction.touch(original.id, row: row.position.row)
    try book(amendment, successor: successor)
    return entry.holds.isEmpty ? .accepted : .held
  }

  /// Whoever gives a place up leaves it to the replacement, whatever else the quota lacks. A refused
  /// visa freed the place long since: then there has to be one.
  private mutating func askForRoom(
    _ original: StoredPerson, _ seat: SeatBook.Index
  ) throws {
    standing.exhausted = nil
    if original.state.isClosed {
      standing.hasNoSeat = !life.seats.hasRoom(seat)
      let at = setting.context.receivedAt
      standing.exhausted = try life.withQuota(of: original.country) { book in
        let place = book.place(original.segment, agency: original.agency)
        return book.exhausted(place) == nil ? nil : book.reserve(place, refusedAt: at)
      }
      return
    }
    if original.packageID == life.seats[seat].package.id {
      standing.hasNoSeat = false
      return
    }
    // The seat given up counts where both packages rest on one contract.
    let left = try life.seats.release(packageID: original.packageID)
    standing.hasNoSeat = !life.seats.hasRoom(seat)
    if let left { life.seats.take(left) }
  }

  private mutating func giveUp(
    _ original: StoredPerson, _ amendment: AmendmentCase
  ) throws {
    try withdraw(original)
    try life.move(
      original, to: .replaced, ordinal: amendment.row.position.ordinal,
      at: amendment.row.instant(.effectiveAt) ?? setting.transaction.at)
  }

  private mutating func register(
    _ merged: Row, _ original: StoredPerson, _ seat: SeatBook.Index, _ found: RecordFindings
  ) throws -> PersonEntry {
    var entry = entry(original, merged, life.seats[seat].package.id)
    entry.sender = setting.context.sender.id
    entry.state = .accepted
    entry.holds = HoldMarks(of: found.list)
    // A place in excess of the quota stays one, whoever has it.
    if !original.state.isClosed { entry.holds.formUnion(original.holds.intersection(.frozen)) }
    if entry.holds.isEmpty, forwarding != nil {
      entry.state = .requested
      entry.requestNo = try setting.transaction.nextRequestNumber()
    }
    return entry
  }
}
