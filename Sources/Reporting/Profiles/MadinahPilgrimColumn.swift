package import Vocabulary

/// Pilgrims on their way to Madinah, to the Adilla establishment (ALM).
package enum MadinahPilgrimColumn: UInt8, OutputColumns {
  case change, personToken, officeId, groupNo, familyNo, surnameLat, givenLat, nameAr, passportNo
  case sex, nationality, ageBand, assistance, visa, madinahLicenceNo, madinahBuilding, madinahFrom
  case madinahTo, firstCity, entryPort, eta

  package static let outputCode = "ALM"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.adilla]

  package var form: ReleaseForm {
    switch self {
    case .personToken: .token
    case .passportNo: .mask
    case .ageBand: .band
    case .visa: .flag
    default: .clear
    }
  }
}
