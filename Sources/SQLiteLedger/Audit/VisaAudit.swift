internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Every request ever sent is kept once, has come to what its results say, and confirms the
  /// places that it should.
  func auditVisas(_ report: (LedgerGap) -> Void) throws {
    try auditRequestNumbers(report)
    try auditOwnRequests(report)
    try auditPastRequests(report)
    try auditVisaSums(report)
    try auditConfirmed(report)
  }

  private func auditRequestNumbers(_ report: (LedgerGap) -> Void) throws {
    var expected = 1
    try connection.each(
      """
      SELECT request_no FROM person WHERE request_no IS NOT NULL
      UNION ALL SELECT request_no FROM past_request ORDER BY 1
      """
    ) { row in
      let number = row.nextInt()
      if number != expected {
        report(
          LedgerLaw.requestsAreKept.gap(
            at: "visa request \(expected)", expected: expected, found: number))
      }
      expected = number + 1
    }
  }

  /// The state of a person is what the last result of its own request made of it.
  private func auditOwnRequests(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT request_no, state, (SELECT status FROM visa_result r
        WHERE r.request_no = p.request_no ORDER BY id DESC LIMIT 1)
      FROM person p WHERE request_no IS NOT NULL ORDER BY request_no
      """
    ) { row in
      let number = row.nextInt()
      let state = try PilgrimState(stored: row.nextInteger())
      let status = try row.nextOptionalCode(VisaStatus.self)
      let expected = Self.place(of: status)
      var found = VisaCount()
      found.count(state, isSilent: false)
      if found[keyPath: expected] != 1 {
        report(Self.gap(number, expected: 1, found: found[keyPath: expected]))
      }
    }
  }

  /// What came of a request that has this last result and is its person's own.
  private static func place(of status: VisaStatus?) -> KeyPath<VisaCount, Int> {
    switch status {
    case nil: \.inProcess
    case .issued: \.issued
    case .refused: \.refused
    case .returned: \.returned
    // Whoever is cancelled has no request of its own any more.
    case .cancelled: \.withdrawn
    }
  }

  /// A past request was returned, or issued, where a result says so and only there.
  private func auditPastRequests(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT request_no, outcome,
        (SELECT count(*) FROM visa_result r WHERE r.request_no = q.request_no
          AND status = 'ISSUED') > 0,
        (SELECT count(*) FROM visa_result r WHERE r.request_no = q.request_no
          AND status = 'RETURNED') > 0
      FROM past_request q ORDER BY request_no
      """
    ) { row in
      let number = row.nextInt()
      let past = try row.nextCode(PastRequest.self)
      let (wasIssued, wasReturned) = (row.nextFlag(), row.nextFlag())
      let isSo =
        wasIssued == (past == .cancelledAfterIssue) && wasReturned == (past == .returned)
      if !isSo { report(Self.gap(number, expected: 1, found: 0)) }
    }
  }

  private static func gap(_ request: Int, expected: Int, found: Int) -> LedgerGap {
    LedgerLaw.requestsHaveOneOutcome.gap(
      at: "visa request \(request)", expected: expected, found: found)
  }

  /// requested = issued + refused + returned + cancelled + withdrawn + in process, row by row.
  private func auditVisaSums(_ report: (LedgerGap) -> Void) throws {
    let counts = try visaCounts(silentSince: Instant(secondsSince1970: 0))
    let rows = counts.map { level, count in
      (place: "\(level.country) \(level.agency ?? level.sender)", count: count)
    }
    for row in rows.sorted(by: { $0.place < $1.place })
    where row.count.requested != row.count.answered {
      report(
        LedgerLaw.visasAddUp.gap(
          at: row.place, expected: row.count.requested, found: row.count.answered))
    }
  }

  /// Confirmed places of a country are its people whose visas were issued and stand.
  private func auditConfirmed(_ report: (LedgerGap) -> Void) throws {
    let issued = try booksOfIssued()
    for country in Set(try quotaCountries()).union(issued.keys).sorted() {
      let saved = QuotaBook(country: country, figures: try figures(of: country))
      let people = issued[country] ?? QuotaBook(country: country)
      for key in Set(saved.sortedKeys).union(people.sortedKeys).sorted() {
        let (expected, found) = (people[key]?.confirmed ?? 0, saved[key]?.confirmed ?? 0)
        if expected == found { continue }
        report(
          LedgerLaw.confirmedAreVisas.gap(
            at: saved.place(of: key), expected: expected, found: found))
      }
    }
  }

  /// Counted here and not by SQL, which would sort whole rows.
  private func booksOfIssued() throws -> [CountryCode: QuotaBook] {
    var people: [[Int64]: Int] = [:]
    try connection.each(
      """
      SELECT country, segment, agency_no FROM person WHERE is_open = 1 AND visa_status = 'ISSUED'
      """
    ) { people[[$0.integer(0), $0.integer(1), $0.integer(2)], default: 0] += 1 }
    var books: [CountryCode: QuotaBook] = [:]
    for (level, count) in people {
      let country = CountryCode(packed: UInt32(level[0]))
      books[country, default: QuotaBook(country: country)].apply(
        Movement(
          type: .confirm, country: country, segment: Segment(number: level[1]),
          agency: try optionalParty(level[2]), quantity: count, ordinal: 0,
          effectiveAt: Instant(secondsSince1970: 0)))
    }
    return books
  }
}
