internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// What auditors have of each register.
  static let registers = """
    -- The lines of a register that one file carried.
    CREATE TABLE register_piece(
      posting INTEGER NOT NULL,
      recipient_no INTEGER NOT NULL,
      register TEXT NOT NULL,          -- DSC: disclosure, LGR: movement
      first INTEGER NOT NULL,          -- id of the first line
      last INTEGER NOT NULL,
      lines INTEGER NOT NULL,
      PRIMARY KEY(posting, recipient_no, register)
    ) STRICT, WITHOUT ROWID;
    """
}

extension BookReader {
  func registerEnd(of register: Register, for recipient: PartyID) throws -> Int64 {
    guard let no = try number(of: recipient) else { return 0 }
    return Int64(
      try connection.number(
        "SELECT max(last) FROM register_piece WHERE recipient_no = ? AND register = ?",
        [.id(no), .code(register)]) ?? 0)
  }

  func eachDisclosure(after line: Int64, _ body: (Int64, Disclosure) throws -> Void) throws {
    try connection.each(
      """
      SELECT id, posting, at, recipient_no, file, sha256, output, fields, people, profile_version
      FROM disclosure WHERE id > ? ORDER BY id
      """, [.id(line)]
    ) { row in
      let id = row.nextInteger()
      try body(id, try readDisclosure(row))
    }
  }

  func eachMovement(after line: Int64, _ body: (LedgerLine) throws -> Void) throws {
    var last: (posting: Int, at: Instant, file: String?)?
    try connection.each(
      """
      SELECT id, posting, type, country, segment, agency_no, quantity, person_id,
        releases_confirmed, ordinal, effective_at FROM movement WHERE id > ? ORDER BY id
      """, [.id(line)]
    ) { row in
      let id = row.nextInteger()
      let posting = row.nextInt()
      // A list is thousands of lines of one posting: its time and name are read once.
      if last?.posting != posting { last = try source(of: posting) }
      guard let source = last else { throw LedgerFailure.damaged("posting of a movement") }
      try body(
        LedgerLine(
          line: id, posting: posting, at: source.at, file: source.file,
          movement: try readMovement(row)))
    }
  }

  private func source(of posting: Int) throws -> (posting: Int, at: Instant, file: String?)? {
    try connection.first(
      """
      SELECT p.at, s.file_name FROM posting p LEFT JOIN submission s ON s.posting = p.number
      WHERE p.number = ?
      """, [.int(posting)]
    ) { (posting, $0.nextInstant(), $0.nextOptionalText()) }
  }

  func peopleMoved(after line: Int64) throws -> Int {
    try connection.number(
      "SELECT count(DISTINCT person_id) FROM movement WHERE id > ?", [.id(line)]) ?? 0
  }

  func allLicences() throws -> [Licence] {
    try connection.all(
      """
      SELECT number, activity, city, holder, name_ar, name_en, district_ar, rooms, capacity,
        valid_from, valid_to, status FROM licence ORDER BY number
      """
    ) { row in
      Licence(
        number: row.nextText(), activity: try row.nextCode(Activity.self),
        city: try row.nextCode(City.self), holder: PartyID(row.nextText()),
        nameAr: row.nextText(), nameEn: row.nextOptionalText(),
        districtAr: row.nextOptionalText(), rooms: row.nextOptionalInt(), capacity: row.nextInt(),
        validFrom: row.nextDay(), validTo: row.nextDay(),
        status: try row.nextCode(LicenceStatus.self))
    }
  }

  /// Counted here and not by SQL, which would sort every person.
  func packageStandings() throws -> [PackageStanding] {
    var people: [PackageState: Int] = [:]
    try connection.each("SELECT package_id, state FROM person WHERE is_open = 1") { row in
      people[PackageState(package: row.integer(0), state: row.integer(1)), default: 0] += 1
    }
    let died = try deceasedAfterArrival()
    return try people.sorted { ($0.key.package, $0.key.state) < ($1.key.package, $1.key.state) }
      .flatMap { key, count in
        let state = try PilgrimState(stored: key.state)
        guard state == .deceased else {
          return [
            PackageStanding(
              package: key.package, state: state, hasArrived: state.isAfterArrival, people: count)
          ]
        }
        let arrived = died[key.package] ?? 0
        return [(true, arrived), (false, count - arrived)].filter { $0.1 > 0 }.map {
          PackageStanding(package: key.package, state: state, hasArrived: $0.0, people: $0.1)
        }
      }
  }

  private struct PackageState: Hashable {
    let package: Int64
    let state: Int64
  }

  /// By package: the state alone does not tell where somebody died.
  private func deceasedAfterArrival() throws -> [Int64: Int] {
    var people: [Int64: Int] = [:]
    try connection.each(
      """
      SELECT p.package_id, count(DISTINCT p.id) FROM life_event d
      JOIN person p ON p.id = d.person_id AND p.state = ?1
      JOIN life_event a ON a.person_id = d.person_id AND a.state = ?2
      WHERE d.state = ?1 GROUP BY p.package_id
      """, [.int(PilgrimState.deceased.rawValue), .int(PilgrimState.arrived.rawValue)]
    ) { people[$0.integer(0)] = Int($0.integer(1)) }
    return people
  }
}

extension PilgrimState {
  fileprivate var isAfterArrival: Bool {
    self == .arrived || self == .departed || self == .overstay
  }
}

extension BookWriter {
  func note(_ piece: RegisterPiece) throws {
    try connection.run(
      """
      INSERT INTO register_piece(posting, recipient_no, register, first, last, lines)
      VALUES(?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .id(try entered(piece.recipient)), .code(piece.register), .id(piece.first),
        .id(piece.last), .int(piece.lines),
      ])
    count(.registerPiece)
  }
}
