internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// CAP: licences and what agreed contracts take of them, to the ministry all, to a branch its
/// city's, to a holder its own.
struct CapacityCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let licences = try sheet.transaction.allLicences()
    let contracts = try sheet.transaction.allDeclarations()
      .filter { $0.counted?.licenceNo != nil }
    let byLicence = Dictionary(grouping: contracts) { $0.counted?.licenceNo ?? "" }
    for party in try sheet.recipients(of: CapacityColumn.recipients) {
      let shown = licences.filter { Self.shows($0, to: party) }
      if !shown.isEmpty { try write(shown, byLicence, for: party) }
    }
  }

  private static func shows(_ licence: Licence, to party: Party) -> Bool {
    switch party.type {
    case .ministry: true
    case .branch: party.oversees(licence.city)
    default: licence.holder == party.id
    }
  }

  private func write(
    _ licences: [Licence], _ contracts: [String: [Declaration]], for party: Party
  ) throws {
    let head = try sheet.head("CAP", for: party.id)
    let file = CutFile<CapacityColumn>(sheet, for: party)
    try file.begin(head)
    var report = CapacityReport(sheet.format(for: party), head)
    for licence in licences {
      report.append(licence, Self.use(of: licence, contracts[licence.number] ?? []))
      file.drain(&report.writer)
    }
    try file.finish(&report.writer, people: 0)
  }

  private static func use(of licence: Licence, _ contracts: [Declaration]) -> CapacityReport.Use {
    let terms = contracts.compactMap(\.counted)
    let peak =
      licence.activity == .housing
      ? NightCapacity.peak(of: terms, licensed: licence.capacity)
      : NightCapacity.dailyPeak(of: terms, licensed: licence.capacity)
    return CapacityReport.Use(peak: peak, assigned: contracts.reduce(0) { $0 + $1.bound })
  }
}
