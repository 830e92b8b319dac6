internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// What the Umrah system told, and the keys by which it was asked.
  static let umrah = """
    -- A stay that the Umrah system told of; its departure may come later.
    CREATE TABLE umrah_stay(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that entered it
      amended_in INTEGER NOT NULL,     -- the posting that last changed it
      ordinal INTEGER NOT NULL,        -- the record there
      passport_key TEXT NOT NULL,      -- HMAC of the passport
      entered_on INTEGER NOT NULL,
      left_on INTEGER,                 -- none: still inside
      UNIQUE(passport_key, entered_on)
    ) STRICT;

    -- A key of an open registration's passport that the Umrah system was sent.
    CREATE TABLE umrah_key(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that first sent it
      recipient_no INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      passport INTEGER NOT NULL,       -- passport_key of the person, of which the key was made
      key TEXT NOT NULL,
      sent_in INTEGER NOT NULL,        -- the posting that last sent it
      removed_in INTEGER               -- the posting that took it back
    ) STRICT;
    CREATE UNIQUE INDEX umrah_key_held ON umrah_key(recipient_no, person_id)
      WHERE removed_in IS NULL;
    CREATE INDEX umrah_key_person ON umrah_key(person_id);
    CREATE INDEX umrah_key_key ON umrah_key(key);
    """
}

private let inside = """
  SELECT passport_key, entered_on, left_on FROM umrah_stay
  WHERE passport_key = ?1 AND entered_on <= ?2 AND (left_on IS NULL OR left_on > ?2)
  ORDER BY entered_on DESC LIMIT 1
  """

extension BookReader {
  func hasUmrahStays() throws -> Bool {
    try connection.number("SELECT 1 FROM umrah_stay LIMIT 1") != nil
  }

  func umrahStay(_ passportKey: String, enteredOn: CalendarDate) throws -> UmrahStay? {
    try connection.first(
      """
      SELECT passport_key, entered_on, left_on FROM umrah_stay
      WHERE passport_key = ? AND entered_on = ?
      """, [.string(passportKey), .day(enteredOn)]
    ) { Self.readStay($0) }
  }

  func umrahStay(_ passportKey: String, insideOn day: CalendarDate) throws -> UmrahStay? {
    try connection.first(inside, [.string(passportKey), .day(day)]) { Self.readStay($0) }
  }

  private static func readStay(_ row: PreparedStatement) -> UmrahStay {
    UmrahStay(
      passportKey: row.nextText(), enteredOn: row.nextDay(), leftOn: row.nextOptionalDay())
  }

  func people(umrahKey: String) throws -> [Int64] {
    try connection.all(
      """
      SELECT DISTINCT p.id FROM umrah_key k JOIN person p ON p.id = k.person_id
      WHERE k.key = ? AND k.removed_in IS NULL AND p.is_open = 1 AND p.passport_key = k.passport
      ORDER BY p.id
      """, [.string(umrahKey)]
    ) { $0.nextInteger() }
  }

  func passports(notReleasedTo recipient: PartyID, after person: Int64, limit: Int) throws
    -> [OpenPassport]
  {
    try connection.all(
      """
      SELECT p.id, p.passport_no, p.passport_issuer, p.passport_key FROM person p
      LEFT JOIN umrah_key k
        ON k.recipient_no = ?1 AND k.person_id = p.id AND k.removed_in IS NULL
      WHERE p.id > ?2 AND p.is_open = 1 AND k.id IS NULL AND p.passport_no IS NOT NULL
        AND p.passport_issuer IS NOT NULL
      ORDER BY p.id LIMIT ?3
      """, [.id(try number(of: recipient) ?? -1), .id(person), .int(limit)]
    ) {
      OpenPassport(
        person: $0.nextInteger(), number: $0.nextBytes(), issuer: $0.nextCountry(),
        digest: $0.nextBits())
    }
  }

  func outdatedKeys(of recipient: PartyID, after id: Int64, limit: Int) throws -> [ReleasedKey] {
    guard let no = try number(of: recipient) else { return [] }
    return try connection.all(
      """
      SELECT k.id, k.person_id, k.key FROM umrah_key k
      LEFT JOIN person p ON p.id = k.person_id AND p.is_open = 1 AND p.passport_key = k.passport
      WHERE k.id > ? AND k.recipient_no = ? AND k.removed_in IS NULL AND p.id IS NULL
      ORDER BY k.id LIMIT ?
      """, [.id(id), .id(no), .int(limit)]
    ) { Self.readKey($0) }
  }

  func eachReleasedKey(of recipient: PartyID, _ body: (ReleasedKey) throws -> Void) throws {
    guard let no = try number(of: recipient) else { return }
    try connection.each(
      """
      SELECT id, person_id, key FROM umrah_key
      WHERE recipient_no = ? AND removed_in IS NULL ORDER BY id
      """, [.id(no)]
    ) { try body(Self.readKey($0)) }
  }

  private static func readKey(_ row: PreparedStatement) -> ReleasedKey {
    ReleasedKey(id: row.nextInteger(), person: row.nextInteger(), key: row.nextText())
  }
}

extension BookWriter {
  func enter(_ stay: UmrahStay, ordinal: Int) throws {
    change()
    try connection.run(
      """
      UPDATE umrah_stay SET left_on = ?, amended_in = ?, ordinal = ?
      WHERE passport_key = ? AND entered_on = ?
      """,
      [
        .day(stay.leftOn), .int(number), .int(ordinal), .string(stay.passportKey),
        .day(stay.enteredOn),
      ])
    if connection.changes == 1 { return }
    try connection.run(
      """
      INSERT INTO umrah_stay(posting, amended_in, ordinal, passport_key, entered_on, left_on)
      VALUES(?1, ?1, ?2, ?3, ?4, ?5)
      """,
      [
        .int(number), .int(ordinal), .string(stay.passportKey), .day(stay.enteredOn),
        .day(stay.leftOn),
      ])
    count(.umrahStay)
  }

  func release(_ key: String, of passport: OpenPassport, to recipient: PartyID) throws {
    try connection.run(
      """
      INSERT INTO umrah_key(posting, recipient_no, person_id, passport, key, sent_in)
      VALUES(?1, ?2, ?3, ?4, ?5, ?1)
      """,
      [
        .int(number), .id(try entered(recipient)), .id(passport.person), .bits(passport.digest),
        .string(key),
      ])
    count(.umrahKey)
  }

  func takeBack(_ key: ReleasedKey) throws {
    change()
    try connection.run(
      "UPDATE umrah_key SET removed_in = ? WHERE id = ?", [.int(number), .id(key.id)])
  }

  /// OR FAIL as in `PersonColumns.insert`: these are the keys of a whole season.
  func releaseAgain(to recipient: PartyID) throws {
    change()
    try connection.run(
      "UPDATE OR FAIL umrah_key SET sent_in = ? WHERE recipient_no = ? AND removed_in IS NULL",
      [.int(number), .id(try entered(recipient))])
  }
}
