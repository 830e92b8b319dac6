package import Vocabulary

/// The quota ledger line by line, to the auditors (LGR).
package enum LedgerLineColumn: UInt8, OutputColumns {
  case postingNo, at, movement, country, segment, agencyId, quantity, personToken, sourceFile
  case sourceRow

  package static let outputCode = "LGR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.auditor]

  package var form: ReleaseForm {
    switch self {
    case .personToken: .token
    default: .clear
    }
  }
}
