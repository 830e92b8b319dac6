import Bookkeeping
import Manifests
import SQLiteLedger
import TestSupport
import Testing
import Vocabulary

/// A disk that is full in the midst of a statement: what SQLite cannot take back by itself ends the
/// transaction, and with it a group.
@Suite(.enabled(if: SmallDisk.isPossible)) struct FullDiskTests {
  /// Of one posting: more pages than the cache of the test holds, so that they go to disk before
  /// any commit.
  private static let people = 8_000

  private func register(
    _ numbers: Range<Int>, in book: any LedgerTransaction
  ) throws {
    for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 500) {
      let batch = manifestBatch(
        .plg,
        (first..<first + 500).map { number in
          var values = validExample(of: .plg)
          values[.senderRef] = "A-\(number)"
          values[.passportNo] = "A\(1_000_000 + number)"
          return values
        })
      for place in 0..<500 {
        _ = try book.register(batch[place], SmallSeason.entry(first + place))
      }
      try book.writeRegistered()
    }
  }

  /// People in the ledger who are found by their reference.
  private func known(_ numbers: Range<Int>, _ ledger: SQLiteLedger) throws -> Int {
    try ledger.ask { book in
      try numbers.count {
        try book.person(reference: Array("A-\($0)".utf8)[...], of: SmallSeason.office) != nil
      }
    }
  }

  @Test(arguments: [false, true])
  func `people who find no room are not booked, and with room again the ledger goes on`(
    _ isInGroup: Bool
  ) throws {
    let disk = try SmallDisk(options: "size=16m")
    let ledger = try SQLiteLedger(
      path: disk.path + "/ledger.sqlite", settings: SQLiteSettings(cacheKiB: 1_024))
    try SmallSeason.book(into: ledger)
    try disk.fill(leavingKilobytes: 200)
    let failure = #expect(throws: LedgerFailure.self) {
      if isInGroup { try ledger.beginGroup() }
      try ledger.transact(at: SmallSeason.at(7)) { book in
        try register(1_000..<1_000 + Self.people, in: book)
        return .discard(())
      }
    }
    #expect(try #require(failure).isTemporary)
    #expect(!ledger.isInGroup)
    #expect(try known(1_000..<1_000 + Self.people, ledger) == 0)
    try disk.clear()
    try ledger.transact(at: SmallSeason.at(8)) { book in
      try register(1_000..<1_500, in: book)
      #expect(try book.person(reference: Array("A-1400".utf8)[...], of: SmallSeason.office) != nil)
      return .discard(())
    }
    #expect(try ledger.gaps().isEmpty)
  }
}
