internal import Bookkeeping
internal import Vocabulary

private let columns = """
  SELECT d.id, d.person_id, d.sender_no, d.cause, d.at, d.city, d.exit_port, d.flight_no,
    d.counts_as, d.is_arrival, d.is_early, d.is_applied, d.ordinal FROM departure d
  """

extension BookReader {
  func departures(of person: Int64) throws -> [Departure] {
    try connection.all(
      columns + " WHERE d.person_id = ? ORDER BY d.at, d.id", [.id(person)]
    ) { try readDeparture($0) }
  }

  func departuresNowDue(limit: Int) throws -> [Departure] {
    // Those that wait are few; each has its person by number.
    try connection.all(
      columns
        + """
         JOIN person p ON p.id = d.person_id
        WHERE d.is_applied = 0 AND p.state IN (6, 11) ORDER BY d.person_id, d.id LIMIT ?
        """, [.int(limit)]
    ) { try readDeparture($0) }
  }

  private func readDeparture(_ row: PreparedStatement) throws -> Departure {
    Departure(
      id: row.nextInteger(), person: row.nextInteger(), sender: try party(row.nextInteger()),
      cause: try row.nextCode(DepartureCause.self), at: row.nextInstant(),
      city: try row.nextOptionalCode(City.self),
      exitPort: try row.nextOptionalCode(EntryPort.self), flightNo: row.nextOptionalText(),
      countsAs: try row.nextOptionalCode(DepartureCause.self), isArrival: row.nextFlag(),
      isEarly: row.nextFlag(), isApplied: row.nextFlag(), ordinal: row.nextInt())
  }
}

extension BookWriter {
  func enter(_ departure: Departure) throws {
    try connection.run(
      """
      INSERT INTO departure(posting, amended_in, ordinal, sender_no, person_id, at, cause, city,
        exit_port, flight_no, counts_as, is_arrival, is_early, is_applied)
      VALUES(?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """,
      [
        .int(number), .int(departure.ordinal), .id(try entered(departure.sender)),
        .id(departure.person), .at(departure.at), .code(departure.cause), .code(departure.city),
        .code(departure.exitPort), .string(departure.flightNo), .code(departure.countsAs),
        .flag(departure.isArrival), .flag(departure.isEarly), .flag(departure.isApplied),
      ])
    count(.departure)
  }

  func save(_ departure: Departure) throws {
    change()
    try connection.run(
      """
      UPDATE departure SET amended_in = ?, city = ?, exit_port = ?, flight_no = ?, counts_as = ?,
        is_applied = ? WHERE id = ?
      """,
      [
        .int(number), .code(departure.city), .code(departure.exitPort),
        .string(departure.flightNo), .code(departure.countsAs), .flag(departure.isApplied),
        .id(departure.id),
      ])
    precondition(connection.changes == 1, "an unknown departure was saved")
  }
}
