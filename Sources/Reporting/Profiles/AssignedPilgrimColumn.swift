package import Vocabulary

/// Assigned pilgrims, to the Tawafa establishment that serves them (ALO).
package enum AssignedPilgrimColumn: UInt8, OutputColumns {
  case change, personToken, officeId, groupNo, groupRole, familyNo, surnameLat, givenLat, nameAr
  case passportNo, sex, nationality, ageBand, assistance, visa, packageCode, makkahLicenceNo
  case makkahBuilding, makkahFrom, makkahTo, entryPort, flightNo, eta

  package static let outputCode = "ALO"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.tawafa]

  package var form: ReleaseForm {
    switch self {
    case .personToken: .token
    case .ageBand: .band
    case .visa: .flag
    default: .clear
    }
  }
}
