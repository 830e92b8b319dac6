import Bookkeeping
import SQLiteLedger
import Testing
import Vocabulary

@Suite struct ContractStoreTests {
  private let home: TemporaryLedger
  private let ledger: SQLiteLedger

  init() throws {
    home = try TemporaryLedger()
    ledger = try home.open()
    try SmallSeason.book(into: ledger)
  }

  @Test func `a declaration is found by number, by parties and by licence`() throws {
    let found = try ledger.read { book in
      [
        try book.declaration(SmallSeason.contractNo, by: SmallSeason.provider).map { [$0] } ?? [],
        try book.declarations(buyer: SmallSeason.office, provider: SmallSeason.provider),
        try book.declarations(provider: SmallSeason.provider, number: SmallSeason.contractNo),
        try book.openContracts(onLicence: "MAK-HSG-0001"),
        try book.openContracts(ofProvider: SmallSeason.provider, type: .housing),
        try book.openContracts(ofProvider: SmallSeason.provider, type: .catering),
        try book.declarations(concerning: SmallSeason.agency),
        try book.allDeclarations(),
      ].map { $0.map(\.id) }
    }
    #expect(found == [[2], [1, 2], [1, 2], [1], [1], [], [], [1, 2]])
  }

  @Test func `new terms keep the number, and what was agreed on stays`() throws {
    var amended = SmallSeason.declaration(.buyer, posting: 7)
    amended.terms.capacity = 600
    amended.terms.status = .amended
    amended.match = .differs
    amended.differs = [.capacity, .status]
    amended.confirmed = SmallSeason.terms(.buyer)
    amended.partner = 2
    amended.bound = 3
    try SmallSeason.post(ledger, 7, .ctb) { [amended] book in
      try #require(try book.enter(amended) == 1)
      return 1
    }
    let found = try ledger.read {
      try $0.declaration(SmallSeason.contractNo, by: SmallSeason.office)
    }
    amended.id = 1
    amended.firstDeclaredAt = SmallSeason.at(3)
    #expect(found == amended)
    #expect(try ledger.gaps() == [])
  }

  @Test func `one side alone is told of once`() throws {
    let number = "C-2"
    try SmallSeason.post(ledger, 7, .ctb) { book in
      var lonely = SmallSeason.declaration(.buyer, posting: 7)
      lonely.terms.contractNo = number
      _ = try book.enter(lonely)
      return 1
    }
    func untold(before instant: Instant) throws -> [Int64] {
      try ledger.read { try $0.oneSidedDeclarations(declaredBefore: instant).map(\.id) }
    }
    #expect(try untold(before: SmallSeason.at(7)) == [])
    #expect(try untold(before: SmallSeason.at(8)) == [3])
    try ledger.transact(at: SmallSeason.at(8)) { book in
      try book.markToldOneSided(3)
      try book.record(Posting(number: 8, cause: .tick, at: book.at))
      return .commit(())
    }
    #expect(try untold(before: SmallSeason.at(9)) == [])
  }

  @Test func `a package comes back as it was entered, and amended under its number`() throws {
    var expected = SmallSeason.knownPackage
    expected.id = 1
    expected.bound = 3
    #expect(try ledger.read { try $0.package("P1", of: SmallSeason.office) } == expected)
    expected.capacity = 600
    expected.tawafa = PartyID("TWF-0001")
    try SmallSeason.post(ledger, 7, .pkg) { [expected] book in
      try #require(try book.enter(expected) == 1)
      return 1
    }
    let found = try ledger.read { book in
      (
        try book.package(id: 1), try book.allPackages(),
        try book.packages(naming: SmallSeason.contractNo, of: SmallSeason.office),
        try book.packages(naming: "C-HSG", of: SmallSeason.office)
      )
    }
    #expect(found.0 == expected)
    #expect(found.1 == [expected] && found.2 == [expected] && found.3 == [])
  }
}
