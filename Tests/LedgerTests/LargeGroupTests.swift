import Bookkeeping
import Foundation
import SQLiteLedger
import TestSupport
import Testing

/// What a posting of a group would have to restore, where it changes many pages.
@Suite struct LargeGroupTests {
  private static let people = 40_000

  /// A ledger of many people, and a look at it beside the program.
  private static func ledger() throws -> (TemporaryLedger, SQLiteLedger) {
    let home = try TemporaryLedger()
    try SmallSeason.book(into: home.open())
    home.raw.run(
      """
      CREATE TEMP TABLE many AS
        WITH n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < \(people))
        SELECT p.* FROM n CROSS JOIN person p ON p.id = 1;
      UPDATE many SET id = 100 + rowid, sender_ref = 'Z-' || rowid, passport_no = 'Z' || rowid,
        request_no = NULL;
      INSERT INTO person SELECT * FROM many;
      """)
    return (home, try home.open())
  }

  private static func touchAll(_ book: any LedgerTransaction) throws {
    for person in 101...100 + Int64(people) { try book.touch(person, row: 7) }
  }

  @Test func `a posting of a group may change any number of pages, and leaves none of them so`()
    throws
  {
    let (home, ledger) = try Self.ledger()
    let before = home.raw.lines("SELECT count(*), sum(last_row) FROM person")
    try ledger.beginGroup()
    try ledger.transact(at: SmallSeason.at(7)) { book in
      try Self.touchAll(book)
      return .discard(())
    }
    try ledger.endGroup()
    #expect(home.raw.lines("SELECT count(*), sum(last_row) FROM person") == before)
  }

  @Test func `what it may have to restore lies in no file beside the ledger`() throws {
    let (home, ledger) = try Self.ledger()
    let before = try Self.nameless()
    try ledger.beginGroup()
    try ledger.transact(at: SmallSeason.at(7)) { book in
      try Self.touchAll(book)
      #expect(try Self.nameless() == before)
      return .discard(())
    }
    ledger.discardGroup()
    withExtendedLifetime(home) {}
  }

  /// Open files of the process that have no name any more.
  private static func nameless() throws -> [String] {
    let links = "/proc/self/fd"
    return try FileManager.default.contentsOfDirectory(atPath: links).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: links + "/" + $0)
    }.filter { $0.hasSuffix(" (deleted)") }.sorted()
  }
}
