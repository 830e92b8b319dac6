import Bookkeeping
import SQLiteLedger
import TestSupport
import Testing
import Vocabulary

@Suite struct QuotaStoreTests {
  private let home: TemporaryLedger
  private let ledger: SQLiteLedger
  private let later = SmallSeason.start.adding(seconds: 86_400)

  init() throws {
    home = try TemporaryLedger()
    ledger = try home.open()
    try SmallSeason.book(into: ledger)
  }

  @Test func `a book comes back as it was saved`() throws {
    let book = try ledger.read { try $0.quotaBook(of: SmallSeason.country) }
    let official = try #require(book[QuotaKey(segment: .official)])
    #expect(official.granted == 100 && official.reserved == 3 && official.remaining == 97)
    #expect(book[.country] == official)
    #expect(try ledger.read { try $0.quotaCountries() } == [SmallSeason.country])
  }

  @Test func `a movement counts from its time on, once`() throws {
    #expect(try ledger.read { try $0.nextQuotaEffect() } == later)
    func granted(_ posting: Int, at instant: Instant) throws -> Int? {
      try ledger.transact(at: instant) { transaction in
        let book = try transaction.quotaBook(of: SmallSeason.country)
        try transaction.save(book)
        try transaction.record(Posting(number: posting, cause: .tick, at: instant))
        return .commit(book[.country]?.figure)
      }
    }
    #expect(try granted(7, at: later.adding(seconds: -1)) == 100)
    #expect(try granted(8, at: later) == 90)
    #expect(try granted(9, at: later.adding(seconds: 1)) == 90)
    #expect(try ledger.read { try $0.nextQuotaEffect() } == nil)
    #expect(try ledger.gaps() == [])
  }

  @Test func `an entry is found by its sender's number alone`() throws {
    let found = try ledger.read { book in
      [
        try book.quotaEntry("Q-2", by: .ministry),
        try book.quotaEntry("Q-2", by: SmallSeason.office),
        try book.quotaEntry("Q-3", by: .ministry),
      ]
    }
    let row = SmallSeason.quotaRow("Q-2", .adjust, .official, -10, at: later)
    #expect(found == [QuotaEntry(sender: .ministry, row: row, posting: 2, ordinal: 2), nil, nil])
  }

  @Test func `figures that no movement explains are not posted`() throws {
    let before = home.raw.wholeDump()
    let imbalance = #expect(throws: LedgerImbalance.self) {
      try SmallSeason.post(ledger, 7, .qta) { book in
        var quota = try book.quotaBook(of: SmallSeason.country)
        _ = quota.reserve(.official, agency: nil, refusedAt: book.at)
        try book.save(quota)
        return 0
      }
    }
    #expect(imbalance?.gap.law == LedgerLaw.figuresFollowMovements.rawValue)
    #expect(home.raw.wholeDump() == before)
  }

  @Test func `a person whose place was not taken from the quota is not posted`() throws {
    let imbalance = #expect(throws: LedgerImbalance.self) {
      try SmallSeason.post(ledger, 7, .plg) { book in
        _ = try book.register(SmallSeason.pilgrim(9), SmallSeason.entry(9))
        return 1
      }
    }
    #expect(imbalance?.gap.place == "IDN reserved")
  }

  @Test func `more people than accepted records are not posted`() throws {
    #expect(throws: LedgerImbalance.self) {
      try SmallSeason.post(ledger, 7, .plg) { book in
        try SmallSeason.register(1, from: 9, into: book)
        return 0
      }
    }
  }
}
