internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// What Foreign Affairs answered, and the requests that are nobody's own any more.
  static let visas = """
    -- One answer to one request; never changed.
    CREATE TABLE visa_result(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file
      request_no INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      status TEXT NOT NULL,
      visa_no TEXT,
      issued_on INTEGER,
      valid_to INTEGER,
      reason TEXT                      -- as Foreign Affairs says it; senders see less
    ) STRICT;
    CREATE INDEX visa_result_request ON visa_result(request_no);
    CREATE INDEX visa_result_number ON visa_result(visa_no) WHERE visa_no IS NOT NULL;

    -- A request that was followed by another, withdrawn, or ended with its registration.
    CREATE TABLE past_request(
      request_no INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that ended it
      person_id INTEGER NOT NULL,
      requested_in INTEGER NOT NULL,   -- the posting that sent it
      outcome TEXT NOT NULL            -- RETURNED, WITHDRAWN, CANCELLED (after issue)
    ) STRICT;
    CREATE INDEX past_request_person ON past_request(person_id);
    """
}

private let resultColumns = """
  SELECT request_no, person_id, status, visa_no, issued_on, valid_to, reason, posting, ordinal
  FROM visa_result
  """

extension BookReader {
  func request(_ number: Int) throws -> KnownRequest? {
    let own = try connection.number(
      "SELECT id FROM person WHERE request_no = ?", [.int(number)])
    if let own { return KnownRequest(person: Int64(own)) }
    return try connection.first(
      "SELECT person_id, outcome FROM past_request WHERE request_no = ?", [.int(number)]
    ) { KnownRequest(person: $0.nextInteger(), past: try $0.nextCode(PastRequest.self)) }
  }

  func visaResult(_ status: VisaStatus, ofRequest number: Int) throws -> VisaResult? {
    try connection.first(
      resultColumns + " WHERE request_no = ? AND status = ? ORDER BY id DESC LIMIT 1",
      [.int(number), .code(status)]
    ) { try readResult($0) }
  }

  func visaResults(ofPerson id: Int64) throws -> [VisaResult] {
    try connection.all(
      resultColumns
        + """
         WHERE request_no IN (SELECT request_no FROM person WHERE id = ?1
          UNION ALL SELECT request_no FROM past_request WHERE person_id = ?1) ORDER BY id
        """, [.id(id)]
    ) { try readResult($0) }
  }

  func pastRequests(ofPerson id: Int64) throws -> [(number: Int, past: PastRequest)] {
    try connection.all(
      "SELECT request_no, outcome FROM past_request WHERE person_id = ? ORDER BY request_no",
      [.id(id)]
    ) { ($0.nextInt(), try $0.nextCode(PastRequest.self)) }
  }

  func holder(ofVisa number: String) throws -> Int64? {
    try connection.number(
      "SELECT person_id FROM visa_result WHERE visa_no = ? ORDER BY id LIMIT 1", [.string(number)]
    ).map { Int64($0) }
  }

  private func readResult(_ row: PreparedStatement) throws -> VisaResult {
    VisaResult(
      requestNo: row.nextInt(), person: row.nextInteger(),
      status: try row.nextCode(VisaStatus.self), visaNo: row.nextOptionalText(),
      issuedOn: row.nextOptionalDay(), validTo: row.nextOptionalDay(),
      reason: try row.nextOptionalCode(VisaReason.self), posting: row.nextInt(),
      ordinal: row.nextInt())
  }
}

// Counts
extension BookReader {
  func visaHolds(in country: CountryCode) throws -> [VisaHold] {
    try connection.all(
      """
      SELECT segment, agency_no, state <> ?2, count(*) FROM person
      WHERE country = ?1 AND holds & 128 <> 0 AND is_open = 1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """, [.country(country), .int(PilgrimState.accepted.rawValue)]
    ) { row in
      VisaHold(
        level: QuotaKey(
          segment: Segment(number: row.nextInteger()),
          agency: try optionalParty(row.nextInteger())),
        isIssued: row.nextFlag(), people: row.nextInt())
    }
  }

  func unrequested(in country: CountryCode) throws -> [QuotaKey: Int] {
    try people("state = 0", in: country).merging(
      people("state = 4", in: country), uniquingKeysWith: +)
  }

  /// By segment or agency; the condition is one of the partial indexes' own.
  private func people(_ condition: String, in country: CountryCode) throws -> [QuotaKey: Int] {
    var people: [QuotaKey: Int] = [:]
    try connection.each(
      """
      SELECT segment, agency_no, count(*) FROM person WHERE country = ? AND \(condition)
      GROUP BY segment, agency_no
      """, [.country(country)]
    ) { row in
      let key = QuotaKey(
        segment: Segment(number: row.nextInteger()),
        agency: try optionalParty(row.nextInteger()))
      people[key] = row.nextInt()
    }
    return people
  }

  /// One pass over people and one over past requests, counted here: SQL would sort whole rows.
  func visaCounts(silentSince: Instant) throws -> [VisaCount.Level: VisaCount] {
    let silent =
      try connection.number(
        "SELECT max(number) FROM posting WHERE at < ?", [.at(silentSince)]) ?? 0
    var counts: [PackedLevel: VisaCount] = [:]
    try connection.each(
      """
      SELECT country, sender_no, agency_no, state, is_open, holds, request_no, requested_in
      FROM person
      """
    ) { row in
      let level = PackedLevel(row)
      var count = counts[level] ?? VisaCount()
      if row.integer(4) != 0 { count.accepted += 1 }
      if row.integer(4) != 0, row.integer(5) != 0 { count.held += 1 }
      if !row.isNull(6) {
        let isSilent = row.integer(7) <= Int64(silent)
        count.count(try PilgrimState(stored: row.integer(3)), isSilent: isSilent)
      }
      counts[level] = count
    }
    try connection.each(
      """
      SELECT p.country, p.sender_no, p.agency_no, r.outcome, count(*)
      FROM past_request r JOIN person p ON p.id = r.person_id GROUP BY 1, 2, 3, 4
      """
    ) { row in
      let level = PackedLevel(row)
      for _ in 0..<3 { _ = row.nextInteger() }
      counts[level, default: VisaCount()].count(
        try row.nextCode(PastRequest.self), row.nextInt())
    }
    return try unpacked(counts)
  }

  private func unpacked(
    _ counts: [PackedLevel: VisaCount]
  ) throws -> [VisaCount.Level: VisaCount] {
    var result: [VisaCount.Level: VisaCount] = [:]
    for (level, count) in counts {
      let country = CountryCode(packed: UInt32(level.country))
      result[
        VisaCount.Level(
          country: country, sender: try party(level.sender),
          agency: try optionalParty(level.agency))] = count
    }
    return result
  }
}

/// A level as rows carry it: no name is looked up for a person.
private struct PackedLevel: Hashable {
  let country: Int64
  let sender: Int64
  let agency: Int64

  init(_ row: PreparedStatement) {
    country = row.integer(0)
    sender = row.integer(1)
    agency = row.integer(2)
  }
}

extension BookWriter {
  func enter(_ result: VisaResult) throws {
    try connection.run(
      """
      INSERT INTO visa_result(posting, ordinal, request_no, person_id, status, visa_no, issued_on,
        valid_to, reason) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(result.ordinal), .int(result.requestNo), .id(result.person),
        .code(result.status), .string(result.visaNo), .day(result.issuedOn),
        .day(result.validTo), .code(result.reason),
      ])
    count(.visaResult)
    // A cancelled visa keeps its number.
    try connection.run(
      """
      UPDATE person SET visa_status = ?, visa_no = coalesce(?, visa_no), visa_reason = ?,
        updated_at = ? WHERE id = ?
      """,
      [
        .code(result.status), .string(result.visaNo), .code(result.reason), .at(at),
        .id(result.person),
      ])
    precondition(connection.changes == 1, "an unknown person was given a visa")
  }

  /// Takes the person's own request off it and keeps it as a past one; nothing where there is none.
  ///
  /// A death ends a request that was not answered and no other: whose visa was issued had it.
  ///
  /// - Parameter next: the state that the person takes; nil where it is asked for again.
  func retireRequest(of person: Int64, becoming next: PilgrimState?) throws {
    change()
    try connection.run(
      """
      INSERT INTO past_request(request_no, posting, person_id, requested_in, outcome)
      SELECT request_no, ?1, id, requested_in, CASE state WHEN ?2 THEN ?3 WHEN ?4 THEN ?5
        ELSE ?6 END
      FROM person WHERE id = ?7 AND request_no IS NOT NULL AND (?8 OR state IN (?2, ?4))
      """,
      [
        .int(number), .int(PilgrimState.requested.rawValue), .code(PastRequest.withdrawn),
        .int(PilgrimState.returned.rawValue), .code(PastRequest.returned),
        .code(PastRequest.cancelledAfterIssue), .id(person), .flag(next != .deceased),
      ])
    guard connection.changes == 1 else { return }
    count(.pastRequest)
    try connection.run(
      """
      UPDATE person SET request_no = NULL, requested_in = NULL,
        visa_status = CASE visa_status WHEN ?1 THEN ?2 ELSE visa_status END WHERE id = ?3
      """,
      [.code(VisaStatus.issued), .code(VisaStatus.cancelled), .id(person)])
  }
}
