internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Who has arrived has one entry and one event of it; who is planned has a plan; and the figures
  /// of arrivals against plan close.
  func auditArrivals(_ report: (LedgerGap) -> Void) throws {
    try auditEntries(report)
    try auditPlans(report)
    try auditFiguresOfArrival(report)
  }

  /// State 6 is ARRIVED.
  private func auditEntries(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT person_id, sum(entries), sum(events) FROM (
        SELECT person_id, 1 AS entries, 0 AS events FROM arrival
        UNION ALL SELECT person_id, 0, 1 FROM life_event WHERE state = 6)
      GROUP BY person_id HAVING sum(entries) <> sum(events) OR sum(entries) <> 1 ORDER BY 1
      """
    ) { row in
      let place = "person \(row.nextInteger())"
      let entries = row.nextInt()
      report(
        LedgerLaw.entriesAreEvents.gap(
          at: place, expected: row.nextInt(), found: entries))
    }
    try connection.each(
      """
      SELECT id FROM person WHERE state IN (6, 7, 11)
        AND NOT EXISTS (SELECT 1 FROM arrival WHERE person_id = person.id) ORDER BY id
      """
    ) { row in
      report(
        LedgerLaw.entriesAreEvents.gap(
          at: "person \(row.nextInteger())", expected: 1, found: 0))
    }
  }

  /// State 5 is PLANNED.
  private func auditPlans(_ report: (LedgerGap) -> Void) throws {
    try connection.each(
      """
      SELECT id FROM person WHERE state = 5 AND NOT EXISTS (
        SELECT 1 FROM planned_person WHERE person_id = person.id AND ended_in IS NULL) ORDER BY id
      """
    ) { row in
      report(
        LedgerLaw.plannedHavePlans.gap(at: "person \(row.nextInteger())", expected: 1, found: 0))
    }
    try connection.each(
      """
      SELECT q.person_id FROM planned_person q LEFT JOIN arrival_plan a ON a.id = q.plan_id
        LEFT JOIN person p ON p.id = q.person_id
      WHERE a.entry_port IS NOT q.entry_port OR p.country IS NOT q.country
        OR p.owner_no IS NOT a.owner_no ORDER BY 1
      """
    ) { row in
      report(
        LedgerLaw.plannedHavePlans.gap(
          at: "planned person \(row.nextInteger())", expected: 1, found: 0))
    }
  }

  /// Planned = came as planned + came otherwise + missing; arrived = came as planned + unplanned.
  private func auditFiguresOfArrival(_ report: (LedgerGap) -> Void) throws {
    var tally = ArrivalTally(at: Instant(secondsSince1970: .max))
    var plans: [Int64: PlannedArrival] = [:]
    let office = PartyID("")
    try eachJourney { journey in
      if let id = journey.plan, plans[id] == nil { plans[id] = try arrivalPlan(id: id)?.expected }
      tally.add(journey, plan: journey.plan.flatMap { plans[$0] }, office: office, city: nil)
    }
    var sum = ArrivalFigures()
    for row in tally.rows({ _ in true }) {
      sum += row.figures
      guard !row.figures.isConserved else { continue }
      report(
        LedgerLaw.arrivalsFollowPlans.gap(
          at: "\(row.cell.date) \(row.cell.port.rawValue)", expected: row.figures.asPlanned,
          found: row.figures.arrived - row.figures.unplanned))
    }
    let entries = try connection.number("SELECT count(*) FROM arrival") ?? 0
    if entries != sum.arrived {
      report(
        LedgerLaw.arrivalsFollowPlans.gap(at: "arrived", expected: entries, found: sum.arrived))
    }
  }
}
