internal import Bookkeeping
internal import Manifests
internal import Vocabulary

extension BookReader {
  func quotaCountries() throws -> [CountryCode] {
    try connection.all(
      "SELECT country FROM quota_level UNION SELECT country FROM pending_movement ORDER BY country"
    ) { $0.nextCountry() }
  }

  /// As saved; a transaction adds what has come into effect since.
  func quotaBook(of country: CountryCode) throws -> QuotaBook {
    var book = QuotaBook(
      country: country, figures: try figures(of: country), groups: try agencyGroups(of: country))
    for movement in try dueMovements(of: country) { book.apply(movement) }
    return book
  }

  final func figures(of country: CountryCode) throws -> [QuotaKey: QuotaFigures] {
    var figures: [QuotaKey: QuotaFigures] = [:]
    try connection.each(
      """
      SELECT segment, agency_no, granted, adjusted, allocated, reserved, confirmed, released,
        lapsed, frozen, has_grant, has_allocation, first_refusal_at
      FROM quota_level WHERE country = ? ORDER BY segment, agency_no
      """, [.country(country)]
    ) { row in
      let key = QuotaKey(
        segment: Segment(number: row.nextInteger()),
        agency: try optionalParty(row.nextInteger()))
      figures[key] = Self.readFigures(row)
    }
    return figures
  }

  private static func readFigures(_ row: PreparedStatement) -> QuotaFigures {
    var level = QuotaFigures()
    level.granted = row.nextInt()
    level.adjusted = row.nextInt()
    level.allocated = row.nextInt()
    level.reserved = row.nextInt()
    level.confirmed = row.nextInt()
    level.released = row.nextInt()
    level.lapsed = row.nextInt()
    level.frozen = row.nextInt()
    level.hasGrant = row.nextFlag()
    level.hasAllocation = row.nextFlag()
    level.firstRefusalAt = row.nextOptionalInstant()
    return level
  }

  /// Movements of earlier postings that are in effect by now and in no figure yet.
  private func dueMovements(of country: CountryCode) throws -> [Movement] {
    guard let making else { return [] }
    return try connection.all(
      """
      SELECT m.type, m.country, m.segment, m.agency_no, m.quantity, m.person_id,
        m.releases_confirmed, m.ordinal, m.effective_at
      FROM pending_movement p JOIN movement m ON m.id = p.movement_id
      WHERE p.counted_in IS NULL AND p.effective_at <= ? AND p.country = ? AND p.posting < ?
      ORDER BY m.id
      """, [.at(making.at), .country(country), .int(making.posting)]
    ) { try readMovement($0) }
  }

  func pendingMovements(of country: CountryCode) throws -> [Movement] {
    let now = making.map { SQLValue.at($0.at) } ?? .integer(.min)
    return try connection.all(
      """
      SELECT m.type, m.country, m.segment, m.agency_no, m.quantity, m.person_id,
        m.releases_confirmed, m.ordinal, m.effective_at
      FROM pending_movement p JOIN movement m ON m.id = p.movement_id
      WHERE p.counted_in IS NULL AND p.effective_at > ? AND p.country = ?
      ORDER BY m.effective_at, m.id
      """, [now, .country(country)]
    ) { try readMovement($0) }
  }

  final func readMovement(_ row: PreparedStatement) throws -> Movement {
    guard let type = MovementType(number: row.nextInteger()) else {
      throw LedgerFailure.damaged("movement")
    }
    var movement = Movement(
      type: type, country: row.nextCountry(), segment: Segment(number: row.nextInteger()),
      agency: try optionalParty(row.nextInteger()), quantity: row.nextInt(), ordinal: 0,
      effectiveAt: Instant(secondsSince1970: 0))
    movement.person = row.nextOptionalInt().map { Int64($0) }
    movement.releasesConfirmed = row.nextFlag()
    movement.ordinal = row.nextInt()
    movement.effectiveAt = row.nextInstant()
    return movement
  }

  func quotaEntry(_ number: String, by sender: PartyID) throws -> QuotaEntry? {
    guard let no = try self.number(of: sender) else { return nil }
    return try connection.first(
      """
      SELECT entry_no, type, country, segment, agency, quantity, agreement_no, agreement_date,
        effective_at, port_split, note, posting, ordinal
      FROM quota_entry WHERE sender_no = ? AND entry_no = ?
      """, [.id(no), .string(number)]
    ) { row in
      let values = QuotaRow(
        entryNo: row.nextText(), type: try row.nextCode(QuotaEntryType.self),
        country: row.nextCountry(), segment: try row.nextOptionalCode(Segment.self),
        agency: row.nextOptionalParty(), quantity: row.nextInt(),
        agreementNo: row.nextOptionalText(), agreementDate: row.nextOptionalDay(),
        effectiveAt: row.nextInstant(),
        portSplit: row.nextOptionalText().flatMap { PortSplit($0) },
        note: row.nextOptionalText())
      return QuotaEntry(
        sender: sender, row: values, posting: row.nextInt(), ordinal: row.nextInt())
    }
  }

  func nextQuotaEffect() throws -> Instant? {
    try connection.number(
      "SELECT min(effective_at) FROM pending_movement WHERE counted_in IS NULL"
    ).map { Instant(secondsSince1970: Int64($0)) }
  }
}

extension BookWriter {
  func enter(_ entry: QuotaEntry) throws {
    let row = entry.row
    try connection.run(
      """
      INSERT INTO quota_entry(posting, ordinal, sender_no, entry_no, type, country, segment,
        agency, quantity, agreement_no, agreement_date, effective_at, port_split, note)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(entry.ordinal), .id(try entered(entry.sender)), .string(row.entryNo),
        .code(row.type), .country(row.country), .code(row.segment), .party(row.agency),
        .int(row.quantity), .string(row.agreementNo), .day(row.agreementDate),
        .at(row.effectiveAt), .string(row.portSplit?.description), .string(row.note),
      ])
    count(.quotaEntry)
  }

  func append(_ movement: Movement) throws {
    try connection.run(
      """
      INSERT INTO movement(posting, ordinal, type, country, segment, agency_no, quantity,
        person_id, releases_confirmed, effective_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(movement.ordinal), .integer(movement.type.number),
        .country(movement.country), .integer(movement.segment?.number ?? 0),
        .id(try entered(movement.agency)), .int(movement.quantity), .id(movement.person),
        .flag(movement.releasesConfirmed), .at(movement.effectiveAt),
      ])
    count(.movement)
    guard movement.effectiveAt > at else { return }
    try connection.run(
      """
      INSERT INTO pending_movement(movement_id, posting, country, effective_at)
      VALUES(?, ?, ?, ?)
      """,
      [
        .id(connection.lastInsertedID), .int(number), .country(movement.country),
        .at(movement.effectiveAt),
      ])
    count(.pendingMovement)
  }

  func save(_ book: QuotaBook) throws {
    change()
    let before = try figures(of: book.country)
    for (key, level) in book.figures.sorted(by: { $0.key < $1.key }) where before[key] != level {
      try save(level, at: key, of: book.country, isNew: before[key] == nil)
    }
    for (key, _) in before.sorted(by: { $0.key < $1.key }) where book[key] == nil {
      try save(QuotaFigures(), at: key, of: book.country, isNew: false)
    }
    try connection.run(
      """
      UPDATE pending_movement SET counted_in = ?1
      WHERE counted_in IS NULL AND effective_at <= ?2 AND country = ?3 AND posting < ?1
      """, [.int(number), .at(at), .country(book.country)])
    if figuresBefore[book.country] == nil { figuresBefore[book.country] = before }
  }

  private func save(
    _ level: QuotaFigures, at key: QuotaKey, of country: CountryCode, isNew: Bool
  ) throws {
    try connection.run(
      """
      INSERT INTO quota_level(country, segment, agency_no, posting, granted, adjusted, allocated,
        reserved, confirmed, released, lapsed, frozen, has_grant, has_allocation,
        first_refusal_at)
      VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      ON CONFLICT DO UPDATE SET granted = ?5, adjusted = ?6, allocated = ?7, reserved = ?8,
        confirmed = ?9, released = ?10, lapsed = ?11, frozen = ?12, has_grant = ?13,
        has_allocation = ?14, first_refusal_at = ?15
      """,
      [
        .country(country), .integer(key.segment?.number ?? 0), .id(try entered(key.agency)),
        .int(number), .int(level.granted), .int(level.adjusted), .int(level.allocated),
        .int(level.reserved), .int(level.confirmed), .int(level.released), .int(level.lapsed),
        .int(level.frozen), .flag(level.hasGrant), .flag(level.hasAllocation),
        .at(level.firstRefusalAt),
      ])
    if isNew { count(.quotaLevel) }
  }
}
