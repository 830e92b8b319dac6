package import Bookkeeping
internal import CSQLiteMemory
internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import Synchronization
package import Vocabulary

/// The ledger of one home in one SQLite file beside its write-ahead log.
///
/// One writer at a time, in this process or another; readers see the last commit and never wait.
/// A commit is on disk when `transact` returns (`synchronous=FULL`).
///
/// While nobody writes, questions go through the writing connection: it holds the pages of what it
/// has just booked, where another connection reads them anew after every commit.
package final class SQLiteLedger: InspectedLedger {
  private let pool: DatabasePool
  private let writer: WriterConnection
  private let readers: ReaderConnections
  /// Whoever uses the writing connection now, or waits for it.
  private let isTaken = Atomic<Int>(0)
  /// The thread that books a group; 0 where none is open.
  private let grouping = Atomic<UInt>(0)

  /// Opens the ledger at `path`, or makes an empty one that only its owner may read.
  ///
  /// - Throws: `LedgerFailure`, temporary where the file is busy or cannot be opened.
  package init(path: String, settings: SQLiteSettings = SQLiteSettings()) throws {
    Self.prepareProcess
    let parties = KeptPartyBook()
    writer = WriterConnection(parties)
    readers = ReaderConnections(parties)
    try Self.makeFile(path)
    pool = try LedgerFailure.reporting("open") {
      let pool = try DatabasePool(path: path, configuration: Self.configuration(settings))
      try Self.migrate(pool)
      try pool.writeWithoutTransaction { try Self.prepareWriter($0, settings) }
      return pool
    }
  }

  deinit {
    // Statements must go before the connection that compiled them.
    pool.writeWithoutTransaction { _ in writer.close() }
    readers.close()
  }

  package func transact<Value>(
    at: Instant, _ body: (any LedgerTransaction) throws -> Ending<Value>
  ) throws -> Value {
    isTaken.add(1, ordering: .acquiringAndReleasing)
    defer { isTaken.subtract(1, ordering: .acquiringAndReleasing) }
    return try LedgerFailure.reporting("transact") {
      try pool.writeWithoutTransaction { database in
        let connection = try unsafe writer.connection(of: database.sqliteConnection)
        let frame = isInGroup ? Frame.inGroup : Frame.alone
        try connection.run(frame.begin)
        do {
          let book = try BookWriter(connection, at: at)
          let ending = try body(book)
          switch ending {
          case .commit:
            try connection.catchUp()
            book.checkComplete()
            try connection.run(frame.commit)
          case .discard:
            connection.forgetPending()
            try frame.discard(on: connection)
          }
          return ending.value
        } catch {
          connection.forgetPending()
          // SQLite ends the transaction itself after some failures (a full disk among them).
          if database.isInsideTransaction {
            try? frame.discard(on: connection)
          } else if isInGroup {
            connection.parties.forget()
            leaveGroup()
          }
          throw error
        }
      }
    }
  }

  package func read<Value>(_ body: (any LedgerReader) throws -> Value) throws -> Value {
    try inspect(body)
  }

  package func ask<Value>(_ body: (any LedgerReader) throws -> Value) throws -> Value {
    if isInGroup { return try onWriter { try body(BookReader($0)) } }
    let taking = isTaken.compareExchange(
      expected: 0, desired: 1, ordering: .acquiringAndReleasing)
    guard taking.exchanged else { return try inspect(body) }
    defer { isTaken.subtract(1, ordering: .acquiringAndReleasing) }
    return try LedgerFailure.reporting("read") {
      try pool.writeWithoutTransaction { database in
        let connection = try unsafe writer.connection(of: database.sqliteConnection)
        try connection.run("BEGIN")
        defer { if database.isInsideTransaction { try? connection.run("COMMIT") } }
        return try body(BookReader(connection))
      }
    }
  }

  package func inspect<Value>(_ body: (any LedgerInspection) throws -> Value) throws -> Value {
    try LedgerFailure.reporting("read") {
      try pool.read { database in
        let connection = try readers.connection(of: database)
        return try body(BookReader(connection))
      }
    }
  }
}

// Groups
extension SQLiteLedger {
  /// How one posting begins and ends on the writing connection.
  private enum Frame {
    case alone, inGroup

    var begin: String { self == .alone ? "BEGIN IMMEDIATE" : "SAVEPOINT posting" }
    var commit: String { self == .alone ? "COMMIT" : "RELEASE posting" }

    func discard(on connection: Connection) throws {
      if self == .alone { return try connection.run("ROLLBACK") }
      try connection.run("ROLLBACK TO posting")
      try connection.run("RELEASE posting")
    }
  }

  package var isInGroup: Bool { grouping.load(ordering: .acquiring) == Self.thread }

  private static var thread: UInt { UInt(pthread_self()) }

  package func beginGroup() throws {
    precondition(!isInGroup, "a group within a group")
    isTaken.add(1, ordering: .acquiringAndReleasing)
    do {
      try onWriter { try $0.run("BEGIN IMMEDIATE") }
      grouping.store(Self.thread, ordering: .releasing)
    } catch {
      isTaken.subtract(1, ordering: .acquiringAndReleasing)
      throw error
    }
  }

  package func endGroup() throws {
    precondition(isInGroup, "no group is open")
    do {
      try onWriter { try $0.run("COMMIT") }
      leaveGroup()
    } catch {
      discardGroup()
      throw error
    }
  }

  package func discardGroup() {
    guard isInGroup else { return }
    pool.writeWithoutTransaction { database in
      let connection = try? unsafe writer.connection(of: database.sqliteConnection)
      connection?.parties.forget()
      if database.isInsideTransaction { try? connection?.run("ROLLBACK") }
    }
    leaveGroup()
  }

  private func leaveGroup() {
    grouping.store(0, ordering: .releasing)
    isTaken.subtract(1, ordering: .acquiringAndReleasing)
  }

  private func onWriter<Value>(_ body: (Connection) throws -> Value) throws -> Value {
    try LedgerFailure.reporting("group") {
      try pool.writeWithoutTransaction { database in
        try body(unsafe writer.connection(of: database.sqliteConnection))
      }
    }
  }
}

extension SQLiteLedger {
  /// Once, before the process opens its first ledger.
  private static let prepareProcess: Void = csqlite_prepare()

  /// Made beforehand, so that nobody else can ever read it; SQLite gives its log the same mode.
  private static func makeFile(_ path: String) throws {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    // One that exists is not opened here: closing it again would let go of the locks that another
    // connection of this process holds on it.
    var status = stat()
    guard errno == EEXIST, unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { throw LedgerFailure(code: SQLITE_CANTOPEN, during: "open, errno \(errno)") }
  }

  private static func configuration(_ settings: SQLiteSettings) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(settings.busyTimeoutSeconds)
    configuration.foreignKeysEnabled = true
    configuration.label = "ledger"
    // A group of postings is one transaction over several calls.
    configuration.allowsUnsafeTransactions = true
    return configuration
  }

  private static func prepareWriter(_ database: Database, _ settings: SQLiteSettings) throws {
    try database.execute(
      sql: """
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -\(settings.cacheKiB);
        PRAGMA wal_autocheckpoint = \(settings.autocheckpointPages);
        """)
  }

  /// Brings the schema up to this version; a finished one is only looked at, so that a reader
  /// beside a busy writer need not wait.
  private static func migrate(_ pool: DatabasePool) throws {
    var migrator = DatabaseMigrator()
    for version in Schema.versions {
      migrator.registerMigration(version.name) { database in
        for statements in version.statements { try database.execute(sql: statements) }
      }
    }
    if try pool.read(migrator.hasBeenSuperseded) { throw LedgerFailure.newer }
    if try !pool.read(migrator.hasCompletedMigrations) { try migrator.migrate(pool) }
  }
}

extension LedgerFailure {
  fileprivate static let closed = LedgerFailure(
    action: "open", reason: "the connection is closed", isTemporary: false)
  fileprivate static let newer = LedgerFailure(
    action: "open", reason: "a newer version of the program made this ledger", isTemporary: false)
}

/// The pool's reading connections, each with its statements: what is asked after every posting is
/// compiled once.
///
/// A connection is touched by one reader at a time, as its database is.
private final class ReaderConnections: @unchecked Sendable {
  private final class Kept: @unchecked Sendable {
    weak let database: Database?
    let connection: Connection

    init(_ database: Database, _ connection: Connection) {
      self.database = database
      self.connection = connection
    }
  }

  private let kept = Mutex<[Kept]>([])
  private let parties: KeptPartyBook

  init(_ parties: KeptPartyBook) { self.parties = parties }

  func connection(of database: Database) throws -> Connection {
    let known = kept.withLock { kept in
      kept.removeAll { $0.database == nil }
      return kept.first { $0.database === database }
    }
    if let known { return known.connection }
    guard let handle = unsafe database.sqliteConnection else { throw LedgerFailure.closed }
    let made = Kept(database, unsafe Connection(handle, parties))
    kept.withLock { $0.append(made) }
    return made.connection
  }

  /// Statements must go before the connections that compiled them.
  func close() { kept.withLock { $0 = [] } }
}

/// The writing connection's statements, compiled once and kept from posting to posting.
///
/// Touched only inside the pool's writer, one closure at a time: that is what makes it sendable.
private final class WriterConnection: @unchecked Sendable {
  private var kept: Connection?
  private let parties: KeptPartyBook

  init(_ parties: KeptPartyBook) { self.parties = parties }

  func connection(of handle: OpaquePointer?) throws -> Connection {
    if let kept { return kept }
    guard let handle = unsafe handle else { throw LedgerFailure.closed }
    let made = unsafe Connection(handle, parties)
    kept = made
    return made
  }

  func close() { kept = nil }
}
