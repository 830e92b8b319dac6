internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// What HAL, BUS and DEP rows say of people on the ground.
  static let ground = """
    -- One person into a building, or out of it; never changed but for closed_in.
    CREATE TABLE stay(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      sender_no INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      movement TEXT NOT NULL,          -- IN or OUT
      licence_no TEXT NOT NULL,
      city TEXT NOT NULL,              -- of the licence
      room TEXT,
      is_arrival INTEGER NOT NULL,     -- 1: brought the person into the city (a transfer)
      closed_in INTEGER,               -- IN: the posting of what ended the stay
      UNIQUE(person_id, at)
    ) STRICT;
    CREATE INDEX stay_open ON stay(licence_no, city) WHERE movement = 'IN' AND closed_in IS NULL;

    -- One group on one trip, as its last list left it.
    CREATE TABLE coach_trip(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      amended_in INTEGER NOT NULL,     -- the posting that last changed it
      ordinal INTEGER NOT NULL,
      sender_no INTEGER NOT NULL,
      trip_no TEXT NOT NULL,
      plate TEXT NOT NULL,
      seats INTEGER NOT NULL,
      from_city TEXT NOT NULL,
      to_city TEXT NOT NULL,
      departs_at INTEGER NOT NULL,
      arrives_at INTEGER,
      guide TEXT,
      group_no TEXT NOT NULL,
      owner_no INTEGER NOT NULL,       -- whose group it is
      passengers INTEGER NOT NULL,
      UNIQUE(trip_no, departs_at, owner_no, group_no)
    ) STRICT;
    CREATE INDEX coach_trip_group ON coach_trip(owner_no, group_no);

    -- One end of a stay, as its last row left it.
    CREATE TABLE departure(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      amended_in INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      sender_no INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      cause TEXT NOT NULL,
      city TEXT,                       -- DEPARTED: that the person was last in
      exit_port TEXT,
      flight_no TEXT,
      counts_as TEXT,                  -- cause under which it counts in its city; none: another does
      is_arrival INTEGER NOT NULL,     -- as in stay
      is_early INTEGER NOT NULL,        -- 1: before the arrival, or without one (X221)
      is_applied INTEGER NOT NULL,     -- 0: waits for the person's arrival
      UNIQUE(person_id, at, cause)
    ) STRICT;
    CREATE INDEX departure_waiting ON departure(person_id) WHERE is_applied = 0;
    """
}

private let columns = """
  SELECT id, person_id, sender_no, licence_no, city, movement, at, room, is_arrival, ordinal,
    closed_in FROM stay
  """

extension BookReader {
  func stays(of person: Int64) throws -> [Stay] {
    try connection.all(columns + " WHERE person_id = ? ORDER BY at", [.id(person)]) { row in
      Stay(
        id: row.nextInteger(), person: row.nextInteger(), sender: try party(row.nextInteger()),
        licenceNo: row.nextText(), city: try row.nextCode(City.self),
        movement: try row.nextCode(StayMovement.self), at: row.nextInstant(),
        room: row.nextOptionalText(), isArrival: row.nextFlag(), ordinal: row.nextInt(),
        closedIn: row.nextOptionalInt())
    }
  }

  func peopleIn(licence number: String) throws -> Int {
    try connection.number(
      """
      SELECT count(*) FROM stay WHERE licence_no = ? AND movement = 'IN' AND closed_in IS NULL
      """, [.string(number)]) ?? 0
  }
}

extension BookWriter {
  func enter(_ stay: Stay) throws {
    try connection.run(
      """
      INSERT INTO stay(posting, ordinal, sender_no, person_id, at, movement, licence_no, city,
        room, is_arrival, closed_in) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(stay.ordinal), .id(try entered(stay.sender)), .id(stay.person),
        .at(stay.at), .code(stay.movement), .string(stay.licenceNo), .code(stay.city),
        .string(stay.room), .flag(stay.isArrival), .int(stay.closedIn),
      ])
    count(.stay)
  }

  func close(stay id: Int64) throws {
    change()
    try connection.run("UPDATE stay SET closed_in = ? WHERE id = ?", [.int(number), .id(id)])
    precondition(connection.changes == 1, "an unknown stay was ended")
  }
}
