import Bookkeeping
import SQLiteLedger
import TestSupport
import Testing

/// What a posting of a group would have to restore may be larger than what SQLite keeps of it in
/// memory.
@Suite struct LargeGroupTests {
  private static let people = 40_000

  @Test func `a posting of a group may change any number of pages, and leaves none of them so`()
    throws
  {
    let home = try TemporaryLedger()
    try SmallSeason.book(into: home.open())
    home.raw.run(
      """
      CREATE TEMP TABLE many AS
        WITH n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.people))
        SELECT p.* FROM n CROSS JOIN person p ON p.id = 1;
      UPDATE many SET id = 100 + rowid, sender_ref = 'Z-' || rowid, passport_no = 'Z' || rowid,
        request_no = NULL;
      INSERT INTO person SELECT * FROM many;
      """)
    let ledger = try home.open()
    let before = home.raw.lines("SELECT count(*), sum(last_row) FROM person")
    try ledger.beginGroup()
    try ledger.transact(at: SmallSeason.at(7)) { book in
      for person in 101...100 + Int64(Self.people) { try book.touch(person, row: 7) }
      return .discard(())
    }
    try ledger.endGroup()
    #expect(home.raw.lines("SELECT count(*), sum(last_row) FROM person") == before)
  }
}
