import ArgumentParser
import Bookkeeping
import Foundation
import TestSupport
import Testing

@testable import masar

/// `masar reconcile` over the finished sample season, with a single row taken out by hand.
@Suite struct ReconcileTests {
  /// A copy of the played season, its clock and all.
  private final class Copy {
    let path: String
    var masar: Program { Program(home: path) }
    var raw: RawDatabase { RawDatabase(path + "/ledger.sqlite") }

    init() throws {
      path = try TemporaryFolder.make("copy") + "/home"
      try FileManager.default.copyItem(atPath: SampleSeason.played.get().path, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Tables over which no law holds, and those of which the season has no row.
  private static let spared: Set<String> = [
    "first_look", "pending_movement", "served_slot", "likeness", "likeness_more",
  ]

  @Test func `a row deleted from any table is a gap that names the table`() throws {
    let copy = try Copy()
    let ledger = copy.path + "/ledger.sqlite"
    _ = copy.raw.lines("PRAGMA wal_checkpoint(TRUNCATE)")
    let whole = try Tree.bytes(ledger)
    for table in copy.raw.tables where !Self.spared.contains(table) {
      for end in ["ASC", "DESC"] {
        try Self.delete(from: table, end, in: copy.path)
        let gaps = try Self.gaps(of: copy.path)
        #expect(gaps.contains { $0.contains(table) }, "\(table) \(end): \(gaps)")
        for suffix in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: ledger + suffix)
        }
        try Data(whole).write(to: URL(filePath: ledger))
      }
    }
    #expect(try Self.gaps(of: copy.path).isEmpty)
  }

  /// The first or the last row in the order of its key.
  private static func delete(from table: String, _ end: String, in home: String) throws {
    let raw = RawDatabase(home + "/ledger.sqlite")
    try #require(raw.number("SELECT count(*) FROM \(table)") > 0, "the season uses \(table)")
    let keys = raw.lines("SELECT name FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk")
    let key = keys.joined(separator: ", ")
    let order = keys.map { "\($0) \(end)" }.joined(separator: ", ")
    raw.run("DELETE FROM \(table) WHERE (\(key)) = (SELECT \(key) FROM \(table) ORDER BY \(order))")
  }

  private static func gaps(of home: String) throws -> [String] {
    let opened = try OpenedHome.open(HomeOptions.parse(["--home", home]))
    return try Reconciliation(opened).gaps.map(\.sentence)
  }

  @Test func `an entry that waits for its time is missed too`() throws {
    let exchange = try SmallExchange("IDN", seats: 10)
    let grant = ("G-1", "GRANT", "", "", 10)
    #expect(
      try exchange.quota([grant], effective: "2026-03-01T00:00:00Z").verdict == "ACCEPTED")
    #expect(try exchange.home.reconcile().gaps.isEmpty)
    exchange.home.raw.run("DELETE FROM pending_movement")
    let gaps = try exchange.home.reconcile().gaps
    #expect(gaps.contains { $0.place.hasPrefix("pending_movement, posting") })
  }

  @Test func `the command ends with 1 and says what is missing, and with 0 where nothing is`()
    throws
  {
    let copy = try Copy()
    let whole = try copy.masar("reconcile")
    #expect(whole.code == 0)
    #expect(whole.output.contains("no gap"))
    copy.raw.run("DELETE FROM person WHERE id = (SELECT max(id) FROM person)")
    let gap = try copy.masar("reconcile")
    #expect(gap.code == 1)
    #expect(gap.output.contains("GAP") && gap.output.contains("person, posting"))
  }

  @Test func `an archived original that is gone is a gap`() throws {
    let copy = try Copy()
    let name = try #require(
      Tree.files(under: copy.path + "/archive").keys.first { $0.hasSuffix(".csv.gz.sealed") })
    try FileManager.default.removeItem(atPath: copy.path + "/archive/" + name)
    let gap = try copy.masar("reconcile")
    #expect(gap.code == 1)
    #expect(gap.output.contains(name.dropLast(".sealed".count)))
  }
}
