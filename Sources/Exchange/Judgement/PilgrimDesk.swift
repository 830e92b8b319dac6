internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// PLG: people, their places and their seats.
///
/// A record refused by an R or X rule never reaches the ledger rules, so it never takes a place.
struct PilgrimDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var seats: SeatBook
  private var quota: QuotaBook
  private var owners: OwnerBook
  private var room: VisaRoom
  /// The package that stands in `standing`.
  private var lastSeat: SeatBook.Index?
  private let forwarding: VisaForwarding?
  private let umrah: UmrahLink?
  /// The agencies below the minimum since the close (L305).
  private let shortfalls: [PartyID: AgencyShortfall]
  private var references: ReferenceBook

  init(_ setting: DeskSetting, forwarding: VisaForwarding?) throws {
    self.setting = setting
    self.forwarding = forwarding
    umrah = try setting.umrahLink()
    references = ReferenceBook(setting)
    let parties = try setting.transaction.partyBook()
    standing = Standing(parties: parties, posting: setting.transaction.number)
    seats = SeatBook(transaction: setting.transaction)
    guard let country = setting.context.quotaCountry else {
      preconditionFailure("a sender of pilgrim lists has a country")
    }
    quota = try setting.transaction.quotaBook(of: country)
    shortfalls = try setting.transaction.shortfalls(of: country)
    owners = OwnerBook(sender: setting.context.sender, parties: parties)
    room = VisaRoom(setting.transaction)
  }

  mutating func expect(_ batch: ManifestBatch) throws {
    try setting.transaction.lookAhead(
      (0..<batch.count).map { index in
        let row = batch[index]
        return (row, owners.owner(of: row, quota: &quota).id)
      })
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let owner = owners.owner(of: row, quota: &quota)
    let person = try personStanding(of: row, owner: owner)
    let seat = try seats.seat(row, owner: owner.id)
    standing.person = person
    if let umrah {
      standing.umrahStay = try umrah.stay(of: row, on: setting.context.receivedOn)
    }
    if seat != lastSeat {
      // Its seats change with every row, but no rule of a pilgrim reads them here.
      standing.package = seat.map { seats[$0].package }
      lastSeat = seat
    }
    standing.repeatedRow = repeatedRow(person)
    standing.exhausted = nil
    standing.hasNoSeat = false
    if !shortfalls.isEmpty { standing.agencyShortfall = owner.agency.flatMap { shortfalls[$0] } }
    setting.judge.judge(row, standing, &found)
    guard !found.refuses, let seat else { return .rejected }
    if let known = person.byReference {
      return try amend(known, row, person, owner, seat, &found)
    }
    return try register(row, person, owner, seat, &found)
  }

  /// Places and seats go back only now: no record of this file has profited. Who stays is asked for
  /// in the order of the file, so that request numbers have no gaps.
  mutating func judgeReferences() throws {
    var quota = quota
    var seats = seats
    var room = room
    try references.judge { late in
      if late.record.isNew { quota.takeBack(quota.place(late.segment, agency: late.agency)) }
      if late.record.isNew || late.record.leftPackage != 0 {
        _ = try seats.release(packageID: late.traveller.packageID)
      }
    } keep: { late in
      if late.record.leftPackage != 0 {
        _ = try seats.release(packageID: late.record.leftPackage)
      }
      guard late.state == .accepted, late.holds.isEmpty, forwarding != nil else { return }
      if !late.record.isNew {
        room.request(
          QuotaKey(segment: late.segment, agency: late.agency).andAbove, of: late.country)
      }
      try request(late)
    }
    self.quota = quota
    self.seats = seats
    self.room = room
  }

  private func request(_ late: LatePerson) throws {
    let transaction = setting.transaction
    try transaction.move(
      late.record.person, to: .requested, holds: [],
      requestNo: transaction.nextRequestNumber())
    // A registration and its request in one posting leave no line of life.
    if !late.record.isNew {
      try transaction.append(
        LifeEvent(
          person: late.record.person, posting: transaction.number,
          ordinal: late.record.position.ordinal, state: .requested, at: transaction.at))
    }
    forwarding?.requestLate()
  }

  mutating func finish() throws {
    try seats.save()
    try setting.transaction.save(quota)
    // An entry that took effect since the last posting may have been counted here first.
    try setting.transaction.intendBalance(of: quota)
    try forwarding?.finish()
  }

  private func personStanding(of row: Row, owner: RecordOwner) throws -> PersonStanding {
    let keys = row.batch.personKeys[row.index]
    var person = PersonStanding(
      digest: keys.digest, lockedDigest: keys.lockedDigest, passportKey: keys.passportKey,
      nameKey: keys.nameKey)
    if row[.senderRef].state == .valid {
      person.byReference = try setting.transaction.person(
        reference: row.bytes(.senderRef), of: owner.id)
    }
    if row[.passportNo].state == .valid, let issuer = row.country(.passportIssuer) {
      person.byPassport = try setting.transaction.person(
        passport: row.bytes(.passportNo), issuer: issuer.canonical)
    }
    return person
  }

  /// The row of this file that used the reference or the passport first.
  private func repeatedRow(_ person: PersonStanding) -> Int? {
    if let known = person.byReference, known.lastPosting == standing.posting {
      return known.lastRow
    }
    if let known = person.byPassport, known.lastPosting == standing.posting {
      return known.lastRow
    }
    return nil
  }

  /// A new registration: room at every level and in the package, then one reservation.
  private mutating func register(
    _ row: Row, _ person: PersonStanding, _ owner: RecordOwner, _ seat: SeatBook.Index,
    _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    standing.hasNoSeat = !seats.hasRoom(seat)
    // Both answers are said in one round; a place is taken only where there is a seat too.
    standing.exhausted =
      standing.hasNoSeat
      ? quota.exhausted(owner.place)
      : quota.reserve(owner.place, refusedAt: setting.context.receivedAt)
    setting.judge.judgeLedger(row, standing, &found)
    if found.refuses { return .rejected }
    seats.take(seat)
    var entry = entry(for: row, person, owner, seat, found)
    let isLate = references.isLate(row)
    if entry.holds.isEmpty, forwarding != nil, !isLate {
      entry.state = .requested
      entry.requestNo = try setting.transaction.nextRequestNumber()
    }
    let id = try setting.transaction.register(row, entry)
    try references.noteGroup(of: row, owner.id)
    if isLate {
      let late = LateRecord(
        position: row.position, person: id, isNew: true, isHeld: !entry.holds.isEmpty)
      try references.note(late, row, of: owner.id)
    }
    if entry.state == .requested { try forward(id, row, entry, seat) }
    return entry.holds.isEmpty ? .accepted : .held
  }

  /// The same reference again: unchanged, or new values for the same person, who keeps the place.
  private mutating func amend(
    _ known: KnownPerson, _ row: Row, _ person: PersonStanding, _ owner: RecordOwner,
    _ seat: SeatBook.Index, _ found: inout RecordFindings
  ) throws -> RecordOutcome {
    let transaction = setting.transaction
    let again = known.holds.intersection(.judgedAgain)
    if known.digest == person.digest, again.isSubset(of: HoldMarks(of: found.list)),
      !again.contains(.record)
    {
      try transaction.touch(known.id, row: row.position.row)
      return .unchanged
    }
    let moves = known.packageID != seats[seat].package.id
    // The old seat first: both packages may rest on one full contract.
    let left = moves ? try seats.release(packageID: known.packageID) : nil
    standing.hasNoSeat = moves && !seats.hasRoom(seat)
    let levels = QuotaKey(segment: owner.segment, agency: owner.agency).andAbove
    standing.exceedsVisas =
      try known.state == .returned && quota.isOverused(owner.place)
      && !room.hasRoomToRequest(levels, in: quota)
    setting.judge.judgeLedger(row, standing, &found)
    standing.exceedsVisas = false
    if found.refuses {
      if let left { seats.take(left) }
      return .rejected
    }
    if moves { seats.take(seat) }
    var entry = entry(for: row, person, owner, seat, found)
    entry.holds.formUnion(
      known.holds.intersection(moves ? .staysThroughMove : .staysThroughCorrection))
    if !known.state.mayBeHeld { entry.holds = [] }
    entry.state = known.state
    let isLate = references.isLate(row)
    if known.state == .accepted, entry.holds.isEmpty, forwarding != nil, !isLate {
      entry.state = .requested
      entry.requestNo = try transaction.nextRequestNumber()
    }
    if isLate {
      try references.keepFormer(known.id)
      // Until its references hold, nobody else takes the seat that the person leaves.
      if let left { seats.take(left) }
    }
    try transaction.amend(known.id, row, entry)
    if known.state == .returned { try askAgain(known.id, &entry, isLate: isLate) }
    try references.noteGroup(of: row, owner.id)
    if isLate {
      let late = LateRecord(
        position: row.position, person: known.id, isNew: false, isHeld: !entry.holds.isEmpty,
        leftPackage: left == nil ? 0 : known.packageID)
      try references.note(late, row, of: owner.id)
    }
    if entry.state == .requested, known.state != .requested {
      room.request(levels, of: quota.country)
      try forward(known.id, row, entry, seat)
    }
    return entry.holds.isEmpty ? .accepted : .held
  }

  /// Corrected after a return: asked for again, or, where something holds the person, when that is
  /// lifted.
  private func askAgain(
    _ person: Int64, _ entry: inout PersonEntry, isLate: Bool
  ) throws {
    let transaction = setting.transaction
    entry.state = .accepted
    if entry.holds.isEmpty, forwarding != nil, !isLate {
      entry.state = .requested
      entry.requestNo = try transaction.nextRequestNumber()
    }
    try transaction.move(
      person, to: entry.state, holds: entry.holds, requestNo: entry.requestNo)
    try transaction.append(
      LifeEvent(
        person: person, posting: transaction.number, ordinal: entry.position.ordinal,
        state: entry.state, at: transaction.at))
  }

  private func entry(
    for row: Row, _ person: PersonStanding, _ owner: RecordOwner, _ seat: SeatBook.Index,
    _ found: RecordFindings
  ) -> PersonEntry {
    PersonEntry(
      owner: owner.id, sender: setting.context.sender.id, country: quota.country,
      segment: owner.segment, agency: owner.agency, packageID: seats[seat].package.id,
      state: .accepted, holds: HoldMarks(of: found.list),
      requestNo: nil, digest: person.digest, lockedDigest: person.lockedDigest,
      passportKey: person.passportKey, nameKey: person.nameKey, position: row.position)
  }

  private func forward(
    _ id: Int64, _ row: Row, _ entry: PersonEntry, _ seat: SeatBook.Index
  ) throws {
    guard let requestNo = entry.requestNo else { return }
    try forwarding?.request(
      VisaRequestee(
        id: id, requestNo: requestNo, owner: entry.owner, sender: entry.sender,
        agency: entry.agency, country: entry.country,
        isPackageConfirmed: seats[seat].package.isConfirmed,
        isCertified: standing.person?.byReference?.isCertified ?? false),
      row: row)
  }
}
