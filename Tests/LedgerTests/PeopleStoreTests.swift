import Bookkeeping
import Manifests
import SQLiteLedger
import TestSupport
import Testing
import Vocabulary

@Suite struct PeopleStoreTests {
  private let home: TemporaryLedger
  private let ledger: SQLiteLedger

  init() throws {
    home = try TemporaryLedger()
    ledger = try home.open()
    try SmallSeason.book(into: ledger)
  }

  @Test func `a person is found by reference and by passport`() throws {
    let found = try ledger.read { book in
      (
        try book.person(reference: Array("A-2".utf8)[...], of: SmallSeason.office),
        try book.person(passport: Array("A1000002".utf8)[...], issuer: SmallSeason.country)
      )
    }
    let expected = KnownPerson(
      id: 2, owner: SmallSeason.office, state: .accepted, holds: [], packageID: 1, lastPosting: 5,
      lastRow: 3, digest: Digest128(high: .max, low: 2), lockedDigest: Digest128(),
      passportKey: 2 | 1 << 63, birthDate: CalendarDate("1970-03-15")!, nameKey: 7)
    #expect(found.0 == expected)
    #expect(found.1 == expected)
  }

  @Test func `nobody is found under another's reference or issuer`() throws {
    let found = try ledger.read { book in
      [
        try book.person(reference: Array("A-2".utf8)[...], of: SmallSeason.agency),
        try book.person(reference: Array("A-2".utf8)[...], of: PartyID("NO-SUCH")),
        try book.person(reference: [], of: SmallSeason.office),
        try book.person(passport: Array("A1000002".utf8)[...], issuer: CountryCode("PAK")!),
      ]
    }
    #expect(found == [nil, nil, nil, nil])
  }

  @Test func `a registration closed frees its reference and its passport`() throws {
    let reference = Array("A-1".utf8)[...]
    try ledger.transact(at: SmallSeason.at(7)) { book in
      try book.move(1, to: .cancelled, holds: [], requestNo: nil)
      #expect(throws: Never.self) {
        let gone = try book.person(reference: reference, of: SmallSeason.office)
        let again = try book.register(SmallSeason.pilgrim(1), SmallSeason.entry(1))
        let found = try book.person(reference: reference, of: SmallSeason.office)
        #expect(gone == nil)
        #expect(again == 4)
        #expect(found?.id == 4)
      }
      return .discard(())
    }
  }

  @Test func `an open reference cannot be registered twice`() throws {
    let failure = #expect(throws: LedgerFailure.self) {
      try ledger.transact(at: SmallSeason.at(7)) { book in
        .commit(try book.register(SmallSeason.pilgrim(1), SmallSeason.entry(1)))
      }
    }
    #expect(failure?.isTemporary == false)
    #expect(failure?.description.contains("A-1") == false)
  }

  @Test func `every kept field comes back as it was sent`() throws {
    let row = SmallSeason.pilgrim(2)
    let person = try #require(try ledger.read { try $0.person(id: 2) })
    for field in StoredPerson.textFields {
      #expect(person.bytes(field) == row.bytes(field), "\(field)")
    }
    for field in StoredPerson.dateFields {
      #expect(person.date(field) == row.date(field), "\(field)")
    }
    #expect(person.posting == 5 && person.ordinal == 2 && person.updatedAt == SmallSeason.at(5))
  }

  @Test func `an amendment changes values and keeps the place`() throws {
    var values = validExample(of: .plg)
    values[.senderRef] = "A-2"
    values[.passportNo] = "B7777777"
    values[.nameAr] = nil
    let row = manifestRow(.plg, values)
    try SmallSeason.post(ledger, 7, .plg) { book in
      try book.amend(2, row, SmallSeason.entry(2, state: .requested, holds: .contract))
      try book.touch(3, row: 40)
      return 2
    }
    let people = try ledger.read { book in
      (
        try book.person(id: 2),
        try book.person(reference: Array("A-3".utf8)[...], of: SmallSeason.office)
      )
    }
    let person = try #require(people.0)
    #expect(person.text(.passportNo) == "B7777777" && person.text(.nameAr).isEmpty)
    #expect(person.state == .requested && person.holds == .contract && person.posting == 5)
    #expect(people.1?.lastPosting == 7 && people.1?.lastRow == 40)
    #expect(try ledger.gaps() == [])
  }

  @Test func `request numbers go on where the last commit ended`() throws {
    func next(_ posting: Int, _ person: Int64) throws -> [Int] {
      try ledger.transact(at: SmallSeason.at(posting)) { book in
        let numbers = [try book.nextRequestNumber(), try book.nextRequestNumber()]
        try book.move(person, to: .requested, holds: [], requestNo: numbers[1])
        try book.move(person, to: .returned, holds: [], requestNo: nil)
        try book.record(Posting(number: book.number, cause: .tick, at: book.at))
        return .commit(numbers)
      }
    }
    #expect(try next(7, 1) == [1, 2])
    #expect(try next(8, 2) == [3, 4])
    #expect(try ledger.read { try $0.person(id: 1) }?.requestNo == 2)
  }

  @Test func `scopes give the people they name, in order`() throws {
    try ledger.transact(at: SmallSeason.at(7)) { book in
      try book.move(1, to: .accepted, holds: [.contract, .frozen], requestNo: nil)
      try book.move(2, to: .accepted, holds: .contract, requestNo: nil)
      func ids(_ scope: PersonScope) -> [Int64] {
        var ids: [Int64] = []
        do { try book.eachPerson(in: scope) { ids.append($0.id) } } catch { Issue.record(error) }
        return ids
      }
      let level = QuotaKey(segment: .official)
      #expect(ids(.everyone) == [1, 2, 3])
      #expect(ids(.owner(SmallSeason.office)) == [1, 2, 3])
      #expect(ids(.owner(SmallSeason.agency)) == [])
      #expect(ids(.package(1)) == [1, 2, 3])
      #expect(ids(.held(package: 1, marks: .contract, limit: 1)) == [1])
      #expect(ids(.held(package: 1, marks: [.contract, .frozen], limit: 9)) == [1])
      #expect(ids(.frozen(SmallSeason.country, .country, limit: 9)) == [1])
      #expect(ids(.frozen(SmallSeason.country, QuotaKey(segment: .staff), limit: 9)) == [])
      #expect(ids(.newestUnrequested(SmallSeason.country, level, limit: 1)) == [3])
      #expect(ids(.newestUnrequested(SmallSeason.country, level, limit: 9)) == [2, 3])
      #expect(ids(.judgedLate) == [])
      return .discard(())
    }
  }

  @Test func `operators find a person by any key, and what became of the place`() throws {
    try ledger.inspect { book in
      let people = [try book.people(reference: "A-2"), try book.people(passport: "A1000002")]
      let movements = try book.placeMovements(ofPerson: 2)
      let sendings = try book.sendings(ofPerson: 1)
      let naming = try book.lastNaming(ofPerson: 2)
      let counts = try book.peopleByState()
      let verdicts = try book.submissionsByVerdict()
      #expect(people == [[2], [2]])
      #expect(
        movements == [
          PlaceMovement(
            posting: 5, type: .reserve, country: SmallSeason.country,
            level: QuotaKey(segment: .official))
        ])
      #expect(sendings.map(\.sentIn) == [6])
      #expect(naming?.posting == 5 && naming?.row == 3)
      #expect(counts == [PeopleCount(state: .accepted, holds: [], people: 3)])
      #expect(verdicts == [.accepted: 5])
    }
  }
}
