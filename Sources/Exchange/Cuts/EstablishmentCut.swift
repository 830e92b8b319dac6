internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// EST: how many people each Tawafa establishment has in hand, and how far its contracts are.
struct EstablishmentCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let recipients = try sheet.recipients(of: EstablishmentColumn.recipients)
    if recipients.isEmpty { return }
    let lines = try lines()
    if lines.isEmpty { return }
    let limit = try sheet.parameters(for: nil).smallCell
    for party in recipients {
      let head = try sheet.head("EST", for: party.id)
      let file = CutFile<EstablishmentColumn>(sheet, for: party)
      try file.begin(head)
      var report = EstablishmentReport(sheet.format(for: party), head)
      report.append(lines, limit: limit)
      try file.finish(&report.writer, people: 0)
    }
  }

  private func lines() throws -> [EstablishmentReport.Line] {
    let parties = try sheet.transaction.partyBook()
    let service = PackageService(parties: parties)
    let contracts = ContractReadiness(try sheet.transaction.allDeclarations())
    let packages = try sheet.transaction.allPackages()
    let people = Dictionary(grouping: try sheet.transaction.packageStandings(), by: \.package)
    return parties.all(of: .tawafa).map { establishment in
      var line = EstablishmentReport.Line(
        party: establishment.id, contractsMatched: contracts.share(of: establishment.id))
      for package in packages where service.isServed(package, by: establishment) {
        for group in people[package.id] ?? [] { line.add(group) }
      }
      return line
    }
  }
}

extension EstablishmentReport.Line {
  fileprivate mutating func add(_ group: PackageStanding) {
    accepted += group.people
    if group.state.hasVisa || group.hasArrived { visasIssued += group.people }
    if group.hasArrived { arrived += group.people }
    if group.state == .departed { departed += group.people }
  }
}
