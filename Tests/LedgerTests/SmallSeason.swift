import Bookkeeping
import Manifests
import TestSupport
import Vocabulary

/// A season of six postings that writes into every table of the book.
struct SmallSeason {
  static let start = Instant(secondsSince1970: 1_770_000_000)
  static let country = CountryCode("IDN")!
  static let office = PartyID("IDN-HAO")
  static let agency = PartyID("IDN-AGY-0001")
  static let provider = PartyID("HSG-0001")
  static let umrah = PartyID("UMR")
  static let contractNo = "C-HSG-MAK"

  static func at(_ posting: Int) -> Instant { start.adding(seconds: Int64(posting) * 60) }

  static func book(into ledger: some Ledger) throws {
    try reference(ledger)
    try quota(ledger)
    try contracts(ledger)
    try package(ledger)
    try people(ledger)
    try cut(ledger)
  }

  private static func reference(_ ledger: some Ledger) throws {
    try post(ledger, 1, .pty) { book in
      for (id, type) in [
        (office, PartyType.office), (agency, .agency), (provider, .housing),
      ] {
        try book.enter(Party(id: id, type: type, nameAr: "جهة", nameEn: "Party", country: country))
      }
      try book.enter(
        ParameterEntry(
          name: "min_age", country: country, value: "15", effectiveAt: start, posting: 1))
      try book.enter(licence)
      return 5
    }
  }

  private static func quota(_ ledger: some Ledger) throws {
    try post(ledger, 2, .qta) { book in
      let now = quotaRow("Q-1", .grant, .official, 100, at: start)
      let later = quotaRow("Q-2", .adjust, .official, -10, at: start.adding(seconds: 86_400))
      var quota = try book.quotaBook(of: country)
      for (ordinal, row) in [now, later].enumerated() {
        try book.enter(
          QuotaEntry(sender: .ministry, row: row, posting: 2, ordinal: ordinal + 1))
        let movement = QuotaBook.movement(for: row, ordinal: ordinal + 1)
        try book.append(movement)
        if movement.effectiveAt <= book.at { quota.apply(movement) }
      }
      try book.save(quota)
      return 2
    }
  }

  private static func contracts(_ ledger: some Ledger) throws {
    try post(ledger, 3, .ctb) { book in
      let buyer = try book.enter(declaration(.buyer, posting: 3))
      let provider = try book.enter(declaration(.provider, posting: 3))
      var sides = try book.allDeclarations()
      for index in sides.indices {
        sides[index].match = .matched
        sides[index].isOpen = true
        sides[index].confirmed = sides[0].terms
        sides[index].partner = sides[index].id == buyer ? provider : buyer
      }
      try book.save(sides)
      return 2
    }
  }

  private static func package(_ ledger: some Ledger) throws {
    try post(ledger, 4, .pkg) { book in
      _ = try book.enter(knownPackage)
      try book.intend(.package(1))
      try book.intend(.package(1))
      return 1
    }
  }

  private static func people(_ ledger: some Ledger) throws {
    try post(ledger, 5, .plg) { book in
      try register(3, into: book)
      return 3
    }
  }

  private static func cut(_ ledger: some Ledger) throws {
    let mofa = PartyID("MOFA")
    try ledger.transact(at: at(6)) { book in
      let sequence = try book.nextSequence(of: "VRQ", for: mofa, season: Season(year: 1447)!)
      try book.markReleased(1, digest: 0xFFFF_0000_FFFF_0000, to: mofa, in: "VRQ", token: nil)
      try book.disclose(
        Disclosure(
          posting: 6, at: book.at, recipient: mofa, file: "1447_MOFA_VRQ_\(sequence).csv",
          sha256: "ab", output: "VRQ", fields: ["passport_no"], people: 1, profileVersion: "1"))
      try book.finish(.package(1))
      let passports = try book.passports(notReleasedTo: umrah, after: 1, limit: 1)
      try book.release("ab", of: passports[0], to: umrah)
      try book.enter(
        UmrahStay(passportKey: "ab", enteredOn: CalendarDate("2026-03-01")!, leftOn: nil),
        ordinal: 1)
      try book.enter(
        Visit(
          party: provider, item: .housing, visitedOn: CalendarDate("2026-04-01")!, score: 90),
        by: .ministry, ordinal: 1)
      try book.note([FileCause(code: .r113, severity: .error, count: 2)])
      try book.note(
        RegisterPiece(
          register: .disclosures, recipient: PartyID("AUD"), first: 1, last: 1, lines: 1))
      try book.record(
        Posting(
          number: 6, cause: .cut, at: book.at,
          files: [
            BookedFile(
              recipient: mofa, name: "1447_MOFA_VRQ_\(sequence).csv", sha256: "ab",
              output: "VRQ")
          ]))
      return .commit(())
    }
  }
}

// Pieces
extension SmallSeason {
  static let licence = Licence(
    number: "MAK-HSG-0001", activity: .housing, city: .makkah, holder: provider,
    nameAr: "فندق الصفوة", rooms: 200, capacity: 600,
    validFrom: CalendarDate("2025-09-01")!, validTo: CalendarDate("2026-12-31")!)

  static let knownPackage = KnownPackage(
    id: 0, owner: office, code: "P1", segment: .official, capacity: 500,
    contracts: [contractNo],
    itinerary: [
      Leg(city: .makkah, from: CalendarDate("2026-05-10")!, to: CalendarDate("2026-05-24")!)
    ], routeType: .makkahFirst, isConfirmed: true)

  static func quotaRow(
    _ number: String, _ type: QuotaEntryType, _ segment: Segment?, _ quantity: Int,
    at instant: Instant
  ) -> QuotaRow {
    QuotaRow(
      entryNo: number, type: type, country: country, segment: segment, quantity: quantity,
      effectiveAt: instant)
  }

  static func terms(_ side: ContractSide) -> ContractTerms {
    ContractTerms(
      contractNo: contractNo, counterparty: side == .buyer ? provider : office, type: .housing,
      city: .makkah, licenceNo: "MAK-HSG-0001", dateFrom: CalendarDate("2026-05-10")!,
      dateTo: CalendarDate("2026-05-24")!, capacity: 500, amountHundredths: 75_000_000,
      currency: "SAR", signedAt: start, status: .signed)
  }

  static func declaration(_ side: ContractSide, posting: Int) -> Declaration {
    Declaration(
      side: side, sender: side == .buyer ? office : provider, buyer: office, provider: provider,
      terms: terms(side), firstDeclaredAt: at(posting), posting: posting, ordinal: 1,
      match: side == .buyer ? .buyerOnly : .providerOnly)
  }

  static func pilgrim(_ number: Int) -> Row {
    var values = validExample(of: .plg)
    values[.senderRef] = "A-\(number)"
    values[.passportNo] = "A\(1_000_000 + number)"
    return manifestRow(.plg, values)
  }

  static func entry(_ number: Int, state: PilgrimState = .accepted, holds: HoldMarks = [])
    -> PersonEntry
  {
    PersonEntry(
      owner: office, sender: office, country: country, segment: .official, agency: nil,
      packageID: 1, state: state, holds: holds, requestNo: nil,
      digest: Digest128(high: UInt64.max, low: UInt64(number)), lockedDigest: Digest128(),
      passportKey: UInt64(number) | 1 << 63, nameKey: 7,
      position: RecordPosition(ordinal: number, row: number + 1, line: number + 1))
  }

  /// Registers so many people and takes their quota and seats.
  static func register(_ people: Int, from first: Int = 1, into book: any LedgerTransaction) throws
  {
    var quota = try book.quotaBook(of: country)
    for number in first..<first + people {
      _ = try book.register(pilgrim(number), entry(number))
      _ = quota.reserve(.official, agency: nil, refusedAt: book.at)
    }
    try book.save(quota)
    var package = try book.package(id: 1)!
    package.bound += people
    try book.save([package])
    try book.saveBound([(declaration: 1, bound: package.bound)])
  }

  /// One posting that a file caused; `body` gives back how many records it accepted.
  static func post(
    _ ledger: some Ledger, _ number: Int, _ kind: Kind,
    _ body: (any LedgerTransaction) throws -> Int
  ) throws {
    try ledger.transact(at: at(number)) { book in
      var counts = RecordCounts()
      counts.accepted = try body(book)
      counts.records = counts.accepted
      counts.declared = counts.accepted
      try book.record(posting(number, kind, counts, receipt: try book.lastReceipt() + 1))
      return .commit(())
    }
  }

  static func posting(
    _ number: Int, _ kind: Kind, _ counts: RecordCounts, receipt: Int
  ) -> Posting {
    let base = "1447_IDN-HAO_\(kind.rawValue)_00000\(number)"
    return Posting(
      number: number, cause: .file, at: at(number),
      submission: Submission(
        receipt: receipt, party: office, fileName: base + ".csv", responseBase: base, base: base,
        season: Season(year: 1447), kind: kind, sequence: number, receivedAt: at(number),
        sha256: "a\(number)", contentSHA256: "c\(number)", verdict: .accepted, counts: counts,
        hasPosted: true),
      files: [
        BookedFile(recipient: office, name: base + ".RES.xml", sha256: "", output: "RES")
      ])
  }
}
