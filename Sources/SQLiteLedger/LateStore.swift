internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// Tables of one posting alone: SQLite keeps them in a file of its own that vanishes with the
/// connection, and a posting that is discarded discards them too.
private let lateTables = [
  """
  CREATE TEMP TABLE IF NOT EXISTS late(
    ordinal INTEGER PRIMARY KEY, row INTEGER, line INTEGER, person_id INTEGER, is_new INTEGER,
    is_held INTEGER, left_package INTEGER, owner_no INTEGER, own_key INTEGER,
    mahram_key INTEGER, companion_key INTEGER, women_key INTEGER, is_due INTEGER, is_out INTEGER)
  """,
  "CREATE INDEX IF NOT EXISTS temp.late_due ON late(ordinal) WHERE is_due = 1",
  """
  CREATE TEMP TABLE IF NOT EXISTS late_finding(
    ordinal INTEGER, row INTEGER, line INTEGER, code INTEGER, severity INTEGER, field INTEGER,
    detail TEXT, reference TEXT, value TEXT)
  """,
  "CREATE INDEX IF NOT EXISTS temp.late_finding_record ON late_finding(ordinal)",
  """
  CREATE TEMP TABLE IF NOT EXISTS named_group(
    owner_no INTEGER, group_no TEXT, reference TEXT, ordinal INTEGER, row INTEGER, line INTEGER,
    PRIMARY KEY(owner_no, group_no)) WITHOUT ROWID
  """,
  "CREATE TEMP TABLE IF NOT EXISTS former_person AS SELECT * FROM main.person LIMIT 0",
  """
  CREATE TEMP TABLE IF NOT EXISTS alike(
    person_id INTEGER PRIMARY KEY, key INTEGER, ordinal INTEGER, row INTEGER, line INTEGER)
  """,
  "DELETE FROM temp.late", "DELETE FROM temp.late_finding", "DELETE FROM temp.named_group",
  "DELETE FROM temp.former_person", "DELETE FROM temp.alike",
  // Made again where somebody is taken back: most files do without.
  "DROP INDEX IF EXISTS temp.late_mahram", "DROP INDEX IF EXISTS temp.late_companion",
  "DROP INDEX IF EXISTS temp.late_women",
]

private let dependents = [
  "CREATE INDEX IF NOT EXISTS temp.late_mahram ON late(mahram_key) WHERE mahram_key NOT NULL",
  """
  CREATE INDEX IF NOT EXISTS temp.late_companion ON late(companion_key)
    WHERE companion_key NOT NULL
  """,
  "CREATE INDEX IF NOT EXISTS temp.late_women ON late(women_key) WHERE women_key NOT NULL",
]

private let latePeople = """
  SELECT l.ordinal, l.row, l.line, l.person_id, l.is_new, l.is_held, l.left_package,
    p.owner_no, p.country, p.segment, p.agency_no, p.state, p.holds, p.sender_ref, p.mahram_ref,
    p.mahram_relation, p.companion_ref, p.womens_group,
    p.id, p.package_id, p.group_no, p.birth_date, p.sex, p.marital_status,
    \(BookReader.journeySQL(of: "p.id"))
  FROM temp.late l CROSS JOIN person p ON p.id = l.person_id
  """

extension BookWriter {
  /// The tables, made and emptied for this posting with the first that needs them.
  func prepareLate() throws {
    if isLatePrepared { return }
    isLatePrepared = true
    for sql in lateTables { try connection.run(sql) }
  }

  func keepFormer(_ person: Int64) throws {
    try prepareLate()
    try connection.run(
      "INSERT INTO temp.former_person SELECT * FROM main.person WHERE id = ?", [.id(person)])
  }

  func note(_ record: LateRecord, _ row: Row, of owner: PartyID) throws {
    try prepareLate()
    let owner = try entered(owner)
    func key(_ field: FieldName) -> SQLValue {
      row.isPresent(field) ? .bits(Self.key(row.bytes(field), owner)) : nil
    }
    try connection.runAside(
      "INSERT INTO temp.late VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
      [
        .int(record.position.ordinal), .int(record.position.row), .int(record.position.line),
        .id(record.person), .flag(record.isNew), .flag(record.isHeld), .id(record.leftPackage),
        .id(owner), key(.senderRef), key(.mahramRef), key(.companionRef),
        row.number(.womensGroup) == 1 ? key(.groupNo) : nil,
      ])
  }

  /// Tells references of one owner apart; who shares a key by chance is merely judged once more.
  private static func key(_ reference: ArraySlice<UInt8>, _ owner: Int64) -> UInt64 {
    var digest = FieldDigest()
    digest.add(UInt64(bitPattern: owner))
    digest.add(reference)
    return digest.value.high
  }

  func noteGroup(
    _ group: ArraySlice<UInt8>, of owner: PartyID, reference: ArraySlice<UInt8>,
    at position: RecordPosition
  ) throws {
    try prepareLate()
    try connection.runAside(
      "INSERT OR IGNORE INTO temp.named_group VALUES(?, ?, ?, ?, ?, ?)",
      [
        .id(try entered(owner)), .bytes(group), .bytes(reference), .int(position.ordinal),
        .int(position.row), .int(position.line),
      ])
  }

  func lateRecords(after ordinal: Int, limit: Int) throws -> [LatePerson] {
    guard isLatePrepared else { return [] }
    return try connection.all(
      latePeople + " WHERE l.ordinal > ? AND l.is_out = 0 ORDER BY l.ordinal LIMIT ?",
      [.int(ordinal), .int(limit)]
    ) { try readLate($0) }
  }

  func dueAgain(limit: Int) throws -> [LatePerson] {
    guard isLatePrepared else { return [] }
    let due = try connection.all(
      latePeople + " WHERE l.is_due = 1 ORDER BY l.ordinal LIMIT ?", [.int(limit)]
    ) { try readLate($0) }
    for late in due {
      try connection.run(
        "UPDATE temp.late SET is_due = 0 WHERE ordinal = ?", [.int(late.record.position.ordinal)])
    }
    return due
  }

  private func readLate(_ row: PreparedStatement) throws -> LatePerson {
    let position = RecordPosition(ordinal: row.nextInt(), row: row.nextInt(), line: row.nextInt())
    let record = LateRecord(
      position: position, person: row.nextInteger(), isNew: row.nextFlag(),
      isHeld: row.nextFlag(), leftPackage: row.nextInteger())
    let owner = try party(row.nextInteger())
    let country = row.nextCountry()
    let segment = Segment(number: row.nextInteger()) ?? .official
    let agency = try optionalParty(row.nextInteger())
    let state = try PilgrimState(stored: row.nextInteger())
    let holds = HoldMarks(rawValue: row.nextInt())
    let senderRef = row.nextBytes()
    let mahramRef = row.nextBytes()
    let relation = try row.nextOptionalCode(MahramRelation.self)
    let companionRef = row.nextBytes()
    let isInWomensGroup = row.nextOptionalText() == "Y"
    return LatePerson(
      record: record, owner: owner, country: country, segment: segment, agency: agency,
      state: state, holds: holds, traveller: try row.nextTraveller(), senderRef: senderRef,
      mahramRef: mahramRef, relation: relation, companionRef: companionRef,
      isInWomensGroup: isInWomensGroup)
  }
}

// Taking back
extension BookWriter {
  func takeBack(_ late: LatePerson) throws {
    for sql in dependents { try connection.run(sql) }
    if late.record.isNew {
      try connection.run("DELETE FROM person WHERE id = ?", [.id(late.record.person)])
      count(.person, -1)
    } else {
      change()
      try connection.run("DELETE FROM person WHERE id = ?", [.id(late.record.person)])
      try connection.run(
        "INSERT INTO main.person SELECT * FROM temp.former_person WHERE id = ?",
        [.id(late.record.person)])
      precondition(connection.changes == 1, "values were not kept before they were amended")
      try forgetSteps(of: late.record.person)
    }
    let ordinal = SQLValue.int(late.record.position.ordinal)
    try connection.run(
      "UPDATE temp.late SET is_out = 1, is_due = 0 WHERE ordinal = ?", [ordinal])
    let owner = try entered(late.owner)
    let own = SQLValue.bits(Self.key(late.senderRef[...], owner))
    for column in ["mahram_key", "companion_key"] {
      try connection.run(
        "UPDATE temp.late SET is_due = 1 WHERE \(column) = ? AND \(column) NOT NULL AND is_out = 0",
        [own])
    }
    if late.isInWomensGroup {
      try connection.run(
        """
        UPDATE temp.late SET is_due = 1
        WHERE women_key = ? AND women_key NOT NULL AND is_out = 0 AND is_due = 0
        """, [.bits(Self.key(late.traveller.group[...], owner))])
    }
  }

  /// An amendment may have asked again for who was returned.
  private func forgetSteps(of person: Int64) throws {
    for (table, name) in [(BookTable.lifeEvent, "life_event"), (.pastRequest, "past_request")] {
      try connection.run(
        "DELETE FROM \(name) WHERE person_id = ? AND posting = ?", [.id(person), .int(number)])
      count(table, -connection.changes)
    }
  }

  func holdLate(_ person: Int64) throws {
    change()
    try connection.run(
      "UPDATE person SET holds = holds | ? WHERE id = ?",
      [.int(HoldMarks.record.rawValue), .id(person)])
  }

  func finishTakingBack() throws {
    // One look over the posting's own movements, however many people were taken back.
    try connection.run(
      """
      DELETE FROM movement WHERE id > ? AND type = 3
        AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = movement.person_id)
      """, [.id(firstMovement)])
    count(.movement, -connection.changes)
  }
}

// What was found late
extension BookWriter {
  func file(_ findings: [LateFinding], at position: RecordPosition) throws {
    try prepareLate()
    let ordinal = SQLValue.int(position.ordinal)
    try connection.run("DELETE FROM temp.late_finding WHERE ordinal = ?", [ordinal])
    try add(findings)
  }

  func add(_ findings: [LateFinding]) throws {
    try prepareLate()
    for late in findings {
      try connection.run(
        "INSERT INTO temp.late_finding VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          .int(late.position.ordinal), .int(late.position.row), .int(late.position.line),
          .int(Int(late.finding.code.rawValue)), .int(late.finding.severity.rawValue),
          .int(late.finding.field.map { Int($0.rawValue) }), .string(late.finding.detail.words),
          .bytes(late.reference[...]), .bytes(late.value[...]),
        ])
    }
  }

  func eachLateFinding(_ body: (LateFinding) throws -> Void) throws {
    guard isLatePrepared else { return }
    try connection.each("SELECT * FROM temp.late_finding ORDER BY ordinal, rowid") { row in
      let position = RecordPosition(
        ordinal: row.nextInt(), row: row.nextInt(), line: row.nextInt())
      guard let code = RuleCode(rawValue: UInt8(row.nextInt())),
        let severity = Severity(rawValue: row.nextInt())
      else { throw LedgerFailure.damaged("late finding") }
      let field = row.nextOptionalInt().flatMap { FieldName(rawValue: UInt8($0)) }
      let detail = row.nextOptionalText().map { FindingDetail.text($0) } ?? .none
      try body(
        LateFinding(
          position: position, finding: Finding(code, severity, field: field, detail: detail),
          reference: row.nextBytes(), value: row.nextBytes()))
    }
  }

  func eachNamedGroup(_ body: (NamedGroup) throws -> Void) throws {
    guard isLatePrepared else { return }
    try connection.each(
      """
      SELECT g.ordinal, g.row, g.line, g.owner_no, g.group_no, g.reference, count(*),
        coalesce(sum(p.group_role = 'LEADER'), 0), count(DISTINCT p.package_id)
      FROM temp.named_group g CROSS JOIN person p INDEXED BY person_group
        ON p.owner_no = g.owner_no AND p.group_no = g.group_no AND p.is_open = 1
      GROUP BY g.owner_no, g.group_no
      """
    ) { row in
      let position = RecordPosition(
        ordinal: row.nextInt(), row: row.nextInt(), line: row.nextInt())
      let owner = row.nextInteger()
      let (group, senderRef) = (row.nextBytes(), row.nextBytes())
      let figures = GroupFigures(
        people: row.nextInt(), leaders: row.nextInt(), packages: row.nextInt(),
        flights: try plannedJourneys(ofGroup: group[...], owner: owner))
      try body(
        NamedGroup(
          position: position, owner: try party(owner), group: group, senderRef: senderRef,
          figures: figures))
    }
  }
}

extension FindingDetail {
  /// The machine words of what references are found to be.
  fileprivate var words: String? {
    guard case .text(let words) = self else { return nil }
    return words
  }
}
