import GRDBSQLite
import Testing

/// A ledger opened by hand, past every promise of the program.
@safe
struct RawLedger: ~Copyable {
  private let handle: OpaquePointer

  init(_ path: String) {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      preconditionFailure("cannot open \(path) by hand")
    }
    unsafe self.handle = handle
    unsafe sqlite3_busy_timeout(handle, 5000)
  }

  deinit { unsafe sqlite3_close(handle) }

  func run(_ sql: String) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { Issue.record("SQLite \(code): \(sql)") }
  }

  /// Every row of a query, each a line of its values.
  func lines(_ sql: String) -> [String] {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK else {
      Issue.record("SQLite \(code): \(sql)")
      return []
    }
    defer { unsafe sqlite3_finalize(statement) }
    var lines: [String] = []
    while unsafe sqlite3_step(statement) == SQLITE_ROW {
      let cells = unsafe (0..<sqlite3_column_count(statement)).map { column in
        unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) } ?? "NULL"
      }
      lines.append(cells.joined(separator: "|"))
    }
    return lines
  }

  func number(_ sql: String) -> Int { lines(sql).first.flatMap { Int($0) } ?? -1 }

  var tables: [String] {
    lines("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
      .filter { !$0.hasPrefix("sqlite_") && !$0.hasPrefix("grdb_") }
  }

  /// Every row of every table, in the order in which it is stored.
  func dump() -> [String] {
    tables.flatMap { table in lines("SELECT '\(table)', * FROM \(table)") }
  }
}
