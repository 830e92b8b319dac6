internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// Visits of the ministry's branches, and what was wrong with files.
  static let readiness = """
    -- One item of one readiness visit, as its last RDY row left it.
    CREATE TABLE visit(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that entered it
      amended_in INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- the record there
      sender_no INTEGER NOT NULL,      -- the branch
      party TEXT NOT NULL,             -- who was visited
      item TEXT NOT NULL,
      visited_on INTEGER NOT NULL,
      score INTEGER NOT NULL,          -- 0 to 100
      note_ar TEXT,
      UNIQUE(party, item, visited_on)
    ) STRICT;

    -- How often a rule spoke in the file of a posting, as its sender was told.
    CREATE TABLE file_cause(
      posting INTEGER NOT NULL,
      code TEXT NOT NULL,
      severity TEXT NOT NULL,
      count INTEGER NOT NULL,          -- findings, at least 1
      PRIMARY KEY(posting, code, severity)
    ) STRICT, WITHOUT ROWID;
    """
}

extension BookReader {
  func visit(of party: PartyID, _ item: ReadinessItem, on day: CalendarDate) throws -> Visit? {
    try connection.first(
      visitColumns + " WHERE party = ? AND item = ? AND visited_on = ?",
      [.party(party), .code(item), .day(day)]
    ) { try Self.readVisit($0) }
  }

  func lastVisits() throws -> [Visit] {
    try connection.all(
      visitColumns
        + """
         v WHERE visited_on = (SELECT max(visited_on) FROM visit l
          WHERE l.party = v.party AND l.item = v.item)
        ORDER BY party, item
        """
    ) { try Self.readVisit($0) }
  }

  private static func readVisit(_ row: PreparedStatement) throws -> Visit {
    Visit(
      party: PartyID(row.nextText()), item: try row.nextCode(ReadinessItem.self),
      visitedOn: row.nextDay(), score: row.nextInt(), noteAr: row.nextOptionalText())
  }

  func fileRecords() throws -> [FileRecord] {
    var records: [Int64: FileRecord] = [:]
    try connection.each(
      """
      SELECT party_no, count(*), sum(is_first), sum(is_first AND verdict = 'ACCEPTED') FROM (
        SELECT party_no, verdict,
          receipt = min(receipt) OVER (PARTITION BY party_no, base) AS is_first
        FROM submission WHERE verdict <> 'DUPLICATE')
      GROUP BY party_no
      """
    ) { row in
      let no = row.nextInteger()
      var record = FileRecord(party: try party(no))
      record.files = row.nextInt()
      record.onTime = record.files
      record.names = row.nextInt()
      record.passedAtFirst = row.nextInt()
      records[no] = record
    }
    try connection.each(
      """
      SELECT s.party_no, c.code, count(*), sum(c.count) FROM file_cause c
      JOIN submission s ON s.posting = c.posting
      WHERE c.severity <> 'INFO' AND s.verdict <> 'DUPLICATE'
      GROUP BY s.party_no, c.code ORDER BY s.party_no, 4 DESC, c.code
      """
    ) { row in
      let no = row.nextInteger()
      guard let code = RuleCode(name: row.nextText()) else { throw LedgerFailure.damaged("code") }
      let files = row.nextInt()
      if code == .f012 { records[no]?.onTime -= files }
      records[no]?.rules.append((code, row.nextInt()))
    }
    return records.values.sorted { $0.party < $1.party }
  }

  func guides() throws -> [PartyID: Int] {
    var guides: [PartyID: Int] = [:]
    try connection.each(
      """
      SELECT owner_no, count(*) FROM (
        SELECT owner_no FROM person WHERE is_open = 1 AND group_role = 'GUIDE'
        UNION ALL SELECT p.owner_no FROM staff s JOIN person p ON p.id = s.person_id
        WHERE s.role = 'GUIDE' AND p.is_open = 1 AND p.group_role IS NOT 'GUIDE')
      GROUP BY owner_no
      """
    ) { row in
      let owner = try party(row.nextInteger())
      guides[owner] = row.nextInt()
    }
    return guides
  }
}

private let visitColumns = "SELECT party, item, visited_on, score, note_ar FROM visit"

extension BookWriter {
  func enter(_ visit: Visit, by sender: PartyID, ordinal: Int) throws {
    change()
    let no = try entered(sender)
    let key: [SQLValue] = [.party(visit.party), .code(visit.item), .day(visit.visitedOn)]
    try connection.run(
      """
      UPDATE visit SET score = ?, note_ar = ?, sender_no = ?, amended_in = ?, ordinal = ?
      WHERE party = ? AND item = ? AND visited_on = ?
      """,
      [.int(visit.score), .string(visit.noteAr), .id(no), .int(number), .int(ordinal)] + key)
    if connection.changes == 1 { return }
    try connection.run(
      """
      INSERT INTO visit(party, item, visited_on, posting, amended_in, ordinal, sender_no, score,
        note_ar) VALUES(?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)
      """,
      key + [.int(number), .int(ordinal), .id(no), .int(visit.score), .string(visit.noteAr)])
    count(.visit)
  }

  func note(_ causes: [FileCause]) throws {
    for cause in causes {
      try connection.run(
        "INSERT INTO file_cause(posting, code, severity, count) VALUES(?, ?, ?, ?)",
        [.int(number), .string(cause.code.name), .string(cause.severity.name), .int(cause.count)])
      count(.fileCause)
    }
  }
}
