internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// RDR: each party its own readiness; the ministry and its branches everybody's, the coordinating
/// body the establishments'.
struct ReadinessCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let lines = try lines()
    for party in try sheet.recipients(of: ReadinessColumn.recipients) {
      let shown = lines.filter { Self.shows($0.about, to: party) }.map(\.line)
      if !shown.isEmpty { try write(shown, for: party) }
    }
  }

  private static func shows(_ about: Party, to party: Party) -> Bool {
    switch party.type {
    case .ministry: true
    case .branch: about.city == nil || about.city == party.city
    case .coordinatingBody: about.type == .tawafa
    default: about.id == party.id
    }
  }

  private func write(_ lines: [ReadinessReport.Line], for party: Party) throws {
    let head = try sheet.head("RDR", for: party.id)
    let file = CutFile<ReadinessColumn>(sheet, for: party)
    try file.begin(head)
    var report = ReadinessReport(sheet.format(for: party), head, recipient: party.type)
    for line in lines {
      report.append(line)
      file.drain(&report.writer)
    }
    try file.finish(&report.writer, people: 0)
  }

  /// Of every party of which anything is known, by name.
  private func lines() throws -> [(about: Party, line: ReadinessReport.Line)] {
    let parties = try sheet.transaction.partyBook()
    let files = Dictionary(
      uniqueKeysWithValues: try sheet.transaction.fileRecords().map { ($0.party, $0) })
    let visits = Dictionary(grouping: try sheet.transaction.lastVisits(), by: \.party)
    let declarations = try sheet.transaction.allDeclarations()
    let contracts = ContractReadiness(declarations)
    let capacity = try CapacityCovered(sheet.transaction, parties, declarations) {
      try sheet.parameters(for: $0).guideRatio
    }
    return parties.all.compactMap { party in
      let line = ReadinessReport.Line(
        party: party.id, files: files[party.id] ?? FileRecord(party: party.id),
        contractsMatched: contracts.share(of: party.id),
        capacityCovered: capacity.share(of: party),
        scores: (visits[party.id] ?? []).map(\.score))
      return line.isEmpty ? nil : (party, line)
    }
  }
}
