internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// What happened to people after they were registered.
  static let lives = """
    -- One change of a person's state; never changed.
    CREATE TABLE life_event(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file; 0: caused by time or a cure
      person_id INTEGER NOT NULL,
      state INTEGER NOT NULL,          -- as in person
      at INTEGER NOT NULL              -- when it happened
    ) STRICT;
    CREATE INDEX life_event_person ON life_event(person_id);
    """
}

extension BookReader {
  func lifeEvents(of person: Int64) throws -> [LifeEvent] {
    try connection.all(
      """
      SELECT person_id, posting, ordinal, state, at FROM life_event WHERE person_id = ? ORDER BY id
      """, [.id(person)]
    ) { row in
      LifeEvent(
        person: row.nextInteger(), posting: row.nextInt(), ordinal: row.nextInt(),
        state: try PilgrimState(stored: row.nextInteger()), at: row.nextInstant())
    }
  }
}

extension BookWriter {
  func append(_ event: LifeEvent) throws {
    try connection.run(
      "INSERT INTO life_event(posting, ordinal, person_id, state, at) VALUES(?, ?, ?, ?, ?)",
      [
        .int(number), .int(event.ordinal), .id(event.person), .int(event.state.rawValue),
        .at(event.at),
      ])
    count(.lifeEvent)
  }
}
