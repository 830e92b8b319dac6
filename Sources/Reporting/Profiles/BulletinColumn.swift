package import Vocabulary

/// The public bulletin (BUL).
package enum BulletinColumn: UInt8, OutputColumns {
  case date, country, mode, arrived

  package static let outputCode = "BUL"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.bulletin]

  package var form: ReleaseForm {
    switch self {
    case .arrived: .count
    default: .clear
    }
  }
}
