package import Vocabulary

/// Keyed passports, to the Umrah system (UMK).
package enum UmrahKeyColumn: UInt8, OutputColumns {
  case passportKey, state

  package static let outputCode = "UMK"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.umrahSystem]

  package var form: ReleaseForm {
    switch self {
    case .passportKey: .key
    default: .clear
    }
  }
}
