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
  private func ownMovements() throws -> [Movement] {
    try connection.all(
      MovementSums.sql + " WHERE id > ?1 AND effective_at <= ?2" + MovementSums.by,
      [.id(firstMovement), .at(at)]
    ) { try readMovement($0) }
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
