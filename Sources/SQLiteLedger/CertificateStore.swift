internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// Health-capability certificates.
  static let certificates = """
    -- A certificate as its last HLC row left it; who signed is in the archived original.
    CREATE TABLE certificate(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that entered it
      amended_in INTEGER NOT NULL,     -- the posting of the present values
      ordinal INTEGER NOT NULL,        -- their record in its file
      sender_no INTEGER NOT NULL,
      number TEXT NOT NULL,
      person_id INTEGER NOT NULL,
      issued_on INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      is_signed INTEGER NOT NULL,      -- 1: by both
      digest_high INTEGER NOT NULL,    -- of every field as sent
      digest_low INTEGER NOT NULL,
      UNIQUE(sender_no, number)
    ) STRICT;
    CREATE INDEX certificate_person ON certificate(person_id);
    """
}

private let columns = """
  SELECT number, sender_no, person_id, issued_on, outcome, is_signed, digest_high, digest_low,
    amended_in, ordinal FROM certificate
  """

extension BookReader {
  func certificate(_ number: String, of sender: PartyID) throws -> Certificate? {
    guard let no = try self.number(of: sender) else { return nil }
    return try connection.first(
      columns + " WHERE sender_no = ? AND number = ?", [.id(no), .string(number)]
    ) { try readCertificate($0) }
  }

  func certificates(of person: Int64) throws -> [Certificate] {
    try connection.all(columns + " WHERE person_id = ? ORDER BY id", [.id(person)]) {
      try readCertificate($0)
    }
  }

  private func readCertificate(_ row: PreparedStatement) throws -> Certificate {
    Certificate(
      number: row.nextText(), sender: try party(row.nextInteger()), person: row.nextInteger(),
      issuedOn: row.nextDay(), outcome: try row.nextCode(Fitness.self), isSigned: row.nextFlag(),
      digest: Digest128(high: row.nextBits(), low: row.nextBits()), posting: row.nextInt(),
      ordinal: row.nextInt())
  }
}

extension BookWriter {
  func enter(_ certificate: Certificate) throws {
    precondition(certificate.posting == number, "a certificate of another posting")
    let before = try self.certificate(certificate.number, of: certificate.sender)
    let values: [SQLValue] = [
      .int(number), .int(certificate.ordinal), .id(certificate.person),
      .day(certificate.issuedOn), .code(certificate.outcome), .flag(certificate.isSigned),
      .bits(certificate.digest.high), .bits(certificate.digest.low),
      .id(try entered(certificate.sender)), .string(certificate.number),
    ]
    if before == nil {
      try connection.run(
        """
        INSERT INTO certificate(posting, amended_in, ordinal, person_id, issued_on, outcome,
          is_signed, digest_high, digest_low, sender_no, number)
        VALUES(?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """, values)
      count(.certificate)
    } else {
      change()
      try connection.run(
        """
        UPDATE certificate SET amended_in = ?1, ordinal = ?2, person_id = ?3, issued_on = ?4,
          outcome = ?5, is_signed = ?6, digest_high = ?7, digest_low = ?8
        WHERE sender_no = ?9 AND number = ?10
        """, values)
    }
    try certify(certificate.person)
    if let before, before.person != certificate.person { try certify(before.person) }
  }

  private func certify(_ person: Int64) throws {
    let stands = try certificates(of: person).certify
    try connection.run(
      "UPDATE person SET is_certified = ?1 WHERE id = ?2 AND is_certified <> ?1",
      [.flag(stands), .id(person)])
  }
}
