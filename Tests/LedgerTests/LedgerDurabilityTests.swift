import Bookkeeping
import Foundation
import SQLiteLedger
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite struct LedgerDurabilityTests {
  @Test func `what was committed is there when the ledger is opened again`() throws {
    let home = try TemporaryLedger()
    try SmallSeason.book(into: try home.open())
    let again = try home.open()
    #expect(try again.read { try $0.lastPosting() } == 6)
    #expect(try again.gaps() == [])
  }

  @Test func `a discarded or failed transaction leaves nothing`() throws {
    struct Trouble: Error {}
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    let before = home.raw.wholeDump()
    try ledger.transact(at: SmallSeason.at(7)) { book in
      _ = try book.register(SmallSeason.pilgrim(9), SmallSeason.entry(9))
      try book.noteFirstLook(at: "x.csv", of: SmallSeason.office, book.at)
      return .discard(())
    }
    #expect(throws: Trouble.self) {
      try ledger.transact(at: SmallSeason.at(7)) { book -> Ending<Void> in
        _ = try book.register(SmallSeason.pilgrim(9), SmallSeason.entry(9))
        throw Trouble()
      }
    }
    #expect(home.raw.wholeDump() == before)
    #expect(try ledger.gaps() == [])
  }

  @Test func `two ledgers of the same calls are equal`() throws {
    let homes = [try TemporaryLedger(), try TemporaryLedger()]
    for home in homes { try SmallSeason.book(into: try home.open()) }
    #expect(homes[0].raw.wholeDump() == homes[1].raw.wholeDump())
  }

  @Test func `a reader sees the last commit while a posting is made, here and elsewhere`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    try ledger.transact(at: SmallSeason.at(7)) { book in
      _ = try book.register(SmallSeason.pilgrim(9), SmallSeason.entry(9))
      let seen = Mutex<[Int]>([])
      let reading = DispatchGroup()
      DispatchQueue.global().async(group: reading) {
        let people = { (ledger: SQLiteLedger) in
          try ledger.inspect { try $0.extent().people }
        }
        let here = try? people(ledger)
        let elsewhere = try? people(home.open())
        seen.withLock { $0 = [here ?? -1, elsewhere ?? -1] }
      }
      reading.wait()
      #expect(seen.withLock { $0 } == [3, 3])
      return .discard(())
    }
  }

  @Test func `a reader's view does not change under it`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    let seen = try ledger.read { reader in
      let before = try reader.lastPosting()
      let booking = DispatchGroup()
      DispatchQueue.global().async(group: booking) {
        do { try SmallSeason.book(into: ledger) } catch { Issue.record(error) }
      }
      booking.wait()
      return [before, try reader.lastPosting()]
    }
    #expect(seen == [0, 0])
    #expect(try ledger.read { try $0.lastPosting() } == 6)
  }

  @Test func `a busy ledger is a temporary failure that names nothing of its content`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    let other = try SQLiteLedger(path: home.path, settings: SQLiteSettings(busyTimeoutSeconds: 0))
    try ledger.transact(at: SmallSeason.start) { _ in
      let failure = #expect(throws: LedgerFailure.self) {
        try other.transact(at: SmallSeason.start) { _ in .discard(()) }
      }
      #expect(failure?.isTemporary == true)
      #expect(failure?.reason == "database is locked (SQLite 5)")
      return .discard(())
    }
  }

  @Test func `only the owner may read the files`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: home.path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `a folder that is not there is a temporary failure`() throws {
    let failure = #expect(throws: LedgerFailure.self) {
      try SQLiteLedger(path: "/nowhere/ledger.sqlite")
    }
    #expect(failure?.isTemporary == true)
  }
}
