internal import Bookkeeping
internal import GRDB
internal import GRDBSQLite

extension LedgerFailure {
  /// SQLite's own words for the code and never its message, which may hold a value.
  init(code: Int32, during action: String) {
    let reason = unsafe String(cString: sqlite3_errstr(code))
    self.init(
      action: action, reason: "\(reason) (SQLite \(code))",
      isTemporary: Self.temporary.contains(code & 0xFF) && !Self.unsynced.contains(code))
  }

  /// A stored value that this ledger cannot have written.
  static func damaged(_ what: String) -> LedgerFailure {
    LedgerFailure(action: "read", reason: "unknown \(what) in the database", isTemporary: false)
  }

  /// Others hold the file, or the machine lacks something that may come back.
  private static let temporary: Set<Int32> = [
    SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN,
    SQLITE_NOMEM,
  ]

  /// After a failed sync the kernel may call the next one good although the bytes are lost: only a
  /// fresh start that reads the disk can be believed.
  private static let unsynced: Set<Int32> = [
    ResultCode.SQLITE_IOERR_FSYNC.rawValue, ResultCode.SQLITE_IOERR_DIR_FSYNC.rawValue,
  ]

  /// Runs `body`, and tells what the database library throws as the ledger's own failure.
  static func reporting<Value>(_ action: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw LedgerFailure(code: error.extendedResultCode.rawValue, during: action)
    }
  }
}
