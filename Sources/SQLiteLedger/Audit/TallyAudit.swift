internal import Bookkeeping

extension BookReader {
  /// Every row of the book is still there: each table holds as many rows of each posting as the
  /// posting created.
  func auditTallies(_ report: (LedgerGap) -> Void) throws {
    try auditTallyRows(report)
    for table in BookTable.allCases {
      var found = try rowsByPosting(of: table)
      try connection.each(
        "SELECT posting, rows FROM posting_tally WHERE table_name = ? ORDER BY posting",
        [.code(table)]
      ) { row in
        let posting = row.nextInt()
        let expected = row.nextInt()
        Self.compare(table.rawValue, posting, expected, found.removeValue(forKey: posting), report)
      }
      for (posting, rows) in found.sorted(by: { $0.key < $1.key }) {
        Self.compare(table.rawValue, posting, 0, rows, report)
      }
    }
  }

  private static func compare(
    _ table: String, _ posting: Int, _ expected: Int, _ found: Int?,
    _ report: (LedgerGap) -> Void
  ) {
    if expected == found { return }
    report(
      LedgerGap(
        law: "every booked row is kept", place: "\(table), posting \(posting)",
        expected: expected, found: found ?? 0))
  }

  /// The tallies themselves are counted on their posting.
  private func auditTallyRows(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT p.number, p.tallies, count(t.posting) FROM posting p
      LEFT JOIN posting_tally t ON t.posting = p.number
      GROUP BY p.number HAVING count(t.posting) <> p.tallies ORDER BY p.number
      """
    ) { row in
      Self.compare("posting_tally", row.nextInt(), row.nextInt(), row.nextInt(), report)
    }
  }

  /// Counted here and not by SQL, which would sort millions of rows that are nearly sorted.
  private func rowsByPosting(of table: BookTable) throws -> [Int: Int] {
    let column = table == .posting ? "number" : "posting"
    var rows: [Int: Int] = [:]
    var current = 0
    var count = 0
    try connection.each("SELECT \(column) FROM \(table.rawValue)") { row in
      let posting = Int(row.integer(0))
      if posting == current {
        count += 1
        return
      }
      if count > 0 { rows[current, default: 0] += count }
      current = posting
      count = 1
    }
    if count > 0 { rows[current, default: 0] += count }
    return rows
  }
}
