internal import Bookkeeping
internal import Manifests
internal import Vocabulary

private let touching = "UPDATE person SET last_posting = ?, last_row = ? WHERE id = ?"

extension BookWriter {
  /// The person is written with others of the same batch (`RegistrationRun`).
  func register(_ row: Row, _ entry: PersonEntry) throws -> Int64 {
    if !registrations.takes(row.batch) { try connection.catchUp() }
    let person = firstPerson + Int64(registered) + 1
    registered += 1
    registrations.add(
      Registration(
        person: person, row: row, entry: entry, owner: try entered(entry.owner),
        sender: try entered(entry.sender), agency: try entered(entry.agency)), &lookAhead)
    connection.putOff { () throws(LedgerFailure) in try self.writeRegistrations() }
    count(.person)
    count(.movement)
    try resemble(person, row, entry)
    return person
  }

  func writeRegistered() throws { try connection.catchUp() }

  func amend(_ person: Int64, _ row: Row, _ entry: PersonEntry) throws {
    change()
    if entry.requestNo != nil { try beginRequest(of: person) }
    let statement = try connection.statement(PersonColumns.update)
    let place = statement.bindValues(
      of: row, entry, sender: try entered(entry.sender), posting: number, at: at)
    statement.bind(person, at: Int32(PersonColumns.values.count + 1))
    try unsafe row.batch.withTexts { texts throws(LedgerFailure) in
      _ = unsafe statement.bindFields(of: row, in: texts, from: place)
      try statement.run()
    }
    precondition(connection.changes == 1, "an unknown person was amended")
    try resemble(person, row, entry)
  }

  func touch(_ person: Int64, row: Int) throws {
    change()
    let statement = try connection.statement(touching)
    statement.bind(Int64(number), at: 1)
    statement.bind(Int64(row), at: 2)
    statement.bind(person, at: 3)
    try statement.run()
    precondition(connection.changes == 1, "an unknown person was touched")
  }

  func move(_ person: Int64, to state: PilgrimState, holds: HoldMarks, requestNo: Int?) throws {
    change()
    if requestNo != nil {
      try beginRequest(of: person)
    } else if state.endsRequest {
      try retireRequest(of: person, becoming: state)
    }
    try connection.run(
      """
      UPDATE person SET state = ?, is_open = ?, holds = ?, request_no = coalesce(?, request_no),
        requested_in = coalesce(?, requested_in), updated_at = ? WHERE id = ?
      """,
      [
        .int(state.rawValue), .flag(!state.isClosed), .int(holds.rawValue), .int(requestNo),
        .int(requestNo.map { _ in number }), .at(at), .id(person),
      ])
    precondition(connection.changes == 1, "an unknown person was moved")
  }

  /// Makes way for a new request: the one before it is past, and so is its answer.
  private func beginRequest(of person: Int64) throws {
    try retireRequest(of: person, becoming: nil)
    try connection.run(
      """
      UPDATE person SET visa_status = NULL, visa_no = NULL, visa_reason = NULL
      WHERE id = ? AND visa_status IS NOT NULL
      """, [.id(person)])
  }

  func nextRequestNumber() throws -> Int {
    let last =
      try lastRequest
      ?? connection.number(
        """
        SELECT max(coalesce((SELECT max(request_no) FROM person WHERE request_no IS NOT NULL), 0),
          coalesce((SELECT max(request_no) FROM past_request), 0))
        """) ?? 0
    lastRequest = last + 1
    return last + 1
  }
}

extension PilgrimState {
  /// Whether a person in this state is asked for no longer; ACCEPTED where a corrected request was
  /// taken back and something holds the next.
  fileprivate var endsRequest: Bool {
    self == .accepted || self == .cancelled || self == .replaced || self == .deceased
  }
}

extension PreparedStatement {
  /// Binds all of `PersonColumns.values` that is neither date nor text, from `first` on.
  ///
  /// - Returns: the next place.
  func bindValues(
    of row: Row, _ entry: PersonEntry, sender: Int64, posting: Int, at instant: Instant,
    from first: Int32 = 1
  ) -> Int32 {
    let issuer = row.country(.passportIssuer)
    let canonical = issuer?.canonical
    bind(Int64(posting), at: first)
    bind(Int64(entry.position.row), at: first + 1)
    bind(sender, at: first + 2)
    bind(entry.packageID, at: first + 3)
    bind(Int64(entry.state.rawValue), at: first + 4)
    bind(Int64(entry.state.isClosed ? 0 : 1), at: first + 5)
    bind(Int64(entry.holds.rawValue), at: first + 6)
    bind(SQLValue.int(entry.requestNo), at: first + 7)
    bind(SQLValue.int(entry.requestNo.map { _ in posting }), at: first + 8)
    bind(instant.secondsSince1970, at: first + 9)
    bind(Int64(bitPattern: entry.digest.high), at: first + 10)
    bind(Int64(bitPattern: entry.digest.low), at: first + 11)
    bind(Int64(bitPattern: entry.lockedDigest.high), at: first + 12)
    bind(Int64(bitPattern: entry.lockedDigest.low), at: first + 13)
    bind(Int64(bitPattern: entry.passportKey), at: first + 14)
    bind(Int64(bitPattern: entry.nameKey), at: first + 15)
    bind(SQLValue.country(canonical), at: first + 16)
    bind(SQLValue.country(issuer == canonical ? nil : issuer), at: first + 17)
    return first + 18
  }
}
