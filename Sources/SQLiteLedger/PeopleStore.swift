internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// Type 3 is RESERVE.
private let reservation = """
  INSERT INTO movement(posting, ordinal, type, country, segment, agency_no, quantity, person_id,
    releases_confirmed, effective_at) VALUES(?, ?, 3, ?, ?, ?, 1, ?, 0, ?)
  """
private let touching = "UPDATE person SET last_posting = ?, last_row = ? WHERE id = ?"

/// The statements of a new person, held so that none is looked up by its text.
struct RegisterStatements {
  let person: PreparedStatement
  let movement: PreparedStatement

  init(_ connection: Connection) throws(LedgerFailure) {
    person = try connection.statement(PersonColumns.insert)
    movement = try connection.statement(reservation)
  }
}

extension BookWriter {
  func register(_ row: Row, _ entry: PersonEntry) throws -> Int64 {
    let owner = try entered(entry.owner)
    let agency = try entered(entry.agency)
    let statements = try registers()
    let ordinal = Int64(entry.position.ordinal)
    let country = Int64(entry.country.packed)
    let place = try bindValues(of: row, entry, to: statements.person)
    let identity = place + Int32(StoredPerson.dateFields.count + PersonColumns.texts.count)
    statements.person.bind(Int64(number), at: identity)
    statements.person.bind(ordinal, at: identity + 1)
    statements.person.bind(owner, at: identity + 2)
    statements.person.bind(country, at: identity + 3)
    statements.person.bind(entry.segment.number, at: identity + 4)
    statements.person.bind(agency, at: identity + 5)
    try statements.person.withFields(of: row, from: place) { try statements.person.run() }
    let person = connection.lastInsertedID
    statements.movement.bind(Int64(number), at: 1)
    statements.movement.bind(ordinal, at: 2)
    statements.movement.bind(country, at: 3)
    statements.movement.bind(entry.segment.number, at: 4)
    statements.movement.bind(agency, at: 5)
    statements.movement.bind(person, at: 6)
    statements.movement.bind(at.secondsSince1970, at: 7)
    try statements.movement.run()
    count(.person)
    count(.movement)
    try resemble(person, row, entry)
    return person
  }

  func amend(_ person: Int64, _ row: Row, _ entry: PersonEntry) throws {
    change()
    if entry.requestNo != nil { try beginRequest(of: person) }
    let statement = try connection.statement(PersonColumns.update)
    let place = try bindValues(of: row, entry, to: statement)
    statement.bind(person, at: Int32(PersonColumns.values.count + 1))
    try statement.withFields(of: row, from: place) { try statement.run() }
    precondition(connection.changes == 1, "an unknown person was amended")
    try resemble(person, row, entry)
  }

  /// Binds all that is neither date nor text; gives back the next place.
  private func bindValues(
    of row: Row, _ entry: PersonEntry, to statement: PreparedStatement
  ) throws -> Int32 {
    let sender = try entered(entry.sender)
    statement.bind(Int64(number), at: 1)
    statement.bind(Int64(entry.position.row), at: 2)
    statement.bind(sender, at: 3)
    statement.bind(entry.packageID, at: 4)
    statement.bind(Int64(entry.state.rawValue), at: 5)
    statement.bind(Int64(entry.state.isClosed ? 0 : 1), at: 6)
    statement.bind(Int64(entry.holds.rawValue), at: 7)
    statement.bind(SQLValue.int(entry.requestNo), at: 8)
    statement.bind(SQLValue.int(entry.requestNo.map { _ in number }), at: 9)
    statement.bind(at.secondsSince1970, at: 10)
    statement.bind(Int64(bitPattern: entry.digest.high), at: 11)
    statement.bind(Int64(bitPattern: entry.digest.low), at: 12)
    statement.bind(Int64(bitPattern: entry.lockedDigest.high), at: 13)
    statement.bind(Int64(bitPattern: entry.lockedDigest.low), at: 14)
    statement.bind(Int64(bitPattern: entry.passportKey), at: 15)
    statement.bind(Int64(bitPattern: entry.nameKey), at: 16)
    let issuer = row.country(.passportIssuer)
    let canonical = issuer?.canonical
    statement.bind(SQLValue.country(canonical), at: 17)
    statement.bind(SQLValue.country(issuer == canonical ? nil : issuer), at: 18)
    return 19
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
