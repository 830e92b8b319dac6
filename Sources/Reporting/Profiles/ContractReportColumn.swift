package import Vocabulary

/// How the two sides' declarations of contracts compare (CTR).
package enum ContractReportColumn: UInt8, OutputColumns {
  case contractNo, counterpartyId, contractType, match, differs, ownValue, otherValue, daysOneSided

  package static let outputCode = "CTR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [
    .office, .agency, .tawafa, .adilla, .carsSyndicate, .housing, .catering, .coaches, .ministry,
  ]

  package var form: ReleaseForm { .clear }
}
