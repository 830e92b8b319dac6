internal import Bookkeeping
internal import Vocabulary

/// Questions that operators ask. Some of them read a whole table.
extension BookReader: LedgerInspection {
  func extent() throws -> LedgerExtent {
    func count(_ table: BookTable) throws -> Int {
      try connection.number("SELECT count(*) FROM \(table.rawValue)") ?? 0
    }
    var extent = LedgerExtent()
    extent.postings = try count(.posting)
    extent.submissions = try count(.submission)
    extent.records = try connection.number("SELECT sum(records) FROM submission") ?? 0
    extent.parties = try count(.party)
    extent.licences = try count(.licence)
    extent.declarations = try count(.declaration)
    extent.packages = try count(.package)
    extent.people = try count(.person)
    extent.movements = try count(.movement)
    extent.quotaLevels = try count(.quotaLevel)
    extent.outputs = try count(.bookedFile)
    extent.disclosures = try count(.disclosure)
    return extent
  }

  func submissionsByVerdict() throws -> [Verdict: Int] {
    let counts = try connection.all(
      "SELECT verdict, count(*) FROM submission GROUP BY verdict ORDER BY verdict"
    ) { (try $0.nextCode(Verdict.self), $0.nextInt()) }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  func peopleByState() throws -> [PeopleCount] {
    try connection.all(
      "SELECT state, holds, count(*) FROM person GROUP BY state, holds ORDER BY state, holds"
    ) {
      PeopleCount(
        state: try PilgrimState(stored: $0.nextInteger()), holds: HoldMarks(rawValue: $0.nextInt()),
        people: $0.nextInt())
    }
  }

  func people(reference: String) throws -> [Int64] {
    try people("sender_ref = ?", .string(reference))
  }

  func people(passport: String) throws -> [Int64] {
    try people("passport_no = ?", .string(passport))
  }

  func people(requestNo: Int) throws -> [Int64] {
    try request(requestNo).map { [$0.person] } ?? []
  }

  private func people(_ condition: String, _ value: SQLValue) throws -> [Int64] {
    try connection.all("SELECT id FROM person WHERE \(condition) ORDER BY id", [value]) {
      $0.nextInteger()
    }
  }

  func lastNaming(ofPerson id: Int64) throws -> (posting: Int, row: Int)? {
    try connection.first("SELECT last_posting, last_row FROM person WHERE id = ?", [.id(id)]) {
      ($0.nextInt(), $0.nextInt())
    }
  }

  func placeMovements(ofPerson id: Int64) throws -> [PlaceMovement] {
    try connection.all(
      """
      SELECT posting, type, country, segment, agency_no FROM movement
      WHERE person_id = ? ORDER BY id
      """, [.id(id)]
    ) { row in
      let posting = row.nextInt()
      guard let type = MovementType(number: row.nextInteger()) else {
        throw LedgerFailure.damaged("movement")
      }
      return PlaceMovement(
        posting: posting, type: type, country: row.nextCountry(),
        level: QuotaKey(
          segment: Segment(number: row.nextInteger()),
          agency: try optionalParty(row.nextInteger())))
    }
  }

  func sendings(ofPerson id: Int64) throws -> [PersonSending] {
    try connection.all(
      """
      SELECT recipient_no, output, sent_in, removed_in FROM sent_person WHERE person_id = ?1
      UNION ALL SELECT recipient_no, 'UMK', sent_in, removed_in FROM umrah_key
      WHERE person_id = ?1
      """, [.id(id)]
    ) {
      PersonSending(
        recipient: try party($0.nextInteger()), output: $0.nextText(), sentIn: $0.nextInt(),
        removedIn: $0.nextOptionalInt())
    }.sorted { ($0.recipient, $0.output) < ($1.recipient, $1.output) }
  }

  func postings(refusedBy code: RuleCode, since instant: Instant) throws -> [Int] {
    try connection.all(
      """
      SELECT DISTINCT c.posting FROM file_cause c JOIN posting p ON p.number = c.posting
      WHERE c.code = ? AND c.severity IN ('ERROR', 'FATAL') AND p.at >= ? ORDER BY c.posting
      """, [.string(code.name), .at(instant)]
    ) { $0.nextInt() }
  }

  func isRecalled(_ recall: Recall) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM submission WHERE recall_of = ? AND recall_code = ? LIMIT 1",
      [.int(recall.posting), .string(recall.code.name)]
    ) { _ in true } ?? false
  }

  func postings(promising name: String) throws -> [Int] {
    try connection.all(
      "SELECT DISTINCT posting FROM booked_file WHERE name = ? ORDER BY posting", [.string(name)]
    ) { $0.nextInt() }
  }
}
