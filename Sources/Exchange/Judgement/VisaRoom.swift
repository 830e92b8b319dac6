internal import Bookkeeping
internal import Vocabulary

/// Room for visas at the levels of countries whose quota was lowered below what is used (L312):
/// nowhere else can there be too many.
///
/// Counted once a country, and kept up to date by whoever issues, requests and holds.
struct VisaRoom {
  private let ledger: any LedgerReader
  /// Issued visas whose holders are held by L312, by level.
  private var held: [CountryCode: [QuotaKey: Int]] = [:]
  /// People who hold a place, are not asked for and have no visa.
  private var waiting: [CountryCode: [QuotaKey: Int]] = [:]

  init(_ ledger: any LedgerReader) { self.ledger = ledger }

  /// Whether a visa more, beside those whose holders go on, stays within every level's figure.
  mutating func hasRoomToIssue(_ levels: [QuotaKey], in book: QuotaBook) throws -> Bool {
    let held = try counts(&held, of: book.country) { country in
      try ledger.visaHolds(in: country).reduce(into: [:]) {
        if $1.isIssued { $0[$1.level, default: 0] += $1.people }
      }
    }
    return hasRoom(at: levels, in: book) { $1.confirmed - (held[$0] ?? 0) }
  }

  /// Whether a request more, beside the visas and requests that are out, does.
  mutating func hasRoomToRequest(_ levels: [QuotaKey], in book: QuotaBook) throws -> Bool {
    let waiting = try counts(&waiting, of: book.country) { try ledger.unrequested(in: $0) }
    return hasRoom(at: levels, in: book) { $1.used - (waiting[$0] ?? 0) }
  }

  /// A holder of a visa is held, or set free.
  mutating func hold(_ levels: [QuotaKey], of country: CountryCode, _ people: Int = 1) {
    for level in levels { held[country]?[level, default: 0] += people }
  }

  /// The first of those whom L312 holds in the country for whom there is room now.
  mutating func liftable(in book: QuotaBook) throws -> VisaHold? {
    for hold in try ledger.visaHolds(in: book.country) {
      let levels = hold.level.andAbove
      let hasRoom =
        try hold.isIssued
        ? hasRoomToIssue(levels, in: book) : hasRoomToRequest(levels, in: book)
      if hasRoom { return hold }
    }
    return nil
  }

  /// Somebody who held a place was sent to Foreign Affairs.
  mutating func request(_ levels: [QuotaKey], of country: CountryCode) {
    for level in levels { waiting[country]?[level, default: 0] -= 1 }
  }

  private func hasRoom(
    at levels: [QuotaKey], in book: QuotaBook, _ taken: (QuotaKey, QuotaFigures) -> Int
  ) -> Bool {
    levels.allSatisfy { level in
      guard let available = book.pooled(level)?.available else { return true }
      let count = book.sharing(level).reduce(0) { count, key in
        count + (book[key].map { taken(key, $0) } ?? 0)
      }
      return count < available
    }
  }

  /// Every level's people: those of its parts count at it too.
  private func counts(
    _ known: inout [CountryCode: [QuotaKey: Int]], of country: CountryCode,
    _ load: (CountryCode) throws -> [QuotaKey: Int]
  ) throws -> [QuotaKey: Int] {
    if let counted = known[country] { return counted }
    var counted: [QuotaKey: Int] = [:]
    for (key, people) in try load(country) {
      for level in key.andAbove { counted[level, default: 0] += people }
    }
    known[country] = counted
    return counted
  }
}

extension StoredPerson {
  /// The levels of quota at which the person takes a place.
  var levels: [QuotaKey] { QuotaKey(segment: segment, agency: agency).andAbove }
}
