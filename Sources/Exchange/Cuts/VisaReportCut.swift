internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// VSR: to each recipient the rows of the offices and agencies that it may see.
struct VisaReportCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let lines = try lines()
    for party in try sheet.recipients(of: VisaReportColumn.recipients) {
      let own = lines.filter { $0.isShown(to: party) }
      if !own.isEmpty { try write(own, for: party) }
    }
  }

  /// In the order of the offices, an office's own people before its agencies'.
  private func lines() throws -> [VisaReport.Line] {
    let parties = try sheet.transaction.partyBook()
    let days = Int64(try sheet.parameters(for: nil).visaSilentDays)
    let counts = try sheet.transaction.visaCounts(
      silentSince: sheet.transaction.at.adding(seconds: -days * 86_400))
    var lines: [String: VisaReport.Line] = [:]
    for (level, count) in counts {
      let office = level.agency.flatMap { parties[$0]?.parent } ?? level.sender
      // An agency's people may have been sent by itself and by its office: one row.
      let key = "\(level.country) \(office) \(level.agency?.rawValue ?? "")"
      lines[
        key,
        default: VisaReport.Line(
          country: level.country, office: office, agency: level.agency, count: VisaCount())
      ].count += count
    }
    return lines.sorted { $0.key < $1.key }.map(\.value)
  }

  private func write(_ lines: [VisaReport.Line], for party: Party) throws {
    let head = try sheet.head("VSR", for: party.id)
    let file = CutFile<VisaReportColumn>(sheet, for: party)
    try file.begin(head)
    var report = VisaReport(sheet.format(for: party), head)
    for line in lines {
      report.append(line)
      file.drain(&report.writer)
    }
    try file.finish(&report.writer, people: 0)
  }
}
