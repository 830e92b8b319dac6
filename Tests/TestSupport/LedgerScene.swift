import Bookkeeping
import Manifests
import Vocabulary

/// A small season in a ledger: one office with a quota and a package, and files that come in.
final class LedgerScene {
  static let office = PartyID("IDN-HAO")
  static let country = CountryCode("IDN")!
  static let season = Season(year: 1447)!
  static let start = Instant(secondsSince1970: 1_767_510_900)
  static let granted = 203_320

  let ledger: any Ledger
  private(set) var package: Int64 = 0
  private var receipts = 0

  /// Posting 1: the office's quota and its package.
  init(_ ledger: any Ledger) throws {
    self.ledger = ledger
    package = try ledger.transact(at: Self.start) { book in
      let row = QuotaRow(manifestRow(.qta, validExample(of: .qta)))
      try book.enter(Self.party)
      try book.enter(QuotaEntry(sender: .ministry, row: row, posting: book.number, ordinal: 1))
      let movement = QuotaBook.movement(for: row, ordinal: 1)
      var quota = try book.quotaBook(of: Self.country)
      quota.apply(movement)
      try book.append(movement)
      try book.save(quota)
      let package = try book.enter(Self.emptyPackage)
      try book.record(Posting(number: book.number, cause: .tick, at: book.at))
      return .commit(package)
    }
  }

  private static let party = Party(
    id: office, type: .office, nameAr: "مكتب", nameEn: "Office", country: country)

  static let agency = Party(
    id: PartyID("IDN-AGY-0001"), type: .agency, nameAr: "وكالة", nameEn: "Agency",
    country: country, parent: office)

  private static let emptyPackage = KnownPackage(
    id: 0, owner: office, code: "P1", segment: .official, capacity: 500, contracts: [],
    itinerary: [])

  /// Books what `body` does as one posting without a file.
  func book<Value>(
    at: Instant = start, _ cause: PostingCause = .tick,
    _ body: (any LedgerTransaction) throws -> Value
  ) throws -> Value {
    try ledger.transact(at: at) { book in
      let value = try body(book)
      try book.record(Posting(number: book.number, cause: cause, at: book.at))
      return .commit(value)
    }
  }

  /// Books a file and, where it is a pilgrim list, people under references and passports.
  @discardableResult
  func receive(
    _ kind: Kind = .plg, sequence: Int, content: String = "c", base: String? = nil,
    people: [(reference: String, passport: String)] = [], posts: Bool = true, commits: Bool = true
  ) throws -> [Int64] {
    receipts += 1
    let receipt = receipts
    return try ledger.transact(at: Self.start) { book in
      let added = try people.enumerated().map { ordinal, person in
        try self.register(person.reference, person.passport, ordinal: ordinal + 1, in: book)
      }
      var submission = Self.submission(kind, receipt, sequence, content, base)
      submission.counts.records = people.count
      submission.counts.accepted = people.count
      submission.hasPosted = posts
      submission.verdict = posts ? .accepted : .rejected
      try book.record(
        Posting(number: book.number, cause: .file, at: book.at, submission: submission))
      if !commits { self.receipts -= 1 }
      return commits ? .commit(added) : .discard(added)
    }
  }

  private static func submission(
    _ kind: Kind, _ receipt: Int, _ sequence: Int, _ content: String, _ base: String?
  ) -> Submission {
    let digits = String(String(1_000_000 + sequence).dropFirst())
    let name = base ?? "1447_IDN-HAO_\(kind.rawValue)_\(digits)"
    return Submission(
      receipt: receipt, party: office, fileName: name + ".csv", responseBase: name, base: name,
      season: season, kind: kind, sequence: sequence, receivedAt: start, sha256: content,
      contentSHA256: content, verdict: .accepted, counts: RecordCounts(), hasPosted: true)
  }

  /// One person with its place and its seat.
  func register(
    _ reference: String, _ passport: String, ordinal: Int, in book: any LedgerTransaction
  ) throws -> Int64 {
    let row = Self.row(reference, passport)
    let id = try book.register(row, entry(ordinal: ordinal))
    var quota = try book.quotaBook(of: Self.country)
    let refused = quota.reserve(.official, agency: nil, refusedAt: book.at)
    try demand(refused, nil, "a place in an empty quota")
    try book.save(quota)
    try seat(1, in: book)
    return id
  }

  static func row(_ reference: String, _ passport: String) -> Row {
    let own: [FieldName: String] = [.senderRef: reference, .passportNo: passport]
    return manifestRow(.plg, validExample(of: .plg).merging(own) { $1 })
  }

  func entry(ordinal: Int) -> PersonEntry {
    PersonEntry(
      owner: Self.office, sender: Self.office, country: Self.country, segment: .official,
      agency: nil, packageID: package, state: .accepted, holds: [], requestNo: nil,
      digest: Digest128(high: 1, low: UInt64(ordinal)), lockedDigest: Digest128(high: 2, low: 3),
      passportKey: .max, nameKey: 5,
      position: RecordPosition(ordinal: ordinal, row: ordinal + 1, line: ordinal + 1))
  }

  /// Takes seats of the package, or gives them back.
  func seat(_ people: Int, in book: any LedgerTransaction) throws {
    guard var package = try book.package(id: package) else {
      throw BrokenPromise(description: "the package is gone")
    }
    package.bound += people
    try book.save([package])
  }

  /// Closes a registration and gives its place and seat back.
  func cancel(_ person: Int64, confirmed: Bool = false) throws {
    try book { book in
      try book.move(person, to: .cancelled, holds: [], requestNo: nil)
      try book.append(
        Movement(
          type: .release, country: Self.country, segment: .official, quantity: 1, person: person,
          releasesConfirmed: confirmed, ordinal: 0, effectiveAt: book.at))
      var quota = try book.quotaBook(of: Self.country)
      quota.release(.official, agency: nil, confirmed: confirmed)
      try book.save(quota)
      try self.seat(-1, in: book)
    }
  }

  func read<Value>(_ body: (any LedgerReader) throws -> Value) throws -> Value {
    try ledger.read(body)
  }

  func known(_ reference: String, in book: any LedgerReader) throws -> KnownPerson? {
    try book.person(reference: Array(reference.utf8)[...], of: Self.office)
  }

  func known(passport: String, in book: any LedgerReader) throws -> KnownPerson? {
    try book.person(passport: Array(passport.utf8)[...], issuer: Self.country)
  }

  func people(in scope: PersonScope = .everyone) throws -> [StoredPerson] {
    try read { book in
      var people: [StoredPerson] = []
      try book.eachPerson(in: scope) { people.append($0) }
      return people
    }
  }

  /// - Throws: `BrokenPromise` naming the first gap.
  func demandSound() throws {
    try read { book in
      var first: LedgerGap?
      try book.audit { first = first ?? $0 }
      guard let first else { return }
      throw BrokenPromise(
        description: "\(first.law), \(first.place): \(first.found) instead of \(first.expected)")
    }
  }
}
