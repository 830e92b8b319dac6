internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Every file that left has its disclosure record, and every piece of a register begins where
  /// the last one ended and holds every line between.
  func auditRegisters(_ report: (LedgerGap) -> Void) throws {
    try auditDisclosures(report)
    try auditPieces(report)
  }

  /// Sidecars hold nobody's data.
  private func auditDisclosures(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT f.posting, f.ordinal, count(d.id) FROM booked_file f
      LEFT JOIN disclosure d ON d.posting = f.posting AND d.file = f.name
        AND d.recipient_no = f.recipient_no AND d.sha256 = f.sha256
      WHERE f.output NOT LIKE '%.sha256' AND f.sha256 <> '' GROUP BY f.posting, f.ordinal HAVING count(d.id) <> 1
      ORDER BY f.posting, f.ordinal
      """
    ) { row in
      report(
        LedgerLaw.everyReleaseIsDisclosed.gap(
          at: "disclosure, posting \(row.nextInt()), file \(row.nextInt())", expected: 1,
          found: row.nextInt()))
    }
  }

  private func auditPieces(_ report: (LedgerGap) -> Void) throws {
    let pieces = try connection.all(
      """
      SELECT posting, recipient_no, register, first, last, lines FROM register_piece
      ORDER BY recipient_no, register, posting
      """
    ) { row in
      (
        posting: row.nextInt(), recipient: row.nextInteger(),
        register: try row.nextCode(Register.self), first: row.nextInteger(),
        last: row.nextInteger(), lines: row.nextInt()
      )
    }
    var ends: [String: Int64] = [:]
    for piece in pieces {
      let key = "\(piece.register.rawValue) \(piece.recipient)"
      let place = "register_piece, posting \(piece.posting), \(piece.register.rawValue)"
      let end = ends[key] ?? 0
      // A piece that starts afresh begins with the first line.
      if piece.first != 1, piece.first != end + 1 {
        report(
          LedgerLaw.registersAreWhole.gap(
            at: place, expected: Int(end) + 1, found: Int(piece.first)))
      }
      let table: BookTable = piece.register == .movements ? .movement : .disclosure
      let lines =
        try connection.number(
          "SELECT count(*) FROM \(table.rawValue) WHERE id BETWEEN ? AND ?",
          [.id(piece.first), .id(piece.last)]) ?? 0
      if lines != piece.lines {
        report(LedgerLaw.registersAreWhole.gap(at: place, expected: piece.lines, found: lines))
      }
      ends[key] = max(end, piece.last)
    }
  }
}
