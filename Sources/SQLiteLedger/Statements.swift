internal import Bookkeeping
internal import GRDBSQLite

/// A compiled statement; binding and stepping without a copy of what is bound or read.
@safe
final class PreparedStatement {
  fileprivate let handle: OpaquePointer
  private let database: OpaquePointer
  private var column: Int32 = 0
  /// Whether it writes and names the table of people: it may change who is found.
  let changesPeople: Bool
  /// Whether it only asks, of tables in which nothing is ever put off (`RegistrationRun`).
  let isApart: Bool

  fileprivate init(_ sql: String, on database: OpaquePointer) throws(LedgerFailure) {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      throw LedgerFailure(code: code, during: "prepare")
    }
    unsafe self.handle = handle
    unsafe self.database = database
    let words = sql.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    changesPeople = unsafe sqlite3_stmt_readonly(handle) == 0 && words.contains("person")
    // COMMIT and SAVEPOINT only read, as SQLite sees it.
    isApart = words.first == "SELECT" && !words.contains { $0 == "person" || $0 == "movement" }
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Stepped, and neither at its end nor reset: somebody reads from it now.
  var isBusy: Bool { unsafe sqlite3_stmt_busy(handle) != 0 }

  /// Whether there is a row to read; false at the end.
  func step() throws(LedgerFailure) -> Bool {
    column = 0
    let code = unsafe sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      unsafe sqlite3_reset(handle)
      let detail = unsafe sqlite3_extended_errcode(database)
      throw LedgerFailure(code: detail, during: "step")
    }
  }

  func reset() { unsafe sqlite3_reset(handle) }

  /// Steps a statement that gives no rows, and makes it ready for the next time.
  func run() throws(LedgerFailure) {
    _ = try step()
    unsafe sqlite3_reset(handle)
  }

  // Parameters, from 1

  func bind(_ value: Int64, at place: Int32) { unsafe sqlite3_bind_int64(handle, place, value) }

  func bindNull(at place: Int32) { unsafe sqlite3_bind_null(handle, place) }

  /// Binds bytes that stay where they are until the statement is reset.
  func bindStatic(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int32) {
    guard let start = bytes.baseAddress else {
      unsafe sqlite3_bind_text(handle, place, "", 0, nil)
      return
    }
    let text = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
    unsafe sqlite3_bind_text(handle, place, text, Int32(bytes.count), nil)
  }

  /// Binds a copy of a text.
  func bind(_ text: ArraySlice<UInt8>, at place: Int32) {
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return unsafe bindStatic(bytes, at: place) }
      let text = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
      let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      unsafe sqlite3_bind_text(handle, place, text, Int32(bytes.count), copied)
    }
  }

  func bind(_ value: SQLValue, at place: Int32) {
    switch value {
    case .null: bindNull(at: place)
    case .integer(let number): bind(number, at: place)
    case .text(let text):
      // SQLite copies: the string's bytes are gone when this returns.
      let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      unsafe sqlite3_bind_text(handle, place, text, Int32(text.utf8.count), copied)
    }
  }

  func bind(_ values: [SQLValue]) {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
  }

  // Columns, from 0

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// The UTF-8 of a column, valid until the next step; empty where it is NULL.
  func withBytes<Value>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    let start = unsafe sqlite3_column_text(handle, column)
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  // Columns, one after the other

  private func next() -> Int32 {
    defer { column += 1 }
    return column
  }

  func nextInteger() -> Int64 { integer(next()) }
  func nextInt() -> Int { Int(nextInteger()) }
  func nextFlag() -> Bool { nextInteger() != 0 }

  func nextOptionalInt() -> Int? {
    let column = next()
    return isNull(column) ? nil : Int(integer(column))
  }

  func nextBytes() -> [UInt8] { unsafe withBytes(next()) { bytes in unsafe Array(bytes) } }

  func nextOptionalText() -> String? {
    let column = next()
    if isNull(column) { return nil }
    return unsafe withBytes(column) { bytes in unsafe String(decoding: bytes, as: UTF8.self) }
  }

  func nextText() -> String { nextOptionalText() ?? "" }
}

/// One SQLite connection and the statements compiled on it, each once.
@safe
final class Connection {
  private let handle: OpaquePointer
  private var statements: [String: PreparedStatement] = [:]
  /// How often people who are written may have been changed.
  private(set) var peopleChanges = 0
  /// What was taken on and is not written yet.
  private var pending: (() throws(LedgerFailure) -> Void)?

  /// Shared with the ledger's other connections.
  let parties: KeptPartyBook

  init(_ handle: OpaquePointer, _ parties: KeptPartyBook) {
    unsafe self.handle = handle
    self.parties = parties
  }

  /// Puts a write off until anything is asked of the connection that may see it.
  func putOff(_ write: @escaping () throws(LedgerFailure) -> Void) { pending = write }

  /// Does what was put off.
  func catchUp() throws(LedgerFailure) {
    guard let pending else { return }
    self.pending = nil
    try pending()
  }

  /// Forgets what was put off: its transaction is discarded.
  func forgetPending() { pending = nil }

  /// The statement of `sql`, ready to be bound; what was put off is done first, unless the
  /// statement could not tell.
  func statement(_ sql: String) throws(LedgerFailure) -> PreparedStatement {
    let statement = try statementAside(sql)
    if !statement.isApart { try catchUp() }
    if statement.changesPeople { peopleChanges += 1 }
    return statement
  }

  /// The same for one that has nothing to do with what was put off.
  func statementAside(_ sql: String) throws(LedgerFailure) -> PreparedStatement {
    if let known = statements[sql] {
      if !known.isBusy { return known }
      return try unsafe PreparedStatement(sql, on: handle)
    }
    let made = try unsafe PreparedStatement(sql, on: handle)
    statements[sql] = made
    return made
  }

  var lastInsertedID: Int64 { unsafe sqlite3_last_insert_rowid(handle) }
  var changes: Int { unsafe Int(sqlite3_changes(handle)) }

  func run(_ sql: String, _ values: [SQLValue] = []) throws(LedgerFailure) {
    let statement = try statement(sql)
    statement.bind(values)
    try statement.run()
  }

  func runAside(_ sql: String, _ values: [SQLValue]) throws(LedgerFailure) {
    let statement = try statementAside(sql)
    if statement.changesPeople { peopleChanges += 1 }
    statement.bind(values)
    try statement.run()
  }

  /// Calls `body` on each row.
  func each(_ sql: String, _ values: [SQLValue] = [], _ body: (PreparedStatement) throws -> Void)
    throws
  {
    let statement = try statement(sql)
    statement.bind(values)
    defer { statement.reset() }
    while try statement.step() { try body(statement) }
  }

  func all<Value>(
    _ sql: String, _ values: [SQLValue] = [], _ make: (PreparedStatement) throws -> Value
  ) throws -> [Value] {
    var found: [Value] = []
    try each(sql, values) { found.append(try make($0)) }
    return found
  }

  func first<Value>(
    _ sql: String, _ values: [SQLValue] = [], _ make: (PreparedStatement) throws -> Value
  ) throws -> Value? {
    let statement = try statement(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? try make(statement) : nil
  }

  /// The number in the first column of the first row; nil where there is no row, or NULL.
  func number(_ sql: String, _ values: [SQLValue] = []) throws -> Int? {
    try first(sql, values) { $0.nextOptionalInt() } ?? nil
  }
}
