internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// The keys that the Umrah system holds are those of the passports open at its last cut, and the
  /// last file said as many as it changed.
  func auditUmrahKeys(_ report: (LedgerGap) -> Void) throws {
    let cuts = try connection.all(
      """
      SELECT recipient_no, posting, people FROM disclosure d
      WHERE output = 'UMK' AND posting = (SELECT max(posting) FROM disclosure
        WHERE output = 'UMK' AND recipient_no = d.recipient_no) ORDER BY recipient_no
      """
    ) { (recipient: $0.nextInteger(), posting: $0.nextInt(), lines: $0.nextInt()) }
    for cut in cuts {
      try auditLines(of: cut.recipient, cut.posting, cut.lines, report)
      try auditOpen(of: cut.recipient, cut.posting, report)
      try auditClosed(of: cut.recipient, cut.posting, report)
    }
  }

  private func auditLines(
    of recipient: Int64, _ posting: Int, _ lines: Int, _ report: (LedgerGap) -> Void
  ) throws {
    let found =
      try connection.number(
        """
        SELECT count(*) FILTER (WHERE sent_in = ?1) + count(*) FILTER (WHERE removed_in = ?1)
        FROM umrah_key WHERE recipient_no = ?2
        """, [.int(posting), .id(recipient)]) ?? 0
    if found != lines {
      report(
        LedgerLaw.releasedKeysAreOpenPassports.gap(
          at: "umrah_key, posting \(posting)", expected: lines, found: found))
    }
  }

  /// A closed registration never opens again: who is open now and was registered before the cut
  /// was open then.
  private func auditOpen(
    of recipient: Int64, _ posting: Int, _ report: (LedgerGap) -> Void
  ) throws {
    try connection.each(
      """
      SELECT p.id FROM person p LEFT JOIN umrah_key k
        ON k.recipient_no = ?1 AND k.person_id = p.id AND k.removed_in IS NULL
      WHERE p.is_open = 1 AND p.posting <= ?2 AND k.id IS NULL AND p.passport_no IS NOT NULL
        AND p.passport_issuer IS NOT NULL
      ORDER BY p.id
      """, [.id(recipient), .int(posting)]
    ) {
      report(
        LedgerLaw.releasedKeysAreOpenPassports.gap(
          at: "person \($0.nextInteger())", expected: 1, found: 0))
    }
  }

  /// Whose key is still held is open, or was closed after the cut.
  private func auditClosed(
    of recipient: Int64, _ posting: Int, _ report: (LedgerGap) -> Void
  ) throws {
    try connection.each(
      """
      SELECT k.person_id FROM umrah_key k LEFT JOIN person p ON p.id = k.person_id
      WHERE k.recipient_no = ?1 AND k.removed_in IS NULL AND coalesce(p.is_open, 0) = 0
        AND NOT EXISTS (SELECT 1 FROM life_event e
          WHERE e.person_id = k.person_id AND e.posting > ?2)
      ORDER BY k.person_id
      """, [.id(recipient), .int(posting)]
    ) {
      report(
        LedgerLaw.releasedKeysAreOpenPassports.gap(
          at: "person \($0.nextInteger())", expected: 0, found: 1))
    }
  }
}
