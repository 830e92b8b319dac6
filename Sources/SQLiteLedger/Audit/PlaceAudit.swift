internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Every open person holds exactly one place, and nobody else holds any.
  func auditPlaces(_ report: (LedgerGap) -> Void) throws {
    var places = try placesHeld(report)
    try connection.each("SELECT id, is_open FROM person ORDER BY id") { row in
      let person = Int(row.integer(0))
      let expected = Int8(row.integer(1))
      let found = places[person]
      if found != expected {
        report(Self.gap(person, expected: Int(expected), found: Int(found)))
      }
      places[person] = 0
    }
    for (person, found) in places.enumerated() where found != 0 {
      report(Self.gap(person, expected: 0, found: Int(found)))
    }
  }

  private static func gap(_ person: Int, expected: Int, found: Int) -> LedgerGap {
    LedgerLaw.everyPersonHasOnePlace.gap(
      at: "person \(person)", expected: expected, found: found)
  }

  /// By the person's number: reservations less releases.
  private func placesHeld(_ report: (LedgerGap) -> Void) throws -> [Int8] {
    let last = try connection.number("SELECT max(id) FROM person") ?? 0
    var places = [Int8](repeating: 0, count: last + 1)
    try connection.each(
      "SELECT type, person_id, quantity FROM movement WHERE type IN (3, 5)"
    ) { row in
      let isRelease = row.integer(0) == 5
      let person = Int(row.integer(1))
      let quantity = Int8(clamping: row.integer(2))
      guard places.indices.contains(person) else {
        report(Self.gap(person, expected: 0, found: Int(quantity)))
        return
      }
      places[person] = isRelease ? places[person] &- quantity : places[person] &+ quantity
    }
    return places
  }

  /// At every level the places taken are its people, and the frozen ones those with the mark.
  func auditLevels(_ report: (LedgerGap) -> Void) throws {
    var people: [CountryCode: QuotaBook] = [:]
    for (level, count) in try peopleByLevel().sorted(by: { $0.key.order < $1.key.order }) {
      let country = CountryCode(packed: UInt32(level.country))
      let segment = Segment(number: level.segment) ?? .official
      let agency = try optionalParty(level.agency)
      var book = people[country] ?? QuotaBook(country: country)
      book.apply(
        Movement(
          type: .reserve, country: country, segment: segment, agency: agency,
          quantity: count.open, ordinal: 0, effectiveAt: Instant(secondsSince1970: 0)))
      let place = book.place(segment, agency: agency)
      for _ in 0..<count.frozen { book.freeze(place) }
      people[country] = book
    }
    for country in Set(try quotaCountries()).union(people.keys).sorted() {
      let saved = QuotaBook(country: country, figures: try figures(of: country))
      compare(saved, people[country] ?? QuotaBook(country: country), report)
    }
  }

  private func compare(
    _ saved: QuotaBook, _ people: QuotaBook, _ report: (LedgerGap) -> Void
  ) {
    for key in Set(saved.sortedKeys).union(people.sortedKeys).sorted() {
      let place = saved.place(of: key)
      let used = (expected: people[key]?.used ?? 0, found: saved[key]?.used ?? 0)
      if used.expected != used.found {
        report(LedgerLaw.placesArePeople.gap(at: place, expected: used.expected, found: used.found))
      }
      let frozen = (expected: people[key]?.frozen ?? 0, found: saved[key]?.frozen ?? 0)
      if frozen.expected != frozen.found {
        report(
          LedgerLaw.frozenArePeople.gap(
            at: place, expected: frozen.expected, found: frozen.found))
      }
    }
  }

  private struct Level: Hashable {
    let country: Int64
    let segment: Int64
    let agency: Int64

    var order: (Int64, Int64, Int64) { (country, segment, agency) }
  }

  /// Counted here and not by SQL, which would sort whole rows.
  private func peopleByLevel() throws -> [Level: (open: Int, frozen: Int)] {
    var people: [Level: (open: Int, frozen: Int)] = [:]
    try connection.each(
      "SELECT country, segment, agency_no, holds FROM person WHERE is_open = 1"
    ) { row in
      let level = Level(
        country: row.integer(0), segment: row.integer(1), agency: row.integer(2))
      let isFrozen = HoldMarks(rawValue: Int(row.integer(3))).contains(.frozen)
      people[level, default: (0, 0)].open += 1
      if isFrozen { people[level, default: (0, 0)].frozen += 1 }
    }
    return people
  }
}
