package import Vocabulary

/// Nights of a building, to the company that runs it (OCC).
package enum OccupancyColumn: UInt8, OutputColumns {
  case contractNo, licenceNo, night, capacity, assigned, women, men, wheelchairs

  package static let outputCode = "OCC"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.housing]

  package var form: ReleaseForm {
    switch self {
    case .assigned: .total
    case .women, .men, .wheelchairs: .count
    default: .clear
    }
  }
}
