package import Vocabulary

/// Coaches needed, to the General Cars Syndicate (TRQ).
package enum TransportRequestColumn: UInt8, OutputColumns {
  case date, time, fromPlace, toPlace, officeId, groupNo, groupLanguage, seats, wheelchairs

  package static let outputCode = "TRQ"
  package static let cut = OutputCut.hourly
  package static let recipients: [PartyType] = [.carsSyndicate]

  package var form: ReleaseForm {
    switch self {
    case .seats, .wheelchairs: .total
    default: .clear
    }
  }
}
