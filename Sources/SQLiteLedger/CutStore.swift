internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  func eachReleased(
    to recipient: PartyID, in output: String, before posting: Int,
    _ body: (Int64) throws -> Void
  ) throws {
    guard let no = try number(of: recipient) else { return }
    // Read whole before the first call: the caller may mark people while it walks.
    let people = try connection.all(
      """
      SELECT person_id FROM sent_person
      WHERE recipient_no = ? AND output = ? AND sent_in < ? AND removed_in IS NULL
      ORDER BY person_id
      """, [.id(no), .string(output), .int(posting)]
    ) { $0.nextInteger() }
    for person in people { try body(person) }
  }

  func person(token: ArraySlice<UInt8>, of party: PartyID) throws -> SentPerson? {
    guard let no = try number(of: party) else { return nil }
    // The same token in every output of the recipient: in one of them is enough.
    return try connection.first(
      """
      SELECT person_id, removed_in IS NULL FROM sent_person
      WHERE recipient_no = ? AND token = ? ORDER BY removed_in IS NOT NULL LIMIT 1
      """, [.id(no), .text(String(decoding: token, as: UTF8.self))]
    ) { SentPerson(person: $0.nextInteger(), isCurrent: $0.nextFlag()) }
  }

  func disclosures(ofPerson id: Int64) throws -> [Disclosure] {
    let removals = Set(
      try connection.all(
        "SELECT posting, recipient_no FROM shown_person WHERE person_id = ? AND is_removal = 1",
        [.id(id)]
      ) { "\($0.nextInt()) \(try party($0.nextInteger()))" })
    return try disclosures(Self.ofPerson, [.id(id)]).map { disclosure in
      guard removals.contains("\(disclosure.posting) \(disclosure.recipient)") else {
        return disclosure
      }
      var token = disclosure
      token.fields = disclosure.fields.filter { $0 == "change" || $0 == "person_token" }
      return token
    }
  }

  /// Files that hold something of one person: rows noted one by one, cuts that show everybody each
  /// time, requests sent and taken back, statements of its owner, and answers to its sender.
  private static let ofPerson = """
    WHERE EXISTS (SELECT 1 FROM shown_person s WHERE s.person_id = ?1 AND s.posting = d.posting
        AND s.recipient_no = d.recipient_no AND s.output = d.output)
      OR EXISTS (SELECT 1 FROM sent_person s WHERE s.person_id = ?1
        AND s.recipient_no = d.recipient_no AND s.output = d.output
        AND d.posting BETWEEN s.posting AND coalesce(s.removed_in, s.sent_in)
        AND NOT EXISTS (SELECT 1 FROM shown_person o WHERE o.person_id = ?1
          AND o.recipient_no = s.recipient_no AND o.output = s.output AND o.is_removal = 0))
      OR d.output = 'VRQ' AND d.posting IN (SELECT requested_in FROM person WHERE id = ?1
        UNION ALL SELECT requested_in FROM past_request WHERE person_id = ?1
        UNION ALL SELECT posting FROM past_request WHERE person_id = ?1)
      OR d.output = 'STM' AND EXISTS (SELECT 1 FROM person p WHERE p.id = ?1
        AND p.owner_no = d.recipient_no AND p.posting < d.posting)
      OR d.output IN ('RES', 'REJ', 'REP', 'UPD')
        AND d.recipient_no = (SELECT sender_no FROM person WHERE id = ?1)
        AND d.posting IN (SELECT posting FROM person WHERE id = ?1
          UNION ALL SELECT last_posting FROM person WHERE id = ?1
          UNION ALL SELECT requested_in FROM person WHERE id = ?1
          UNION ALL SELECT posting FROM life_event WHERE person_id = ?1)
      OR d.output = 'UMK' AND EXISTS (SELECT 1 FROM umrah_key k WHERE k.person_id = ?1
        AND k.recipient_no = d.recipient_no
        AND d.posting IN (k.posting, k.sent_in, k.removed_in))
      OR d.output = 'LGR' AND EXISTS (SELECT 1 FROM register_piece r
        JOIN movement m ON m.id BETWEEN r.first AND r.last
        WHERE r.posting = d.posting AND r.recipient_no = d.recipient_no
        AND r.register = 'LGR' AND m.person_id = ?1)
    ORDER BY d.id
    """

  func disclosures(inPosting number: Int) throws -> [Disclosure] {
    try disclosures("WHERE d.posting = ? ORDER BY d.id", [.int(number)])
  }

  func disclosures() throws -> [Disclosure] { try disclosures("ORDER BY d.id", []) }

  private func disclosures(_ condition: String, _ values: [SQLValue]) throws -> [Disclosure] {
    try connection.all(
      """
      SELECT d.posting, d.at, d.recipient_no, d.file, d.sha256, d.output, d.fields, d.people,
        d.profile_version FROM disclosure d \(condition)
      """, values
    ) { try readDisclosure($0) }
  }

  final func readDisclosure(_ row: PreparedStatement) throws -> Disclosure {
    Disclosure(
      posting: row.nextInt(), at: row.nextInstant(), recipient: try party(row.nextInteger()),
      file: row.nextText(), sha256: row.nextText(), output: row.nextText(),
      fields: row.nextText().split(separator: ";").map(String.init), people: row.nextInt(),
      profileVersion: row.nextText())
  }

  func cures(limit: Int) throws -> [Cure] {
    try connection.all(
      """
      SELECT kind, package_id, country, segment, agency_no, marks FROM cure
      WHERE finished_in IS NULL ORDER BY id LIMIT ?
      """, [.int(limit)]
    ) { row in
      let kind = row.nextInteger()
      let package = row.nextInteger()
      let country = row.nextCountry()
      let segment = Segment(number: row.nextInteger())
      let party = try optionalParty(row.nextInteger())
      let marks = HoldMarks(rawValue: row.nextInt())
      switch (kind, party) {
      case (0, _): return .package(package)
      case (1, _): return .quota(country, QuotaKey(segment: segment, agency: party))
      case (2, _): return .seats(package)
      case (3, let agency?): return .agency(agency)
      case (4, let former?): return .succession(former)
      case (5, _): return country.packed == 0 ? .certificates : .season(country, marks)
      case (6, _): return .staff
      default: throw LedgerFailure.damaged("cure")
      }
    }
  }

  func progress(of cure: Cure) throws -> Int64 {
    let values = try key(of: cure)
    return try connection.first("SELECT reached FROM cure \(openCure)", values) {
      $0.nextInteger()
    } ?? 0
  }

  fileprivate func key(of cure: Cure) throws -> [SQLValue] {
    func no(_ party: PartyID?) throws -> SQLValue {
      .id(try party.flatMap { try number(of: $0) } ?? 0)
    }
    return switch cure {
    case .package(let id): [0, .id(id), 0, 0, 0, 0]
    case .staff: [6, 0, 0, 0, 0, 0]
    case .seats(let id): [2, .id(id), 0, 0, 0, 0]
    case .agency(let party): [3, 0, 0, 0, try no(party), 0]
    case .succession(let party): [4, 0, 0, 0, try no(party), 0]
    case .quota(let country, let key):
      [
        1, 0, .country(country), .integer(key.segment?.number ?? 0), try no(key.agency), 0,
      ]
    case .certificates: [5, 0, 0, 0, 0, .int(HoldMarks.health.rawValue)]
    case .season(let country, let marks): [5, 0, .country(country), 0, 0, .int(marks.rawValue)]
    }
  }
}

/// The one open cure of a key.
private let openCure = """
  WHERE finished_in IS NULL AND kind = ?1 AND package_id = ?2 AND country = ?3
    AND segment = ?4 AND agency_no = ?5 AND marks = ?6
  """

extension BookWriter {
  func nextSequence(of output: String, for recipient: PartyID, season: Season) throws -> Int {
    let no = try entered(recipient)
    let key: [SQLValue] = [.id(no), .string(output), .int(season.year)]
    let last = try connection.number(
      "SELECT max(number) FROM output_number WHERE recipient_no = ? AND output = ? AND season = ?",
      key)
    let next = (last ?? 0) + 1
    try connection.run(
      """
      INSERT INTO output_number(recipient_no, output, season, number, posting)
      VALUES(?, ?, ?, ?, ?)
      """, key + [.int(next), .int(number)])
    count(.outputNumber)
    return next
  }

  func releasedDigest(of person: Int64, to recipient: PartyID, in output: String) throws -> UInt64?
  {
    guard let no = try number(of: recipient) else { return nil }
    return try connection.first(
      """
      SELECT digest FROM sent_person WHERE recipient_no = ? AND output = ? AND person_id = ?
        AND removed_in IS NULL
      """, [.id(no), .string(output), .id(person)]
    ) { $0.nextBits() }
  }

  func markReleased(
    _ person: Int64, digest: UInt64, to recipient: PartyID, in output: String, token: [UInt8]?
  ) throws {
    change()
    let no = try entered(recipient)
    try connection.run(
      """
      UPDATE sent_person SET digest = ?, sent_in = ?, removed_in = NULL
      WHERE recipient_no = ? AND output = ? AND person_id = ?
      """, [.bits(digest), .int(number), .id(no), .string(output), .id(person)])
    if connection.changes == 1 { return }
    try connection.run(
      """
      INSERT INTO sent_person(recipient_no, output, person_id, posting, digest, sent_in, token)
      VALUES(?1, ?2, ?3, ?4, ?5, ?4, ?6)
      """,
      [
        .id(no), .string(output), .id(person), .int(number), .bits(digest),
        .string(token.map { String(decoding: $0, as: UTF8.self) }),
      ])
    count(.sentPerson)
  }

  func markRemoved(_ person: Int64, from recipient: PartyID, in output: String) throws {
    change()
    try connection.run(
      """
      UPDATE sent_person SET removed_in = ?
      WHERE recipient_no = ? AND output = ? AND person_id = ?
      """, [.int(number), .id(try entered(recipient)), .string(output), .id(person)])
    try noteShown(person, to: recipient, in: output, isRemoval: true)
  }

  func noteShown(_ person: Int64, to recipient: PartyID, in output: String) throws {
    try noteShown(person, to: recipient, in: output, isRemoval: false)
  }

  private func noteShown(
    _ person: Int64, to recipient: PartyID, in output: String, isRemoval: Bool
  ) throws {
    try connection.run(
      """
      INSERT INTO shown_person(person_id, recipient_no, output, posting, is_removal)
      VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        .id(person), .id(try entered(recipient)), .string(output), .int(number),
        .flag(isRemoval),
      ])
    if connection.changes == 1 { count(.shownPerson) }
  }

  func disclose(_ disclosure: Disclosure) throws {
    try connection.run(
      """
      INSERT INTO disclosure(posting, at, recipient_no, file, sha256, output, fields, people,
        profile_version) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .at(disclosure.at), .id(try entered(disclosure.recipient)),
        .string(disclosure.file), .string(disclosure.sha256), .string(disclosure.output),
        .string(disclosure.fields.joined(separator: ";")), .int(disclosure.people),
        .string(disclosure.profileVersion),
      ])
    count(.disclosure)
  }

  func intend(_ cure: Cure) throws {
    change()
    switch cure {
    case .quota(_, let key): _ = try entered(key.agency)
    case .agency(let party), .succession(let party): _ = try entered(party)
    case .package, .staff, .seats, .certificates, .season: break
    }
    let key = try key(of: cure)
    try connection.run("UPDATE cure SET reached = 0 \(openCure)", key)
    if connection.changes == 1 { return }
    try connection.run(
      """
      INSERT INTO cure(kind, package_id, country, segment, agency_no, marks, posting, reached)
      VALUES(?, ?, ?, ?, ?, ?, ?, 0)
      """, key + [.int(number)])
    count(.cure)
  }

  func note(progress person: Int64, of cure: Cure) throws {
    change()
    try connection.run(
      "UPDATE cure SET reached = ?7 \(openCure)", try key(of: cure) + [.id(person)])
  }

  func finish(_ cure: Cure) throws {
    change()
    try connection.run(
      "UPDATE cure SET finished_in = ?7 \(openCure)", try key(of: cure) + [.int(number)])
  }
}
