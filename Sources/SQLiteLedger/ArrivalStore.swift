internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  func arrival(ofPerson id: Int64) throws -> ArrivalEntry? {
    try connection.first(
      """
      SELECT person_id, entered_at, entry_port, flight_no, movement_no, visa_no, passport_held_by,
        bus_trip_no FROM arrival WHERE person_id = ?
      """, [.id(id)]
    ) { row in
      ArrivalEntry(
        person: row.nextInteger(), enteredAt: row.nextInstant(),
        port: try row.nextCode(EntryPort.self), flight: row.nextOptionalText(),
        movement: row.nextOptionalText(), visaNo: row.nextText(),
        passportHeldBy: row.nextOptionalParty(), busTripNo: row.nextOptionalText())
    }
  }

  func arrivedParty(of movement: String, owner: PartyID) throws -> Int {
    guard let no = try number(of: owner) else { return 0 }
    return try connection.number(
      "SELECT count(*) FROM arrival WHERE owner_no = ? AND movement_no = ?",
      [.id(no), .string(movement)]) ?? 0
  }

  func eachJourney(_ body: (Journey) throws -> Void) throws {
    // By number from one side and the other, so that nobody is sorted and nobody is missed.
    try connection.each(
      """
      SELECT p.id, p.sender_no, p.agency_no, p.country, p.package_id, p.state, q.plan_id,
        a.entered_at, a.entry_port, a.flight_no
      FROM person p LEFT JOIN planned_person q ON q.person_id = p.id
        LEFT JOIN arrival a ON a.person_id = p.id
      WHERE q.person_id IS NOT NULL OR a.person_id IS NOT NULL ORDER BY p.id
      """
    ) { row in
      try body(
        Journey(
          person: row.nextInteger(), sender: try party(row.nextInteger()),
          agency: try optionalParty(row.nextInteger()), country: row.nextCountry(),
          packageID: row.nextInteger(), state: try PilgrimState(stored: row.nextInteger()),
          plan: row.nextOptionalInt().map { Int64($0) }, enteredAt: row.nextOptionalInstant(),
          port: try row.nextOptionalCode(EntryPort.self), flight: row.nextOptionalText()))
    }
  }

  func arrivalsByCountry() throws -> [CountryCode: [EntryPort: Int]] {
    var found: [CountryCode: [EntryPort: Int]] = [:]
    try connection.each(
      """
      SELECT p.country, a.entry_port, count(*) FROM arrival a JOIN person p ON p.id = a.person_id
      GROUP BY p.country, a.entry_port
      """
    ) { row in
      let country = row.nextCountry()
      found[country, default: [:]][try row.nextCode(EntryPort.self)] = row.nextInt()
    }
    return found
  }
}

extension BookWriter {
  func enter(_ arrival: ArrivalEntry, owner: PartyID, ordinal: Int) throws {
    try connection.run(
      """
      INSERT INTO arrival(person_id, posting, ordinal, owner_no, entered_at, entry_port, flight_no,
        movement_no, visa_no, passport_held_by, bus_trip_no)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .id(arrival.person), .int(number), .int(ordinal), .id(try entered(owner)),
        .at(arrival.enteredAt), .code(arrival.port), .string(arrival.flight),
        .string(arrival.movement), .string(arrival.visaNo), .party(arrival.passportHeldBy),
        .string(arrival.busTripNo),
      ])
    count(.arrival)
  }
}
