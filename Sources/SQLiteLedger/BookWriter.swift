internal import Bookkeeping
internal import Vocabulary

/// One posting in the making, inside the one write transaction of its connection.
final class BookWriter: BookReader, LedgerTransaction {
  let number: Int
  let at: Instant
  /// Rows that this posting created.
  private(set) var created: [BookTable: Int] = [:]
  private var hasChanged = false
  private var isRecorded = false
  /// The last ids before this posting.
  let firstPerson: Int64
  let firstMovement: Int64
  /// The figures of each country whose book this posting saved, as they were before.
  var figuresBefore: [CountryCode: [QuotaKey: QuotaFigures]] = [:]
  /// The last visa request number given, where one was.
  var lastRequest: Int?
  /// The tables of `LateStore` are there, and empty but for this posting's records.
  var isLatePrepared = false
  var likenesses = LikenessRun()
  var registrations = RegistrationRun()
  var lookAhead = LookAhead()
  /// People who were registered by this posting, whether written or not.
  var registered = 0

  override var making: (posting: Int, at: Instant)? { (number, at) }

  init(_ connection: Connection, at: Instant) throws {
    func last(_ sql: String) throws -> Int { try connection.number(sql) ?? 0 }
    number = try last("SELECT max(number) FROM posting") + 1
    firstPerson = Int64(try last("SELECT max(id) FROM person"))
    firstMovement = Int64(try last("SELECT max(id) FROM movement"))
    self.at = at
    super.init(connection)
  }

  /// Before any change to what is booked.
  func change() {
    precondition(!isRecorded, "a posting was changed after it was recorded")
    hasChanged = true
  }

  override func isAbsent(_ text: ArraySlice<UInt8>, of scope: Int64) throws -> Bool {
    if lookAhead.isEmpty && registrations.waiting.isEmpty { return false }
    let key = LookUpKey.of(text, scope)
    if registrations.mayHold(key) {
      try connection.catchUp()
      return false
    }
    return lookAhead.isAbsent(key, after: connection.peopleChanges)
  }

  /// Notes rows that this posting created in `table`, or took back.
  func count(_ table: BookTable, _ rows: Int = 1) {
    change()
    let total = created[table, default: 0] + rows
    created[table] = total == 0 ? nil : total
  }

  /// After `record`: nothing may change any more.
  func close() { isRecorded = true }

  /// Before a commit: what is booked was recorded, or nothing was booked.
  func checkComplete() {
    precondition(isRecorded || !hasChanged, "a posting was committed that was never recorded")
  }

  /// The number of a party, given now where it has none.
  func entered(_ party: PartyID) throws -> Int64 {
    if let known = try number(of: party) { return known }
    try connection.run(
      "INSERT INTO party_name(posting, name) VALUES(?, ?)", [.int(number), .party(party)])
    count(.partyName)
    remember(party, connection.lastInsertedID)
    return connection.lastInsertedID
  }

  func entered(_ party: PartyID?) throws -> Int64 { try party.map { try entered($0) } ?? 0 }
}
