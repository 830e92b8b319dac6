internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// Moves people from state to state within one posting: the state, the place in the quota, the
/// seat and a line of the person's life, all of them or none.
///
/// Quota books and seats are kept here for the whole posting and saved once, by `finish`: a desk
/// that registers people too takes its places from the same books.
struct LifeBook {
  let transaction: any LedgerTransaction
  private(set) var quotas: [CountryCode: QuotaBook] = [:]
  var seats: SeatBook

  init(_ transaction: any LedgerTransaction) {
    self.transaction = transaction
    seats = SeatBook(transaction: transaction)
  }

  /// Works on a country's quota.
  mutating func withQuota<Result>(
    of country: CountryCode, _ body: (inout QuotaBook) throws -> Result
  ) throws -> Result {
    // Out of the table while it is changed, so that its levels are not copied.
    var book = try quotas.removeValue(forKey: country) ?? transaction.quotaBook(of: country)
    defer { quotas[country] = book }
    return try body(&book)
  }

  /// Moves `person` to `next`; a visa confirms its place, a closed state gives place and seat back
  /// at once.
  ///
  /// - Parameters:
  ///   - holds: the marks from then on; nil leaves them. Who travelled or is closed has none.
  ///   - requestNo: given where the person is forwarded (again).
  ///   - ordinal: the record that caused it; 0 for time and cures.
  ///   - at: when it happened.
  /// - Precondition: the state may follow (`PilgrimState.mayBecome`).
  mutating func move(
    _ person: StoredPerson, to next: PilgrimState, holds: HoldMarks? = nil,
    requestNo: Int? = nil, ordinal: Int, at: Instant
  ) throws {
    let effect = person.state.placeEffect(of: next)
    try apply(effect, to: person, ordinal: ordinal)
    let kept = next.mayBeHeld ? holds ?? person.holds : []
    try transaction.move(person.id, to: next, holds: kept, requestNo: requestNo)
    try transaction.append(
      LifeEvent(
        person: person.id, posting: transaction.number, ordinal: ordinal, state: next, at: at))
    var moved = person
    moved.state = next
    moved.holds = kept
    try follow(moved, from: person.state, ordinal: ordinal, at: at)
  }

  /// A plan that waited for the visa is taken up at once; who is gone is expected no longer.
  private mutating func follow(
    _ person: StoredPerson, from last: PilgrimState, ordinal: Int, at: Instant
  ) throws {
    switch person.state {
    case .visaIssued:
      guard try transaction.arrivalPlan(ofPerson: person.id) != nil else { return }
      try move(person, to: .planned, ordinal: ordinal, at: at)
    case .refused, .cancelled, .replaced, .deceased:
      if !last.hasTravelled { try transaction.endPlan(ofPerson: person.id) }
    default: return
    }
  }

  /// Books that the person is asked for at Foreign Affairs, for the first time or under another
  /// number than before.
  ///
  /// - Precondition: nothing holds the person, whose state is ACCEPTED, REQUESTED or RETURNED.
  mutating func request(
    _ person: StoredPerson, requestNo: Int, ordinal: Int, at: Instant
  ) throws {
    precondition(
      person.state == .requested || person.state.mayBecome(.requested),
      "\(person.state.name) is not asked for")
    try transaction.move(person.id, to: .requested, holds: [], requestNo: requestNo)
    try transaction.append(
      LifeEvent(
        person: person.id, posting: transaction.number, ordinal: ordinal, state: .requested,
        at: at))
  }

  /// Registers a person in a place and a seat that are there for it: the caller has asked, or has
  /// just freed them. Nobody is refused here.
  ///
  /// - Parameter seat: nil for mission staff, which has no package.
  mutating func register(
    _ row: Row, _ entry: PersonEntry, in seat: SeatBook.Index?
  ) throws -> Int64 {
    if let seat { seats.take(seat) }
    // The line itself is written with the person.
    let movement = Movement(
      type: .reserve, country: entry.country, segment: entry.segment, agency: entry.agency,
      quantity: 1, ordinal: entry.position.ordinal, effectiveAt: transaction.at)
    try withQuota(of: entry.country) { book in
      book.apply(movement)
      if entry.holds.contains(.frozen) {
        book.freeze(book.place(entry.segment, agency: entry.agency))
      }
    }
    return try transaction.register(row, entry)
  }

  private mutating func apply(
    _ effect: PlaceEffect, to person: StoredPerson, ordinal: Int
  ) throws {
    var movement = Movement(
      type: .confirm, country: person.country, segment: person.segment, agency: person.agency,
      quantity: 1, person: person.id, ordinal: ordinal, effectiveAt: transaction.at)
    switch effect {
    case .none: return
    case .confirm: break
    case .release(let isConfirmed):
      movement.type = .release
      movement.releasesConfirmed = isConfirmed
      if person.packageID != 0 { _ = try seats.release(packageID: person.packageID) }
    }
    try transaction.append(movement)
    try withQuota(of: person.country) { book in
      book.apply(movement)
      if movement.type == .release, person.holds.contains(.frozen) {
        book.unfreeze(book.place(person.segment, agency: person.agency))
      }
    }
  }

  /// Saves what was kept for all records. Called once, after the last.
  func finish() throws {
    try seats.save()
    for (_, book) in quotas.sorted(by: { $0.key < $1.key }) {
      try transaction.save(book)
      try transaction.intendBalance(of: book)
    }
  }
}
