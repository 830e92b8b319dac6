package import Vocabulary

/// Who is in a city, by the day (MOV).
package enum CityMovementColumn: UInt8, OutputColumns {
  case city, date, arrivedToday, arrivedTotal, leftTotal, deceased, hospital, transferred
  case unexplained, remaining, beds, occupiedPct, contracts

  package static let outputCode = "MOV"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.ministry, .branch]

  package var form: ReleaseForm {
    switch self {
    case .deceased, .hospital: .count
    default: .clear
    }
  }
}
