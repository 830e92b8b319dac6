package import Vocabulary

/// Establishments side by side, to their coordinating body (EST).
package enum EstablishmentColumn: UInt8, OutputColumns {
  case partyId, accepted, visasIssued, arrived, departed, contractsMatchedPct

  package static let outputCode = "EST"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.coordinatingBody]

  package var form: ReleaseForm {
    switch self {
    case .accepted, .visasIssued, .arrived, .departed: .count
    default: .clear
    }
  }
}
