internal import Bookkeeping
internal import Vocabulary

private let submissionColumns = """
  SELECT posting, receipt, party_no, file_name, response_base, base, season, kind, sequence,
    received_at, sha256, content_sha256, verdict, declared, records, accepted, held, unchanged,
    rejected, warned, has_posted, duplicate_of, recall_of, recall_code FROM submission
  """

extension BookReader {
  func lastPosting() throws -> Int {
    try connection.number("SELECT max(number) FROM posting") ?? 0
  }

  func posting(_ number: Int) throws -> Posting? { try postings(from: number, upTo: number).first }

  func postings(from: Int, upTo: Int) throws -> [Posting] {
    let heads = try connection.all(
      "SELECT number, cause, at FROM posting WHERE number BETWEEN ? AND ? ORDER BY number",
      [.int(from), .int(upTo)]
    ) {
      Posting(
        number: $0.nextInt(), cause: try $0.nextCode(PostingCause.self), at: $0.nextInstant())
    }
    return try heads.map { head in
      var posting = head
      posting.submission = try submission(of: head.number)
      posting.files = try files(of: head.number)
      return posting
    }
  }

  private func submission(of posting: Int) throws -> Submission? {
    try connection.first(submissionColumns + " WHERE posting = ?", [.int(posting)]) {
      _ = $0.nextInt()
      return try readSubmission($0)
    }
  }

  private func readSubmission(_ row: PreparedStatement) throws -> Submission {
    var submission = Submission(
      receipt: row.nextInt(), party: try party(row.nextInteger()), fileName: row.nextText(),
      responseBase: row.nextText(), base: row.nextText(),
      season: row.nextOptionalInt().flatMap { Season(year: $0) },
      kind: try row.nextOptionalCode(Kind.self), sequence: row.nextOptionalInt(),
      receivedAt: row.nextInstant(), sha256: row.nextText(), contentSHA256: row.nextText(),
      verdict: try row.nextCode(Verdict.self), counts: RecordCounts(), hasPosted: false)
    submission.counts = RecordCounts(declared: row.nextOptionalInt())
    submission.counts.records = row.nextInt()
    submission.counts.accepted = row.nextInt()
    submission.counts.held = row.nextInt()
    submission.counts.unchanged = row.nextInt()
    submission.counts.rejected = row.nextInt()
    submission.counts.warned = row.nextInt()
    submission.hasPosted = row.nextFlag()
    submission.duplicateOf = row.nextOptionalInt()
    let recalled = row.nextOptionalInt()
    let code = row.nextOptionalText().flatMap { RuleCode(name: $0) }
    if let recalled, let code { submission.recall = Recall(posting: recalled, code: code) }
    return submission
  }

  private func files(of posting: Int) throws -> [BookedFile] {
    try connection.all(
      """
      SELECT recipient_no, name, sha256, output FROM booked_file WHERE posting = ? ORDER BY ordinal
      """, [.int(posting)]
    ) {
      BookedFile(
        recipient: try party($0.nextInteger()), name: $0.nextText(), sha256: $0.nextText(),
        output: $0.nextText())
    }
  }
}

// Submissions
extension BookReader {
  func lastReceipt() throws -> Int {
    try connection.number("SELECT max(receipt) FROM submission") ?? 0
  }

  func posting(ofReceipt receipt: Int) throws -> Posting? {
    let number = try connection.number(
      "SELECT posting FROM submission WHERE receipt = ?", [.int(receipt)])
    return try number.flatMap { try posting($0) }
  }

  func posted(contentSHA256: String, by party: PartyID) throws -> Posting? {
    guard let party = try number(of: party) else { return nil }
    let number = try connection.number(
      """
      SELECT min(posting) FROM submission
      WHERE content_sha256 = ? AND party_no = ? AND has_posted = 1
      """, [.string(contentSHA256), .id(party)])
    return try number.flatMap { try posting($0) }
  }

  func posted(sequence: Int, of kind: Kind, season: Season, by party: PartyID) throws -> Posting? {
    guard let party = try number(of: party) else { return nil }
    let number = try connection.number(
      """
      SELECT min(posting) FROM submission
      WHERE party_no = ? AND kind = ? AND season = ? AND sequence = ? AND has_posted = 1
      """, [.id(party), .code(kind), .int(season.year), .int(sequence)])
    return try number.flatMap { try posting($0) }
  }

  func missingSequences(below sequence: Int, of kind: Kind, season: Season, by party: PartyID)
    throws -> [ClosedRange<Int>]
  {
    var missing: [ClosedRange<Int>] = []
    var expected = 1
    func received(_ found: Int) {
      if found > expected { missing.append(expected...found - 1) }
      expected = max(expected, found + 1)
    }
    if let party = try number(of: party) {
      try connection.each(
        """
        SELECT DISTINCT sequence FROM submission
        WHERE party_no = ? AND kind = ? AND season = ? AND sequence < ? ORDER BY sequence
        """, [.id(party), .code(kind), .int(season.year), .int(sequence)]
      ) { received($0.nextInt()) }
    }
    received(sequence)
    return missing
  }

  func receipts(ofBase base: String, from party: PartyID) throws -> Int {
    guard let party = try number(of: party) else { return 0 }
    return try connection.number(
      "SELECT count(*) FROM submission WHERE base = ? AND party_no = ?",
      [.string(base), .id(party)]) ?? 0
  }

  func submissions(named name: String) throws -> [Posting] {
    let numbers = try connection.all(
      """
      SELECT posting FROM submission WHERE file_name = ?1
      UNION SELECT posting FROM submission WHERE base = ?1 ORDER BY posting DESC
      """, [.string(name)]
    ) { $0.nextInt() }
    return try numbers.compactMap { try posting($0) }
  }

  func firstLook(at name: String, of party: PartyID) throws -> Instant? {
    try connection.first(
      "SELECT at FROM first_look WHERE party = ? AND name = ?", [.party(party), .string(name)]
    ) { $0.nextInstant() }
  }
}

extension BookReader {
  func servedSlot(of output: String) throws -> Instant? {
    try connection.first(
      "SELECT slot FROM served_slot WHERE output = ?", [.string(output)]
    ) { $0.nextInstant() }
  }
}

extension BookWriter {
  func noteServed(_ output: String, _ slot: Instant) throws {
    try connection.run(
      """
      INSERT INTO served_slot(output, slot) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET slot = ?2
      """, [.string(output), .at(slot)])
  }

  func record(_ posting: Posting) throws {
    precondition(posting.number == number && posting.at == at, "a posting of another transaction")
    try fileLikenesses()
    if let submission = posting.submission { try insert(submission) }
    try insert(posting.files)
    count(.posting)
    try proveBalance(posting)
    try connection.run(
      "INSERT INTO posting(number, cause, at, files, tallies) VALUES(?, ?, ?, ?, ?)",
      [
        .int(number), .code(posting.cause), .at(at), .int(posting.files.count),
        .int(created.count),
      ])
    for table in BookTable.allCases {
      guard let rows = created[table] else { continue }
      try connection.run(
        "INSERT INTO posting_tally(posting, table_name, rows) VALUES(?, ?, ?)",
        [.int(number), .code(table), .int(rows)])
    }
    close()
  }

  private func insert(_ submission: Submission) throws {
    let counts = submission.counts
    try connection.run(
      """
      INSERT INTO submission(posting, receipt, party_no, file_name, response_base, base, season,
        kind, sequence, received_at, sha256, content_sha256, verdict, declared, records, accepted,
        held, unchanged, rejected, warned, has_posted, duplicate_of, recall_of, recall_code)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(submission.receipt), .id(try entered(submission.party)),
        .string(submission.fileName), .string(submission.responseBase), .string(submission.base),
        .int(submission.season?.year), .code(submission.kind), .int(submission.sequence),
        .at(submission.receivedAt), .string(submission.sha256),
        .string(submission.contentSHA256), .code(submission.verdict), .int(counts.declared),
        .int(counts.records), .int(counts.accepted), .int(counts.held), .int(counts.unchanged),
        .int(counts.rejected), .int(counts.warned), .flag(submission.hasPosted),
        .int(submission.duplicateOf), .int(submission.recall?.posting),
        .string(submission.recall?.code.name),
      ])
    count(.submission)
  }

  private func insert(_ files: [BookedFile]) throws {
    for (index, file) in files.enumerated() {
      try connection.run(
        """
        INSERT INTO booked_file(posting, ordinal, recipient_no, name, sha256, output)
        VALUES(?, ?, ?, ?, ?, ?)
        """,
        [
          .int(number), .int(index + 1), .id(try entered(file.recipient)), .string(file.name),
          .string(file.sha256), .string(file.output),
        ])
      count(.bookedFile)
    }
  }
}

// Waiting files: no change of what is booked
extension BookWriter {
  func noteFirstLook(at name: String, of party: PartyID, _ instant: Instant) throws {
    try connection.run(
      "INSERT INTO first_look(party, name, at) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
      [.party(party), .string(name), .at(instant)])
  }

  func forgetFirstLook(at name: String, of party: PartyID) throws {
    try connection.run(
      "DELETE FROM first_look WHERE party = ? AND name = ?", [.party(party), .string(name)])
  }
}
