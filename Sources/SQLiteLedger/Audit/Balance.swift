internal import Bookkeeping
internal import Vocabulary

extension BookWriter {
  /// The laws that one posting can break, proved over its own rows alone (L314).
  func proveBalance(_ posting: Posting) throws {
    let people =
      try connection.number("SELECT count(*) FROM person WHERE id > ?", [.id(firstPerson)]) ?? 0
    let movements = try ownMovements()
    let reserved = movements.reduce(0) {
      $0 + ($1.type == .reserve ? $1.quantity : 0)
    }
    try demand(.everyPersonHasOnePlace, people, reserved)
    if let counts = posting.submission?.counts {
      let outcomes = counts.accepted + counts.held + counts.unchanged + counts.rejected
      try demand(.recordsAreConserved, counts.records, outcomes)
      if posting.submission?.kind == .plg {
        let kept = counts.accepted + counts.held
        if people > kept {
          try demand(.everyPersonHasOnePlace, kept, people)
        }
      }
    }
    try proveFigures(movements + newlyCounted())
  }

  private func demand(_ law: LedgerLaw, _ expected: Int, _ found: Int) throws {
    if expected == found { return }
    throw LedgerImbalance(law.gap(at: "posting \(number)", expected: expected, found: found))
  }

  /// This posting's movements that count now, summed by what they do to which level.
  ///
  /// Added up here: a statement with groups would sort them all first, and a list has as many as
  /// people, of a few levels.
  private func ownMovements() throws -> [Movement] {
    var sums: [MovementLevel: Int] = [:]
    // Neighbours are mostly of one level.
    var (level, quantity): (MovementLevel?, Int) = (nil, 0)
    func keep() { if let level { sums[level, default: 0] += quantity } }
    try connection.each(
      """
      SELECT type, country, segment, agency_no, releases_confirmed, quantity FROM movement
      WHERE id > ?1 AND effective_at <= ?2
      """, [.id(firstMovement), .at(at)]
    ) { row in
      let next = MovementLevel(next: row)
      if next != level {
        keep()
        (level, quantity) = (next, 0)
      }
      quantity += row.nextInt()
    }
    keep()
    return try sums.sorted { $0.key < $1.key }.map { level, quantity in
      try movement(level, quantity)
    }
  }

  private func movement(_ level: MovementLevel, _ quantity: Int) throws -> Movement {
    guard let type = MovementType(number: level.type) else {
      throw LedgerFailure.damaged("movement")
    }
    var movement = Movement(
      type: type, country: CountryCode(packed: UInt32(level.country)),
      segment: Segment(number: level.segment), agency: try optionalParty(level.agency),
      quantity: quantity, ordinal: 0, effectiveAt: Instant(secondsSince1970: 0))
    movement.releasesConfirmed = level.releasesConfirmed
    return movement
  }

  /// The figures are what they were, and this posting's movements.
  private func proveFigures(_ counted: [Movement]) throws {
    let movements = Dictionary(grouping: counted, by: \.country)
    let countries = Set(movements.keys).union(figuresBefore.keys).sorted()
    for country in countries {
      let now = try figures(of: country)
      var book = QuotaBook(country: country, figures: figuresBefore[country] ?? now)
      for movement in movements[country] ?? [] { book.apply(movement) }
      let found = QuotaBook(country: country, figures: now)
      if let gap = found.gaps(from: book).first { throw LedgerImbalance(gap) }
    }
  }

  private func newlyCounted() throws -> [Movement] {
    try connection.all(
      MovementSums.sql
        + " WHERE id IN (SELECT movement_id FROM pending_movement WHERE counted_in = ?)"
        + MovementSums.by, [.int(number)]
    ) { try readMovement($0) }
  }
}

/// What a movement does, and to which level, as `movement` has them.
private struct MovementLevel: Hashable, Comparable {
  let type: Int64
  let country: Int64
  let segment: Int64
  let agency: Int64
  let releasesConfirmed: Bool

  /// - Parameter row: at its first column.
  init(next row: PreparedStatement) {
    type = row.nextInteger()
    country = row.nextInteger()
    segment = row.nextInteger()
    agency = row.nextInteger()
    releasesConfirmed = row.nextFlag()
  }

  private var order: (Int64, Int64, Int64, Int64, Int) {
    (type, country, segment, agency, releasesConfirmed ? 1 : 0)
  }

  static func < (left: MovementLevel, right: MovementLevel) -> Bool { left.order < right.order }
}

/// Movements summed by what they do to which level; read by `BookReader.readMovement`.
enum MovementSums {
  static let sql = """
    SELECT type, country, segment, agency_no, sum(quantity), NULL, releases_confirmed, 0, 0
    FROM movement
    """
  static let by = """
     GROUP BY type, country, segment, agency_no, releases_confirmed
    ORDER BY type, country, segment, agency_no, releases_confirmed
    """
}
