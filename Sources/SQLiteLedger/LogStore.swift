internal import Bookkeeping

extension Schema {
  /// The audit log's entries, in the order of postings.
  static let log = """
    -- One entry of the audit log.
    CREATE TABLE log_leaf(
      idx INTEGER PRIMARY KEY,     -- the posting's number; 0: the founding
      of_home INTEGER NOT NULL,    -- 1: it says what state the home is in
      entry TEXT NOT NULL,         -- what is hashed, in lines
      list TEXT                    -- what a long entry digests
    ) STRICT;
    CREATE INDEX log_leaf_home ON log_leaf(idx) WHERE of_home = 1;

    -- The log with its last entry; one row.
    CREATE TABLE log_head(
      id INTEGER PRIMARY KEY CHECK(id = 1),
      size INTEGER NOT NULL,       -- entries
      frontier TEXT NOT NULL       -- roots of its full subtrees, hexadecimal
    ) STRICT;

    -- Records of an earlier posting that were judged again, and the rule that had refused them.
    ALTER TABLE submission ADD COLUMN recall_of INTEGER;
    ALTER TABLE submission ADD COLUMN recall_code TEXT;
    CREATE INDEX submission_recall ON submission(recall_of) WHERE recall_of IS NOT NULL;

    -- An entry names what its posting disclosed.
    CREATE INDEX disclosure_posting ON disclosure(posting);
    """
}

extension BookReader {
  func logHead() throws -> BookedLogHead? {
    try connection.first("SELECT size, frontier FROM log_head") {
      BookedLogHead(size: $0.nextInt(), frontier: $0.nextText())
    }
  }

  func leaves(from: Int, upTo: Int) throws -> [BookedLeaf] {
    try connection.all(
      "SELECT idx, entry, list FROM log_leaf WHERE idx BETWEEN ? AND ? ORDER BY idx",
      [.int(from), .int(upTo)]
    ) { Self.readLeaf($0) }
  }

  func lastHomeLeaf() throws -> BookedLeaf? {
    try connection.first(
      "SELECT idx, entry, list FROM log_leaf WHERE of_home = 1 ORDER BY idx DESC LIMIT 1"
    ) { Self.readLeaf($0) }
  }

  func homeLeaves() throws -> [BookedLeaf] {
    try connection.all(
      "SELECT idx, entry, list FROM log_leaf WHERE of_home = 1 ORDER BY idx", []
    ) { Self.readLeaf($0) }
  }

  func lastLeaf(withLine line: String) throws -> BookedLeaf? {
    try connection.first(
      """
      SELECT idx, entry, list FROM log_leaf WHERE instr(entry, ?) > 0 ORDER BY idx DESC LIMIT 1
      """, [.string("\n\(line)\n")]
    ) { Self.readLeaf($0) }
  }

  private static func readLeaf(_ row: PreparedStatement) -> BookedLeaf {
    BookedLeaf(index: row.nextInt(), entry: row.nextText(), list: row.nextOptionalText())
  }

  /// Once there is an entry, every posting has one, and the head counts them.
  func auditLog(_ report: (LedgerGap) -> Void) throws {
    var expected = 0
    try connection.each("SELECT idx FROM log_leaf ORDER BY idx") { row in
      let index = row.nextInt()
      if index != expected {
        report(
          LedgerLaw.entriesArePostings.gap(
            at: "log_leaf \(expected)", expected: expected, found: index))
      }
      expected = index + 1
    }
    let head = try logHead()?.size ?? 0
    // From before the log: the next posting enters all.
    if head == 0, expected == 0 { return }
    let postings = try lastPosting() + 1
    for (place, found) in [("log_leaf", expected), ("log_head", head)]
    where found != postings {
      report(LedgerLaw.entriesArePostings.gap(at: place, expected: postings, found: found))
    }
  }
}

extension BookWriter {
  func append(_ leaf: BookedLeaf, isOfHome: Bool, head: BookedLogHead) throws {
    try connection.run(
      "INSERT INTO log_leaf(idx, of_home, entry, list) VALUES(?, ?, ?, ?)",
      [.int(leaf.index), .flag(isOfHome), .string(leaf.entry), .string(leaf.list)])
    try connection.run(
      """
      INSERT INTO log_head(id, size, frontier) VALUES(1, ?1, ?2)
      ON CONFLICT DO UPDATE SET size = ?1, frontier = ?2
      """, [.int(head.size), .string(head.frontier)])
  }
}
