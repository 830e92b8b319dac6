internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// What offices and agencies changed of people.
  static let amendments = """
    -- One AMD row that changed something; never changed.
    CREATE TABLE amendment(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file
      person_id INTEGER NOT NULL,
      owner_no INTEGER NOT NULL,       -- the party whose reference names the person
      action TEXT NOT NULL,
      reason TEXT NOT NULL,
      evidence_no TEXT,
      effective_at INTEGER NOT NULL,
      successor_id INTEGER             -- REPLACE: the person registered in the place
    ) STRICT;
    CREATE INDEX amendment_person ON amendment(person_id);
    CREATE INDEX amendment_owner ON amendment(owner_no) WHERE successor_id IS NOT NULL;
    CREATE UNIQUE INDEX amendment_successor ON amendment(successor_id)
      WHERE successor_id IS NOT NULL;
    """
}

extension BookReader {
  func amendments(of person: Int64) throws -> [AmendmentEntry] {
    try connection.all(
      """
      SELECT person_id, owner_no, posting, ordinal, action, reason, evidence_no, effective_at,
        successor_id FROM amendment
      WHERE id IN (SELECT id FROM amendment WHERE person_id = ?1
        UNION ALL SELECT id FROM amendment WHERE successor_id = ?1) ORDER BY id
      """, [.id(person)]
    ) { row in
      AmendmentEntry(
        person: row.nextInteger(), owner: try party(row.nextInteger()), posting: row.nextInt(),
        ordinal: row.nextInt(), action: try row.nextCode(Amendment.self),
        reason: try row.nextCode(AmendmentReason.self), evidenceNo: row.nextOptionalText(),
        effectiveAt: row.nextInstant(), successor: row.nextOptionalInt().map { Int64($0) })
    }
  }

  func replacements(of owner: PartyID) throws -> Int {
    guard let no = try number(of: owner) else { return 0 }
    return try connection.number(
      "SELECT count(*) FROM amendment WHERE owner_no = ? AND successor_id IS NOT NULL",
      [.id(no)]) ?? 0
  }

  func openPilgrims(of owner: PartyID) throws -> Int {
    guard let no = try number(of: owner) else { return 0 }
    // By the index of references alone: the few of the staff are taken off.
    let people = try connection.number(
      "SELECT count(*) FROM person WHERE owner_no = ? AND is_open = 1", [.id(no)])
    let staff = try connection.number(
      """
      SELECT count(*) FROM staff s JOIN person p ON p.id = s.person_id
      WHERE p.owner_no = ? AND p.is_open = 1
      """, [.id(no)])
    return (people ?? 0) - (staff ?? 0)
  }
}

extension BookWriter {
  func append(_ amendment: AmendmentEntry) throws {
    try connection.run(
      """
      INSERT INTO amendment(posting, ordinal, person_id, owner_no, action, reason, evidence_no,
        effective_at, successor_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(amendment.ordinal), .id(amendment.person),
        .id(try entered(amendment.owner)), .code(amendment.action), .code(amendment.reason),
        .string(amendment.evidenceNo), .at(amendment.effectiveAt), .id(amendment.successor),
      ])
    count(.amendment)
  }
}
