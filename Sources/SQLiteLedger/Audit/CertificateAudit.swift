internal import Bookkeeping

extension BookReader {
  /// Whom the ledger takes for certified has a certificate that stands, and nobody else has one.
  func auditCertificates(_ report: (LedgerGap) -> Void) throws {
    let people = try connection.all(
      """
      SELECT id, is_certified FROM person WHERE is_certified = 1
        OR id IN (SELECT person_id FROM certificate) ORDER BY id
      """
    ) { ($0.nextInteger(), $0.nextInt()) }
    for (person, found) in people {
      let expected = try certificates(of: person).certify ? 1 : 0
      if expected != found {
        report(
          LedgerLaw.certifiedHaveCertificates.gap(
            at: "person \(person)", expected: expected, found: found))
      }
    }
    try connection.each(
      "SELECT id FROM certificate WHERE person_id NOT IN (SELECT id FROM person) ORDER BY id"
    ) { row in
      report(
        LedgerLaw.certifiedHaveCertificates.gap(
          at: "certificate \(row.nextInteger())", expected: 1, found: 0))
    }
  }
}
