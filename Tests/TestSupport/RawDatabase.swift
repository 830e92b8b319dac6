internal import GRDBSQLite

/// A database opened by hand, past every promise of the ledger.
@safe
package struct RawDatabase: ~Copyable {
  private let handle: OpaquePointer

  package init(_ path: String) {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      preconditionFailure("cannot open the database by hand")
    }
    unsafe self.handle = handle
    unsafe sqlite3_busy_timeout(handle, 5000)
  }

  deinit { unsafe sqlite3_close(handle) }

  package func run(_ sql: String) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    precondition(code == SQLITE_OK, "SQLite \(code): \(sql)")
  }

  /// Every row of a query, each a line of its values.
  package func lines(_ sql: String) -> [String] {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    precondition(code == SQLITE_OK, "SQLite \(code): \(sql)")
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

  package func number(_ sql: String) -> Int { lines(sql).first.flatMap { Int($0) } ?? -1 }

  /// The ledger's own tables, in the order in which they were made.
  package var tables: [String] {
    allTables.filter { !$0.hasPrefix("sqlite_") && !$0.hasPrefix("grdb_") }
  }

  private var allTables: [String] {
    lines("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
  }

  /// Every row of the ledger's own tables, in the order in which it is stored.
  package func dump() -> [String] { rows(of: tables) }

  /// The schema and every row of every table.
  package func wholeDump() -> [String] {
    lines("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid") + rows(of: allTables)
  }

  private func rows(of tables: [String]) -> [String] {
    tables.flatMap { table in lines("SELECT '\(table)', * FROM \(table)") }
  }
}
