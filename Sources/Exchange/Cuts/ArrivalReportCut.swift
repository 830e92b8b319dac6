internal import Bookkeeping
internal import Manifests
internal import Reporting
internal import Vocabulary

/// ARR: arrivals against plan, of all days up to now, to each recipient what is its own.
struct ArrivalReportCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let parties = try sheet.transaction.partyBook()
    let tally = try tally(parties)
    for party in try sheet.recipients(of: ArrivalReportColumn.recipients) {
      let rows = tally.rows {
        ArrivalReport.shows($0, office: parties[$0.cell.office], to: party)
      }
      if !rows.isEmpty { try write(rows, for: party) }
    }
  }

  private func tally(_ parties: PartyBook) throws -> ArrivalTally {
    var tally = ArrivalTally(at: sheet.transaction.at)
    var plans: [Int64: ArrivalPlan] = [:]
    let packages = try sheet.transaction.allPackages()
    let itineraries = Dictionary(uniqueKeysWithValues: packages.map { ($0.id, $0.itinerary) })
    try sheet.transaction.eachJourney { journey in
      let plan = try journey.plan.flatMap { id in
        try plans[id] ?? sheet.transaction.arrivalPlan(id: id)
      }
      if let plan { plans[plan.id] = plan }
      tally.add(
        journey, plan: plan?.expected,
        office: parties.office(answeringFor: journey.agency, sentBy: journey.sender),
        city: plan?.row.firstCity ?? itineraries[journey.packageID]?.first?.city)
    }
    return tally
  }

  private func write(
    _ rows: [(cell: ArrivalCell, figures: ArrivalFigures)], for party: Party
  ) throws {
    let head = try sheet.head("ARR", for: party.id)
    let file = CutFile<ArrivalReportColumn>(sheet, for: party)
    try file.begin(head)
    var report = ArrivalReport(sheet.format(for: party), head)
    for row in rows {
      report.append(row.cell, row.figures)
      file.drain(&report.writer)
    }
    try file.finish(&report.writer, people: 0)
  }
}
