package import Vocabulary

/// Meals and seats by the day, to kitchens and coach companies (SRV).
package enum ServiceDayColumn: UInt8, OutputColumns {
  case contractNo, city, date, capacity, assigned

  package static let outputCode = "SRV"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.catering, .coaches]

  package var form: ReleaseForm {
    switch self {
    case .assigned: .total
    default: .clear
    }
  }
}
