import Bookkeeping
import Manifests
import SQLiteLedger
import TestSupport
import Testing
import Vocabulary

/// People are written together and looked for together; nobody can tell.
@Suite struct RegistrationRunTests {
  private let home: TemporaryLedger
  private let ledger: SQLiteLedger
  private static let people = 150

  init() throws {
    home = try TemporaryLedger()
    ledger = try home.open()
    try SmallSeason.book(into: ledger)
  }

  private func batch(from first: Int, _ count: Int) -> ManifestBatch {
    manifestBatch(
      .plg,
      (first..<first + count).map { number in
        var values = validExample(of: .plg)
        values[.senderRef] = "A-\(number)"
        values[.passportNo] = "A\(1_000_000 + number)"
        return values
      })
  }

  private func registerAll(_ batch: ManifestBatch, from first: Int, _ book: any LedgerTransaction)
    throws -> [Int64]
  {
    try (0..<batch.count).map {
      try book.register(batch[$0], SmallSeason.entry(first + $0))
    }
  }

  private func reference(_ number: Int, _ book: any LedgerReader) throws -> Int64? {
    try book.person(reference: Array("A-\(number)".utf8)[...], of: SmallSeason.office)?.id
  }

  private func passport(_ number: Int, _ book: any LedgerReader) throws -> Int64? {
    try book.person(
      passport: Array("A\(1_000_000 + number)".utf8)[...], issuer: SmallSeason.country)?.id
  }

  @Test func `each of a batch is found by reference and passport before anything wrote them`()
    throws
  {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let ids = try registerAll(batch(from: 10, Self.people), from: 10, book)
      #expect(ids == (4..<4 + Int64(Self.people)).map { $0 })
      // From the middle: the first question writes everybody.
      for number in [80, 10, 9 + Self.people] {
        let id = Int64(number - 6)
        #expect(try reference(number, book) == id)
        #expect(try passport(number, book) == id)
      }
      #expect(try reference(10 + Self.people, book) == nil)
      return .discard(())
    }
  }

  @Test func `a batch is there as a whole, its fields where they belong, once it is written`()
    throws
  {
    let batch = batch(from: 10, Self.people)
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let ids = try registerAll(batch, from: 10, book)
      try book.writeRegistered()
      for (index, id) in ids.enumerated() {
        let person = try #require(try book.person(id: id))
        #expect(person.bytes(.senderRef) == batch[index].bytes(.senderRef))
        #expect(person.bytes(.passportNo) == batch[index].bytes(.passportNo))
        #expect(person.date(.birthDate) == batch[index].date(.birthDate))
        #expect(person.ordinal == 10 + index && person.posting == book.number)
      }
      return .discard(())
    }
  }

  @Test func `rows of another batch are written apart`() throws {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let first = try registerAll(batch(from: 10, 3), from: 10, book)
      let second = try registerAll(batch(from: 20, 3), from: 20, book)
      #expect(first + second == [4, 5, 6, 7, 8, 9])
      #expect(try reference(21, book) == 8)
      #expect(try reference(11, book) == 5)
      return .discard(())
    }
  }

  @Test func `looking ahead changes no answer`() throws {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      // Two of them stand in the ledger.
      let batch = batch(from: 2, 300)
      try book.lookAhead((0..<batch.count).map { (batch[$0], SmallSeason.office) })
      #expect(try reference(2, book) == 2)
      #expect(try passport(3, book) == 3)
      #expect(try reference(4, book) == nil)
      #expect(try passport(301, book) == nil)
      let id = try book.register(batch[2], SmallSeason.entry(4))
      #expect(try reference(4, book) == id)
      #expect(try passport(4, book) == id)
      #expect(try passport(5, book) == nil)
      return .discard(())
    }
  }

  @Test func `whoever was looked for ahead and registered since is found, however often one asks`()
    throws
  {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let batch = batch(from: 10, 300)
      #expect(try reference(2, book) == 2 && passport(2, book) == 2)
      try book.lookAhead((0..<batch.count).map { (batch[$0], SmallSeason.office) })
      let ids = try (0..<40).map { try book.register(batch[$0], SmallSeason.entry(10 + $0)) }
      for place in [7, 3, 39, 0] {
        #expect(try reference(10 + place, book) == ids[place])
        #expect(try passport(10 + place, book) == ids[place])
      }
      #expect(try reference(60, book) == nil)
      return .discard(())
    }
  }

  @Test func `whoever was looked for ahead is found once written, and so is who comes again`()
    throws
  {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let batch = batch(from: 10, 300)
      try book.lookAhead((0..<batch.count).map { (batch[$0], SmallSeason.office) })
      let id = try book.register(batch[5], SmallSeason.entry(15))
      try book.writeRegistered()
      #expect(try reference(15, book) == id && passport(15, book) == id)
      #expect(try reference(16, book) == nil && passport(16, book) == nil)
      try book.move(id, to: .cancelled, holds: [], requestNo: nil)
      #expect(try reference(15, book) == nil && passport(15, book) == nil)
      let again = try book.register(batch[5], SmallSeason.entry(15))
      #expect(try reference(15, book) == again && passport(15, book) == again)
      return .discard(())
    }
  }

  @Test func `whoever takes over a passport that was looked for ahead is found by it`() throws {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let batch = batch(from: 10, 300)
      try book.lookAhead((0..<batch.count).map { (batch[$0], SmallSeason.office) })
      var values = validExample(of: .plg)
      values[.senderRef] = "A-2"
      values[.passportNo] = "A\(1_000_000 + 20)"
      #expect(try passport(20, book) == nil)
      try book.amend(2, manifestRow(.plg, values), SmallSeason.entry(2))
      #expect(try passport(20, book) == 2)
      return .discard(())
    }
  }

  @Test func `who waits to be written goes with a posting that is discarded or fails`() throws {
    struct Sudden: Error {}
    try ledger.transact(at: SmallSeason.at(7)) { book in
      _ = try registerAll(batch(from: 10, 20), from: 10, book)
      return .discard(())
    }
    #expect(throws: Sudden.self) {
      try ledger.transact(at: SmallSeason.at(7)) { book -> Ending<Void> in
        _ = try registerAll(batch(from: 10, 20), from: 10, book)
        throw Sudden()
      }
    }
    #expect(try ledger.read { try reference(10, $0) } == nil)
    let id = try ledger.transact(at: SmallSeason.at(7)) { book in
      .discard(try registerAll(batch(from: 10, 1), from: 10, book)[0])
    }
    #expect(id == 4)
  }

  @Test func `who waits is counted, whatever else was asked before`() throws {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let before = try book.peopleMoved(after: 0)
      let batch = batch(from: 10, 70)
      let ids = try registerAll(batch, from: 10, book)
      #expect(try book.package("NONE", of: SmallSeason.office) == nil)
      #expect(try book.peopleMoved(after: 0) == before + 70)
      let more = try registerAll(self.batch(from: 100, 3), from: 100, book)
      #expect(try book.package("NONE", of: SmallSeason.office) == nil)
      #expect(try book.person(id: more[2])?.ordinal == 102)
      #expect(try book.person(id: ids[69])?.ordinal == 79)
      return .discard(())
    }
  }
}
