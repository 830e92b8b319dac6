internal import Bookkeeping
internal import Vocabulary

private let wheelchair = "(instr(coalesce(assistance, ''), 'WCH') > 0)"
/// The day in Riyadh of a moment in `at`.
private func day(of column: String) -> String {
  "(\(column) + \(Instant.riyadhOffsetMinutes * 60)) / 86400"
}

extension BookReader {
  func groups(onPackage id: Int64) throws -> [GroupSeats] {
    // States 2 and 5 have a visa, 6 and 11 are in the Kingdom.
    try connection.all(
      """
      SELECT owner_no, group_no, sum(state = 2), sum(state = 2 AND \(wheelchair)),
        sum(state IN (2, 5)), sum(state IN (2, 5) AND \(wheelchair)),
        sum(state IN (6, 11)), sum(state IN (6, 11) AND \(wheelchair))
      FROM person WHERE package_id = ? AND state IN (2, 5, 6, 11)
      GROUP BY owner_no, group_no ORDER BY owner_no, group_no
      """, [.id(id)]
    ) { row in
      GroupSeats(
        owner: try party(row.nextInteger()), groupNo: row.nextText(), unplanned: row.nextInt(),
        unplannedWheelchairs: row.nextInt(), expected: row.nextInt(),
        expectedWheelchairs: row.nextInt(), present: row.nextInt(),
        presentWheelchairs: row.nextInt())
    }
  }

  func plannedSeats(expected: ClosedRange<Instant>) throws -> [PlannedSeats] {
    try connection.all(
      """
      SELECT a.eta, a.entry_port, a.first_city, p.owner_no, p.group_no, count(*),
        sum(\(wheelchair))
      FROM arrival_plan a JOIN planned_person q ON q.plan_id = a.id AND q.ended_in IS NULL
      JOIN person p ON p.id = q.person_id AND p.is_open = 1
      WHERE a.eta BETWEEN ? AND ? GROUP BY a.id, p.owner_no, p.group_no
      ORDER BY a.eta, a.id, p.group_no
      """, [.at(expected.lowerBound), .at(expected.upperBound)]
    ) { row in
      PlannedSeats(
        eta: row.nextInstant(), port: try row.nextCode(EntryPort.self),
        firstCity: try row.nextCode(City.self), owner: try party(row.nextInteger()),
        groupNo: row.nextText(), people: row.nextInt(), wheelchairs: row.nextInt())
    }
  }

  func peopleByPackage() throws -> [Int64: PackagePeople] {
    var people: [Int64: PackagePeople] = [:]
    // Counted here and not by SQL, which would sort whole rows.
    try connection.each(
      """
      SELECT package_id, sex IN ('F', 'f', 'أنثى'), \(wheelchair) FROM person WHERE is_open = 1
      """
    ) { row in
      var some = people[row.integer(0)] ?? PackagePeople()
      if row.integer(1) == 1 { some.women += 1 } else { some.men += 1 }
      if row.integer(2) == 1 { some.wheelchairs += 1 }
      people[row.integer(0)] = some
    }
    return people
  }

  func portArrivals(upTo moment: Instant) throws -> [PortArrivals] {
    try connection.all(
      """
      SELECT \(day(of: "e.at")) AS day, a.first_city, p.package_id, count(*) FROM life_event e
      JOIN person p ON p.id = e.person_id
      LEFT JOIN planned_person q ON q.person_id = e.person_id
      LEFT JOIN arrival_plan a ON a.id = q.plan_id
      WHERE e.state = 6 AND e.at <= ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """, [.at(moment)]
    ) { row in
      PortArrivals(
        day: row.nextDay(), firstCity: try row.nextOptionalCode(City.self),
        packageID: row.nextInteger(), people: row.nextInt())
    }
  }

  func cityFlows(upTo moment: Instant) throws -> [CityFlow] {
    try flows(
      .arrived,
      """
      SELECT to_city, \(day(of: "coalesce(arrives_at, departs_at)")) AS day, sum(passengers)
      FROM coach_trip WHERE coalesce(arrives_at, departs_at) <= ?1 AND from_city <> 'JED'
        AND to_city <> 'JED' GROUP BY to_city, day ORDER BY to_city, day
      """, moment)
      + flows(
        .left,
        """
        SELECT from_city, \(day(of: "departs_at")) AS day, sum(passengers) FROM coach_trip
        WHERE departs_at <= ?1 AND from_city <> 'JED' AND to_city <> 'JED'
        GROUP BY from_city, day ORDER BY from_city, day
        """, moment)
      + flows(
        .arrived,
        """
        SELECT city, day, count(*) FROM (
          SELECT city, \(day(of: "at")) AS day FROM stay WHERE is_arrival = 1 AND at <= ?1
          UNION ALL SELECT city, \(day(of: "at")) FROM departure
            WHERE is_arrival = 1 AND at <= ?1)
        GROUP BY city, day ORDER BY city, day
        """, moment)
      + DepartureCause.allCases.flatMap { cause in
        try flows(
          .ended(cause),
          """
          SELECT city, \(day(of: "at")) AS day, count(*) FROM departure
          WHERE counts_as = '\(cause.rawValue)' AND city IS NOT NULL AND at <= ?1
          GROUP BY city, day ORDER BY city, day
          """, moment)
      }
  }

  private func flows(
    _ cause: CityFlow.Cause, _ sql: String, _ moment: Instant
  ) throws -> [CityFlow] {
    try connection.all(sql, [.at(moment)]) { row in
      CityFlow(
        city: try row.nextCode(City.self), day: row.nextDay(), cause: cause,
        people: row.nextInt())
    }
  }

  func peopleHoused() throws -> [City: Int] {
    try byCity(
      """
      SELECT city, count(*) FROM stay WHERE movement = 'IN' AND closed_in IS NULL GROUP BY city
      """, [])
  }

  func beds(on day: CalendarDate) throws -> [City: Int] {
    try byCity(
      """
      SELECT city, sum(capacity) FROM licence WHERE activity = 'HSG' AND status = 'VALID'
        AND valid_from <= ?1 AND valid_to >= ?1 GROUP BY city
      """, [.day(day)])
  }

  private func byCity(_ sql: String, _ values: [SQLValue]) throws -> [City: Int] {
    let found = try connection.all(sql, values) {
      (try $0.nextCode(City.self), $0.nextInt())
    }
    return Dictionary(uniqueKeysWithValues: found)
  }
}
