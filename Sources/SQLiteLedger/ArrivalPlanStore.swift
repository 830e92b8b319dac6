internal import Bookkeeping
internal import Manifests
internal import Vocabulary

extension Schema {
  /// Who is planned to arrive and who has.
  static let arrivals = """
    -- One ARP row; never changed but where another takes its place.
    CREATE TABLE arrival_plan(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file
      owner_no INTEGER NOT NULL,       -- whose groups and references it names
      sender_no INTEGER NOT NULL,
      movement_no TEXT NOT NULL,
      scope TEXT NOT NULL,             -- groups by ; or = and one reference
      mode TEXT NOT NULL,
      carrier TEXT,
      flight_no TEXT,                  -- as sent
      from_port TEXT NOT NULL,
      entry_port TEXT NOT NULL,
      eta INTEGER NOT NULL,
      pax INTEGER NOT NULL,
      first_city TEXT NOT NULL,
      first_licence_no TEXT NOT NULL,
      wheelchairs INTEGER,
      superseded_in INTEGER            -- the posting whose values hold instead
    ) STRICT;
    CREATE UNIQUE INDEX arrival_plan_key ON arrival_plan(owner_no, movement_no, scope)
      WHERE superseded_in IS NULL;
    CREATE INDEX arrival_plan_eta ON arrival_plan(eta);

    -- A person's plan that holds, or held last.
    CREATE TABLE planned_person(
      person_id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that first planned the person
      plan_id INTEGER NOT NULL,
      planned_in INTEGER NOT NULL,     -- the posting of the present plan
      country INTEGER NOT NULL,        -- of the quota
      entry_port TEXT NOT NULL,        -- of the plan
      ended_in INTEGER                 -- the posting that closed the registration
    ) STRICT;
    CREATE INDEX planned_person_plan ON planned_person(plan_id);
    CREATE INDEX planned_person_port ON planned_person(country, entry_port)
      WHERE ended_in IS NULL;

    -- A person's entry.
    CREATE TABLE arrival(
      person_id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file
      owner_no INTEGER NOT NULL,       -- whose reference names the person
      entered_at INTEGER NOT NULL,
      entry_port TEXT NOT NULL,
      flight_no TEXT,                  -- as flights are always written
      movement_no TEXT,                -- as the agents had it
      visa_no TEXT NOT NULL,
      passport_held_by TEXT,           -- a party
      bus_trip_no TEXT
    ) STRICT;
    CREATE INDEX arrival_movement ON arrival(owner_no, movement_no)
      WHERE movement_no IS NOT NULL;
    """
}

private let plans = """
  SELECT p.id, p.owner_no, p.sender_no, p.movement_no, p.scope, p.mode, p.carrier, p.flight_no,
    p.from_port, p.entry_port, p.eta, p.pax, p.first_city, p.first_licence_no, p.wheelchairs
  FROM arrival_plan p
  """
private let plannables = """
  SELECT p.id, p.group_no, p.group_role = 'LEADER', p.state, p.package_id, a.id,
    a.movement_no, coalesce(a.scope LIKE '=%', 0)
  FROM person p LEFT JOIN planned_person q ON q.person_id = p.id AND q.ended_in IS NULL
    LEFT JOIN arrival_plan a ON a.id = q.plan_id
  """

/// What tells journeys apart: the flight, or the port where people do not fly, and the day there.
/// (SQLite joins texts before it divides.)
private let journey = """
  coalesce(a.flight_no, a.entry_port) || ' ' || ((a.eta + 10800) / 86400)
  """

extension BookReader {
  /// SQL of the planned journey of the person whose number the column `id` holds; NULL where no
  /// plan holds.
  static func journeySQL(of id: String) -> String {
    """
    (SELECT \(journey) FROM planned_person q JOIN arrival_plan a ON a.id = q.plan_id
      WHERE q.person_id = \(id) AND q.ended_in IS NULL)
    """
  }

  /// On how many journeys the people of a group are planned; asked of a ledger that has plans
  /// alone, as lists come in before there are any.
  func plannedJourneys(ofGroup group: ArraySlice<UInt8>, owner: Int64) throws -> Int {
    guard try connection.number("SELECT 1 FROM planned_person LIMIT 1") != nil else { return 0 }
    return try connection.number(
      """
      SELECT count(DISTINCT \(journey)) FROM person p
      JOIN planned_person q ON q.person_id = p.id AND q.ended_in IS NULL
      JOIN arrival_plan a ON a.id = q.plan_id
      WHERE p.owner_no = ? AND p.group_no = ? AND p.is_open = 1
      """, [.id(owner), .bytes(group)]) ?? 0
  }

  func arrivalPlan(_ movement: String, _ scope: String, of owner: PartyID) throws -> ArrivalPlan? {
    guard let no = try number(of: owner) else { return nil }
    return try connection.first(
      plans + " WHERE owner_no = ? AND movement_no = ? AND scope = ? AND superseded_in IS NULL",
      [.id(no), .string(movement), .string(scope)]
    ) { try readPlan($0) }
  }

  func arrivalPlan(id: Int64) throws -> ArrivalPlan? {
    try connection.first(plans + " WHERE p.id = ?", [.id(id)]) { try readPlan($0) }
  }

  func arrivalPlan(ofPerson id: Int64) throws -> ArrivalPlan? {
    try connection.first(
      plans
        + " JOIN planned_person q ON q.plan_id = p.id WHERE q.person_id = ? AND ended_in IS NULL",
      [.id(id)]
    ) { try readPlan($0) }
  }

  private func readPlan(_ row: PreparedStatement) throws -> ArrivalPlan {
    let (id, owner, sender) = (
      row.nextInteger(), try party(row.nextInteger()), try party(row.nextInteger())
    )
    let (movement, scope) = (row.nextText(), row.nextText())
    return ArrivalPlan(
      id: id, owner: owner, sender: sender,
      row: ArrivalPlanRow(
        movement: movement, mode: try row.nextCode(PortMode.self),
        carrier: row.nextOptionalText(), flight: row.nextOptionalText(), fromPort: row.nextText(),
        port: try row.nextCode(EntryPort.self), eta: row.nextInstant(),
        groups: scope.hasPrefix("=") ? [] : scope.split(separator: ";").map(String.init),
        reference: scope.hasPrefix("=") ? String(scope.dropFirst()) : nil, pax: row.nextInt(),
        firstCity: try row.nextCode(City.self), firstLicence: row.nextText(),
        wheelchairs: row.nextOptionalInt()))
  }

  func plannablePeople(group: String, of owner: PartyID) throws -> [PlannablePerson] {
    guard let no = try number(of: owner) else { return [] }
    return try connection.all(
      plannables + " WHERE p.owner_no = ? AND p.group_no = ? AND p.is_open = 1 ORDER BY p.id",
      [.id(no), .string(group)]
    ) { try readPlannable($0) }
  }

  func plannablePerson(reference: String, of owner: PartyID) throws -> PlannablePerson? {
    guard let no = try number(of: owner) else { return nil }
    return try connection.first(
      plannables + " WHERE p.owner_no = ? AND p.sender_ref = ? AND p.is_open = 1",
      [.id(no), .string(reference)]
    ) { try readPlannable($0) }
  }

  private func readPlannable(_ row: PreparedStatement) throws -> PlannablePerson {
    PlannablePerson(
      id: row.nextInteger(), group: row.nextText(), isLeader: row.nextFlag(),
      state: try PilgrimState(stored: row.nextInteger()), packageID: row.nextInteger(),
      plan: row.nextOptionalInt().map { Int64($0) }, movement: row.nextOptionalText(),
      isPlannedAlone: row.nextFlag())
  }

  func plannedPeople(of country: CountryCode) throws -> [EntryPort: Int] {
    let found = try connection.all(
      """
      SELECT entry_port, count(*) FROM planned_person
      WHERE country = ? AND ended_in IS NULL GROUP BY entry_port
      """, [.country(country)]
    ) { (try $0.nextCode(EntryPort.self), $0.nextInt()) }
    return Dictionary(uniqueKeysWithValues: found)
  }

  func agreedPortSplit(of country: CountryCode) throws -> PortSplit? {
    let text = try connection.first(
      """
      SELECT port_split FROM quota_entry WHERE country = ? AND port_split IS NOT NULL
      ORDER BY effective_at DESC, id DESC LIMIT 1
      """, [.country(country)]
    ) { $0.nextText() }
    return text.flatMap { PortSplit($0) }
  }

  func plannedParty(of movement: String, owner: PartyID) throws -> Int? {
    guard let no = try number(of: owner) else { return nil }
    return try connection.number(
      """
      SELECT sum(pax) FROM arrival_plan
      WHERE owner_no = ? AND movement_no = ? AND superseded_in IS NULL
      """, [.id(no), .string(movement)])
  }

  func arrivalPlans(expected: ClosedRange<Instant>) throws -> [ArrivalPlan] {
    try connection.all(
      plans + " WHERE eta BETWEEN ? AND ? ORDER BY eta, p.id",
      [.at(expected.lowerBound), .at(expected.upperBound)]
    ) { try readPlan($0) }
  }

  func arrivalPlans(ofPackage id: Int64) throws -> [Int64: Int64] {
    var found: [Int64: Int64] = [:]
    try connection.each(
      """
      SELECT q.person_id, q.plan_id FROM person p JOIN planned_person q ON q.person_id = p.id
      WHERE p.package_id = ? AND q.ended_in IS NULL
      """, [.id(id)]
    ) { found[$0.nextInteger()] = $0.nextInteger() }
    return found
  }
}

extension BookWriter {
  func enter(_ plan: ArrivalPlan, ordinal: Int) throws -> Int64 {
    let (owner, sender) = (try entered(plan.owner), try entered(plan.sender))
    let row = plan.row
    try connection.run(
      """
      UPDATE arrival_plan SET superseded_in = ?
      WHERE owner_no = ? AND movement_no = ? AND scope = ? AND superseded_in IS NULL
      """, [.int(number), .id(owner), .string(row.movement), .string(plan.scope)])
    try connection.run(
      """
      INSERT INTO arrival_plan(posting, ordinal, owner_no, sender_no, movement_no, scope, mode,
        carrier, flight_no, from_port, entry_port, eta, pax, first_city, first_licence_no,
        wheelchairs) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .int(ordinal), .id(owner), .id(sender), .string(row.movement),
        .string(plan.scope), .code(row.mode), .string(row.carrier), .string(row.flight),
        .string(row.fromPort), .code(row.port), .at(row.eta), .int(row.pax), .code(row.firstCity),
        .string(row.firstLicence), .int(row.wheelchairs),
      ])
    count(.arrivalPlan)
    return connection.lastInsertedID
  }

  func plan(_ person: Int64, by plan: Int64, ordinal: Int) throws {
    change()
    try connection.run(
      """
      UPDATE planned_person SET plan_id = ?2, planned_in = ?3, ended_in = NULL,
        entry_port = (SELECT entry_port FROM arrival_plan WHERE id = ?2) WHERE person_id = ?1
      """, [.id(person), .id(plan), .int(number)])
    if connection.changes == 1 { return }
    try connection.run(
      """
      INSERT INTO planned_person(person_id, posting, plan_id, planned_in, country, entry_port)
      SELECT ?1, ?3, ?2, ?3, p.country, a.entry_port FROM person p, arrival_plan a
      WHERE p.id = ?1 AND a.id = ?2
      """, [.id(person), .id(plan), .int(number)])
    precondition(connection.changes == 1, "an unknown person was planned")
    count(.plannedPerson)
  }

  func endPlan(ofPerson id: Int64) throws {
    change()
    try connection.run(
      "UPDATE planned_person SET ended_in = ? WHERE person_id = ? AND ended_in IS NULL",
      [.int(number), .id(id)])
  }
}
