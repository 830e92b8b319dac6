package import Bookkeeping
package import Vocabulary

/// VSR: visas against requests, office by office and agency by agency.
package struct VisaReport: Sendable {
  package var writer: OutputWriter<VisaReportColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// One row: an office's own people, or one agency's in total.
  package struct Line: Sendable, Equatable {
    package var country: CountryCode
    /// Who is answerable to Foreign Affairs: an agency's parent, else the sender itself.
    package var office: PartyID
    package var agency: PartyID?
    package var count: VisaCount

    package init(country: CountryCode, office: PartyID, agency: PartyID?, count: VisaCount) {
      self.country = country
      self.office = office
      self.agency = agency
      self.count = count
    }

    /// Whether `party` may see the row: the ministry and Foreign Affairs all, an office its
    /// country, an agency its own.
    package func isShown(to party: Party) -> Bool {
      switch party.type {
      case .ministry, .foreignAffairs: true
      case .office: party.country == country
      case .agency: agency == party.id
      default: false
      }
    }
  }

  package mutating func append(_ line: Line) {
    writer.beginRecord()
    writer.put(.officeId, text: line.office.rawValue)
    writer.put(.agencyId, text: line.agency?.rawValue ?? "")
    writer.put(.accepted, line.count.accepted)
    writer.put(.held, line.count.held)
    writer.put(.requested, line.count.requested)
    writer.put(.issued, line.count.issued)
    writer.put(.refused, line.count.refused)
    writer.put(.returned, line.count.returned)
    writer.put(.cancelledAfterIssue, line.count.cancelledAfterIssue)
    writer.put(.withdrawn, line.count.withdrawn)
    writer.put(.inProcess, line.count.inProcess)
    writer.put(.silent, line.count.silent)
    writer.endRecord()
  }
}
