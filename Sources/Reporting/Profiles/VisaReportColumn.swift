package import Vocabulary

/// Visas against requests, by office and agency (VSR).
package enum VisaReportColumn: UInt8, OutputColumns {
  case officeId, agencyId, accepted, held, requested, issued, refused, returned
  case cancelledAfterIssue, withdrawn, inProcess, silent

  package static let outputCode = "VSR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.ministry, .foreignAffairs, .office, .agency]

  package var form: ReleaseForm { .clear }
}
