package import Bookkeeping
package import Vocabulary

/// ARR: how many people came, beside how many were planned to.
package struct ArrivalReport: Sendable {
  package var writer: OutputWriter<ArrivalReportColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// Whether `party` may see people of an office: the ministry and the agents all, an office those
  /// of its country, a branch those who first stay in its city.
  package static func shows(_ key: ArrivalTally.Key, office: Party?, to party: Party) -> Bool {
    switch party.type {
    case .ministry, .unitedAgents: true
    case .office: key.cell.office == party.id || office?.country == party.country
    case .branch: party.city != nil && key.city == party.city
    default: false
    }
  }

  package mutating func append(_ cell: ArrivalCell, _ figures: ArrivalFigures) {
    writer.beginRecord()
    writer.put(.date, cell.date)
    writer.put(.entryPort, text: cell.port.rawValue)
    writer.put(.flightNo, text: cell.flight ?? "")
    writer.put(.officeId, text: cell.office.rawValue)
    writer.put(.planned, figures.planned)
    writer.put(.arrived, figures.arrived)
    writer.put(.missing, figures.missing)
    writer.put(.unplanned, figures.unplanned)
    writer.put(.otherPort, figures.elsewhere)
    writer.endRecord()
  }
}
