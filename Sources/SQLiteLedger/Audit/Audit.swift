internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// In order: what is missing of postings, then of what they hold. Reads each table a few times,
  /// in memory that grows with postings and contracts and, by one byte each, with people.
  func audit(_ report: (LedgerGap) -> Void) throws {
    let parts = [
      auditPostings, auditTallies, auditRecords, auditFigures, auditPlaces, auditLevels,
      auditSeats, auditHolds, auditVisas, auditKeys, auditOutputNumbers, auditAmendments,
      auditStaff,
      auditGround, auditArrivals,
      auditCertificates,
      auditRegisters, auditUmrahKeys, auditLog,
    ]
    for part in parts {
      do {
        try part(report)
      } catch let failure as LedgerFailure where !failure.isTemporary {
        // What is missing makes other rows unreadable; the laws that can be proved still are.
        report(
          LedgerGap(
            law: "what is booked can be read", place: failure.reason, expected: 0, found: 1))
      }
    }
  }

  private func auditPostings(_ report: (LedgerGap) -> Void) throws {
    try auditNumbers(.postingsAreDense, "SELECT number FROM posting ORDER BY number", report)
    try auditNumbers(.receiptsAreDense, "SELECT receipt FROM submission ORDER BY receipt", report)
  }

  private func auditNumbers(
    _ law: LedgerLaw, _ sql: String, _ report: (LedgerGap) -> Void
  ) throws {
    var expected = 1
    try connection.each(sql) { row in
      let number = row.nextInt()
      if number != expected {
        report(law.gap(at: "number \(expected)", expected: expected, found: number))
      }
      expected = number + 1
    }
  }

  private func auditRecords(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT posting, records, accepted + held + unchanged + rejected FROM submission
      WHERE records <> accepted + held + unchanged + rejected
      UNION ALL SELECT posting, declared, records FROM submission
      WHERE has_posted = 1 AND declared <> records ORDER BY 1
      """
    ) { row in
      let place = "submission of posting \(row.nextInt())"
      report(
        LedgerLaw.recordsAreConserved.gap(
          at: place, expected: row.nextInt(), found: row.nextInt()))
    }
  }

  private func auditFigures(_ report: (LedgerGap) -> Void) throws {
    let sums = try connection.all(
      MovementSums.sql
        + " WHERE id NOT IN (SELECT movement_id FROM pending_movement WHERE counted_in IS NULL)"
        + MovementSums.by
    ) { try readMovement($0) }
    for country in Set(try quotaCountries()).union(sums.map(\.country)).sorted() {
      let saved = QuotaBook(country: country, figures: try figures(of: country))
      saved.gaps(from: .rebuilt(country, sums)).forEach(report)
    }
  }

  /// The keys of open registrations, read from the indexes that guard them.
  private func auditKeys(_ report: (LedgerGap) -> Void) throws {
    for key in ["owner_no, sender_ref", "passport_issuer, passport_no"] {
      try connection.each(
        """
        SELECT min(id), count(*) FROM person WHERE is_open = 1 GROUP BY \(key)
        HAVING count(*) > 1 ORDER BY 1
        """
      ) { row in
        let place = "person \(row.nextInt())"
        report(LedgerLaw.openKeysAreUnique.gap(at: place, expected: 1, found: row.nextInt()))
      }
    }
  }

  private func auditOutputNumbers(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT recipient_no, output, season, max(number), count(*) FROM output_number
      GROUP BY recipient_no, output, season HAVING max(number) <> count(*)
      ORDER BY recipient_no, output, season
      """
    ) { row in
      let recipient = try party(row.nextInteger())
      let place = "\(row.nextText()) for \(recipient), season \(row.nextInt())"
      report(
        LedgerGap(
          law: "output numbers are dense", place: place, expected: row.nextInt(),
          found: row.nextInt()))
    }
  }
}
