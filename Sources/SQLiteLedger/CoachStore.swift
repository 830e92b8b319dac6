internal import Bookkeeping
internal import Vocabulary

private let columns = """
  SELECT sender_no, trip_no, plate, seats, from_city, to_city, departs_at, arrives_at, guide,
    group_no, owner_no, passengers, ordinal FROM coach_trip
  """

extension BookReader {
  func groups(onTrip tripNo: String, at departsAt: Instant) throws -> [CoachTrip] {
    try connection.all(
      columns + " WHERE trip_no = ? AND departs_at = ? ORDER BY id",
      [.string(tripNo), .at(departsAt)]
    ) { try readTrip($0) }
  }

  func trips(ofGroup groupNo: String, of owner: PartyID) throws -> [CoachTrip] {
    guard let no = try number(of: owner) else { return [] }
    return try connection.all(
      columns + " WHERE owner_no = ? AND group_no = ? ORDER BY id", [.id(no), .string(groupNo)]
    ) { try readTrip($0) }
  }

  func people(inGroup groupNo: String, of owner: PartyID) throws -> Int {
    guard let no = try number(of: owner) else { return 0 }
    return try connection.number(
      "SELECT count(*) FROM person WHERE owner_no = ? AND group_no = ? AND is_open = 1",
      [.id(no), .string(groupNo)]) ?? 0
  }

  private func readTrip(_ row: PreparedStatement) throws -> CoachTrip {
    CoachTrip(
      sender: try party(row.nextInteger()), tripNo: row.nextText(), plate: row.nextText(),
      seats: row.nextInt(), from: try row.nextCode(City.self), to: try row.nextCode(City.self),
      departsAt: row.nextInstant(), arrivesAt: row.nextOptionalInstant(),
      guide: row.nextOptionalText(), groupNo: row.nextText(),
      owner: try party(row.nextInteger()), passengers: row.nextInt(), ordinal: row.nextInt())
  }
}

extension BookWriter {
  func enter(_ trip: CoachTrip) throws {
    change()
    let owner = try entered(trip.owner)
    let sender = try entered(trip.sender)
    try connection.run(
      """
      UPDATE coach_trip SET amended_in = ?, ordinal = ?, sender_no = ?, plate = ?, seats = ?,
        from_city = ?, to_city = ?, arrives_at = ?, guide = ?, passengers = ?
      WHERE trip_no = ? AND departs_at = ? AND owner_no = ? AND group_no = ?
      """, values(of: trip, sender) + key(of: trip, owner))
    if connection.changes == 1 { return }
    try connection.run(
      """
      INSERT INTO coach_trip(posting, amended_in, ordinal, sender_no, plate, seats, from_city,
        to_city, arrives_at, guide, passengers, trip_no, departs_at, owner_no, group_no)
      VALUES(?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      """, values(of: trip, sender) + key(of: trip, owner))
    count(.coachTrip)
  }

  private func values(of trip: CoachTrip, _ sender: Int64) -> [SQLValue] {
    [
      .int(number), .int(trip.ordinal), .id(sender), .string(trip.plate), .int(trip.seats),
      .code(trip.from), .code(trip.to), .at(trip.arrivesAt), .string(trip.guide),
      .int(trip.passengers),
    ]
  }

  private func key(of trip: CoachTrip, _ owner: Int64) -> [SQLValue] {
    [.string(trip.tripNo), .at(trip.departsAt), .id(owner), .string(trip.groupNo)]
  }
}
