package import Vocabulary

/// Quota by level (QTR).
package enum QuotaReportColumn: UInt8, OutputColumns {
  case country, segment, agencyId, granted, adjusted, allocated, reserved, confirmed, released
  case lapsed, frozen, remaining, firstRefusalAt

  package static let outputCode = "QTR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.ministry, .office, .agency]

  package var form: ReleaseForm { .clear }
}
