internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Who was replaced has one replacement, and staff has roles.
  func auditAmendments(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT p.id, count(a.id) FROM person p
      LEFT JOIN amendment a ON a.person_id = p.id AND a.successor_id IS NOT NULL
      WHERE p.state = ? GROUP BY p.id HAVING count(a.id) <> 1 ORDER BY p.id
      """, [.int(PilgrimState.replaced.rawValue)]
    ) { row in
      let place = "person \(row.nextInt())"
      report(LedgerLaw.replacedHaveSuccessors.gap(at: place, expected: 1, found: row.nextInt()))
    }
    try connection.each(
      """
      SELECT a.successor_id FROM amendment a LEFT JOIN person p ON p.id = a.successor_id
      WHERE a.successor_id IS NOT NULL AND p.id IS NULL ORDER BY 1
      """
    ) { row in
      let place = "person \(row.nextInt())"
      report(LedgerLaw.replacedHaveSuccessors.gap(at: place, expected: 1, found: 0))
    }
  }

  func auditStaff(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT p.id, p.segment = ?1, s.person_id IS NOT NULL FROM person p
      LEFT JOIN staff s ON s.person_id = p.id
      WHERE (p.segment = ?1) <> (s.person_id IS NOT NULL) ORDER BY p.id
      """, [.integer(Segment.staff.number)]
    ) { row in
      let place = "person \(row.nextInt())"
      report(
        LedgerLaw.staffHaveRoles.gap(at: place, expected: row.nextInt(), found: row.nextInt()))
    }
  }
}
