import Bookkeeping
import SQLiteLedger
import Testing
import Vocabulary

@Suite struct PostingStoreTests {
  private let home: TemporaryLedger
  private let ledger: SQLiteLedger
  private let season = Season(year: 1447)!

  init() throws {
    home = try TemporaryLedger()
    ledger = try home.open()
    try SmallSeason.book(into: ledger)
  }

  @Test func `a posting comes back as it was recorded`() throws {
    var counts = RecordCounts(declared: 3)
    counts.records = 3
    counts.accepted = 3
    let expected = SmallSeason.posting(5, .plg, counts, receipt: 5)
    #expect(try ledger.read { try $0.posting(5) } == expected)
    #expect(try ledger.read { try $0.posting(ofReceipt: 5) } == expected)
    #expect(try ledger.read { try $0.posting(7) } == nil)
    #expect(try ledger.read { try $0.postings(from: 4, upTo: 9).map(\.number) } == [4, 5, 6])
    #expect(try ledger.read { try $0.lastReceipt() } == 5)
  }

  @Test func `content and numbers that came before are known by their sender`() throws {
    let found = try ledger.read { book in
      [
        try book.posted(contentSHA256: "c5", by: SmallSeason.office),
        try book.posted(contentSHA256: "c5", by: SmallSeason.agency),
        try book.posted(sequence: 5, of: .plg, season: season, by: SmallSeason.office),
        try book.posted(sequence: 5, of: .pkg, season: season, by: SmallSeason.office),
      ].map { $0?.number }
    }
    #expect(found == [5, nil, 5, nil])
  }

  @Test func `missing numbers are told as ranges`() throws {
    func missing(_ sequence: Int) throws -> [ClosedRange<Int>] {
      try ledger.read {
        try $0.missingSequences(below: sequence, of: .plg, season: season, by: SmallSeason.office)
      }
    }
    #expect(try missing(6) == [1...4])
    #expect(try missing(9) == [1...4, 6...8])
    #expect(try missing(1) == [])
    #expect(try missing(3) == [1...2])
  }

  @Test func `submissions are found by file name and by base, newest first`() throws {
    let base = "1447_IDN-HAO_PLG_000005"
    let found = try ledger.read { book in
      [base, base + ".csv", "x"].map { name in
        (try? book.submissions(named: name).map(\.number)) ?? [-1]
      }
    }
    #expect(found == [[5], [5], []])
    #expect(try ledger.read { try $0.receipts(ofBase: base, from: SmallSeason.office) } == 1)
    #expect(try ledger.inspect { try $0.postings(promising: base + ".RES.xml") } == [5])
  }

  @Test func `waiting files are noted without a posting, the first look counts`() throws {
    for seconds in [1, 2] {
      try ledger.transact(at: SmallSeason.at(7)) { book in
        try book.noteFirstLook(
          at: "w.csv", of: SmallSeason.office, SmallSeason.at(7).adding(seconds: Int64(seconds)))
        return .commit(())
      }
    }
    #expect(
      try ledger.read { try $0.firstLook(at: "w.csv", of: SmallSeason.office) }
        == SmallSeason.at(7).adding(seconds: 1))
    try ledger.transact(at: SmallSeason.at(8)) { book in
      try book.forgetFirstLook(at: "w.csv", of: SmallSeason.office)
      return .commit(())
    }
    #expect(try ledger.read { try $0.firstLook(at: "w.csv", of: SmallSeason.office) } == nil)
    #expect(try ledger.read { try $0.lastPosting() } == 6)
    #expect(try ledger.gaps() == [])
  }

  @Test func `parties, parameters and licences come back as their last rows left them`() throws {
    var party = Party(
      id: SmallSeason.agency, type: .agency, nameAr: "وكالة", nameEn: "Agency",
      country: SmallSeason.country, parent: SmallSeason.office, lead: PartyID("IDN-AGY-0002"),
      countries: [CountryCode("IDN")!, CountryCode("MYS")!], city: .makkah, kinds: [.plg, .pkg],
      language: .indonesian, format: .xml, validFrom: CalendarDate("2025-07-01"),
      validTo: CalendarDate("2026-07-15"), isSuspended: true, successorOf: PartyID("IDN-AGY-9"))
    var licence = SmallSeason.licence
    licence.number = "MAK-HSG-0009"
    licence.status = .suspended
    try SmallSeason.post(ledger, 7, .pty) { [party, licence] book in
      try book.enter(party)
      try book.enter(licence)
      return 2
    }
    #expect(try ledger.read { try $0.partyBook()[SmallSeason.agency] } == party)
    #expect(try ledger.read { try $0.licence("MAK-HSG-0009") } == licence)
    #expect(try ledger.read { try $0.licence("MAK-HSG-0002") } == nil)
    let value = try ledger.read {
      try $0.parameterBook().value(
        name: "min_age", country: SmallSeason.country, effectiveAt: SmallSeason.start)
    }
    #expect(value == "15")
    party.kinds = []
    try SmallSeason.post(ledger, 8, .pty) { [party] book in
      try book.enter(party)
      return 1
    }
    #expect(try ledger.read { try $0.partyBook()[SmallSeason.agency] } == party)
    #expect(try ledger.gaps() == [])
  }

  @Test func `a party is found as the posting that is being made left it, else as booked`() throws {
    struct Undone: Error {}
    let id = PartyID("IDN-AGY-0077")
    func party(named name: String) -> Party {
      Party(
        id: id, type: .agency, nameAr: name, nameEn: name, country: SmallSeason.country,
        parent: SmallSeason.office)
    }
    func known() throws -> String? { try ledger.read { try $0.partyBook()[id]?.nameEn } }
    #expect(try known() == nil)
    // Undone, and the next posting has its number.
    #expect(throws: Undone.self) {
      try ledger.transact(at: SmallSeason.start) { book -> Ending<Void> in
        try book.enter(party(named: "undone"))
        #expect(try book.partyBook()[id]?.nameEn == "undone")
        throw Undone()
      }
    }
    #expect(try known() == nil)
    try SmallSeason.post(ledger, 7, .pty) { book in
      #expect(try book.partyBook()[id] == nil)
      try book.enter(party(named: "first"))
      #expect(try book.partyBook()[id]?.nameEn == "first")
      try book.enter(party(named: "second"))
      #expect(try book.partyBook()[id]?.nameEn == "second")
      #expect(try known() == nil, "a reader sees what is booked")
      return 2
    }
    #expect(try known() == "second")
    try SmallSeason.post(ledger, 8, .pty) { book in
      #expect(try book.partyBook()[id]?.nameEn == "second")
      try book.enter(party(named: "third"))
      return 1
    }
    #expect(try known() == "third")
  }

  @Test func `a cut knows what a recipient has, and numbers go on without gaps`() throws {
    let mofa = PartyID("MOFA")
    #expect(try released(before: 6, to: mofa) == [])
    #expect(try released(before: 7, to: mofa) == [1])
    try ledger.transact(at: SmallSeason.at(7)) { book in
      let digest = try book.releasedDigest(of: 1, to: mofa, in: "VRQ")
      let sequence = try book.nextSequence(of: "VRQ", for: mofa, season: season)
      let other = try book.nextSequence(of: "UPD", for: mofa, season: season)
      try book.markRemoved(1, from: mofa, in: "VRQ")
      let removed = try book.releasedDigest(of: 1, to: mofa, in: "VRQ")
      #expect(digest == 0xFFFF_0000_FFFF_0000)
      #expect(sequence == 2 && other == 1 && removed == nil)
      try book.record(Posting(number: 7, cause: .cut, at: book.at))
      return .commit(())
    }
    #expect(try released(before: 9, to: mofa) == [])
    #expect(try ledger.read { try $0.disclosures(ofPerson: 1).map(\.posting) } == [6])
    #expect(try ledger.read { try $0.disclosures(ofPerson: 2) } == [])
    #expect(try ledger.read { try $0.disclosures().map(\.fields) } == [["passport_no"]])
    #expect(try ledger.gaps() == [])
  }

  private func released(before posting: Int, to recipient: PartyID) throws -> [Int64] {
    try ledger.read { book in
      var people: [Int64] = []
      try book.eachReleased(to: recipient, in: "VRQ", before: posting) { people.append($0) }
      return people
    }
  }

  @Test func `a cure is kept once and until it is finished`() throws {
    let level = Cure.quota(
      SmallSeason.country, QuotaKey(segment: .agency, agency: SmallSeason.agency))
    try ledger.transact(at: SmallSeason.at(7)) { book in
      for cure in [level, .package(1), level] { try book.intend(cure) }
      try book.record(Posting(number: 7, cause: .cure, at: book.at))
      return .commit(())
    }
    #expect(try ledger.read { try $0.cures() } == [level, .package(1)])
    try ledger.transact(at: SmallSeason.at(8)) { book in
      try book.finish(level)
      try book.record(Posting(number: 8, cause: .cure, at: book.at))
      return .commit(())
    }
    #expect(try ledger.read { try $0.cures() } == [.package(1)])
  }
}
