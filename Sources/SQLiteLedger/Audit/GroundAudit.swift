internal import Bookkeeping

extension BookReader {
  /// Where people are, how they got there and how they left agree.
  func auditGround(_ report: (LedgerGap) -> Void) throws {
    try auditStays(report)
    try auditCoaches(report)
    try auditStates(report)
    try auditDepartures(report)
  }

  /// Whoever is in a building went in last, and went nowhere since.
  private func auditStays(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT s.id, (SELECT count(*) FROM stay t WHERE t.person_id = s.person_id AND t.at > s.at)
        + (SELECT count(*) FROM departure d WHERE d.person_id = s.person_id AND d.at > s.at
            AND d.cause <> 'OVERSTAY') AS later
      FROM stay s WHERE s.movement = 'IN' AND s.closed_in IS NULL AND later > 0 ORDER BY s.id
      """
    ) { row in
      let place = "stay \(row.nextInt())"
      report(LedgerLaw.openStaysAreLast.gap(at: place, expected: 0, found: row.nextInt()))
    }
  }

  private func auditCoaches(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT min(id), max(seats), sum(passengers) FROM coach_trip GROUP BY trip_no, departs_at
      HAVING sum(passengers) > max(seats) ORDER BY 1
      """
    ) { row in
      let place = "coach_trip \(row.nextInt())"
      report(
        LedgerLaw.coachesHoldPassengers.gap(
          at: place, expected: row.nextInt(), found: row.nextInt()))
    }
  }

  /// From the arrival on, a person's state is what last happened to it. States 6 ARRIVED,
  /// 7 DEPARTED, 10 DECEASED, 11 OVERSTAY, 12 NO_SHOW.
  private func auditStates(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT p.id, p.state, coalesce(e.state, -1) FROM person p
      LEFT JOIN life_event e
        ON e.id = (SELECT max(id) FROM life_event WHERE person_id = p.id)
      WHERE p.state IN (6, 7, 10, 11, 12) AND coalesce(e.state, -1) <> p.state
        OR e.state IN (6, 7, 10, 11, 12) AND e.state <> p.state
      ORDER BY p.id
      """
    ) { row in
      let place = "person \(row.nextInt())"
      let found = row.nextInt()
      report(LedgerLaw.statesFollowLives.gap(at: place, expected: row.nextInt(), found: found))
    }
  }

  /// Nobody left who has not arrived, or it was said (X221); and whoever left is recorded leaving.
  private func auditDepartures(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT d.id FROM departure d WHERE d.cause = 'DEPARTED' AND d.is_early = 0 AND NOT EXISTS (
        SELECT 1 FROM life_event e WHERE e.person_id = d.person_id AND e.state = 6
          AND e.at <= d.at)
      ORDER BY d.id
      """
    ) { row in
      let place = "departure \(row.nextInt())"
      report(LedgerLaw.departuresFollowArrivals.gap(at: place, expected: 1, found: 0))
    }
    try connection.each(
      """
      SELECT p.id FROM person p WHERE p.state = 7 AND NOT EXISTS (
        SELECT 1 FROM departure d WHERE d.person_id = p.id AND d.cause = 'DEPARTED'
          AND d.is_applied = 1)
      ORDER BY p.id
      """
    ) { row in
      let place = "person \(row.nextInt())"
      report(LedgerLaw.departuresFollowArrivals.gap(at: place, expected: 1, found: 0))
    }
  }
}
