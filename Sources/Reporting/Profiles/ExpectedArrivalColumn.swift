package import Vocabulary

/// People expected at the ports, to the United Agents Office (EXP).
package enum ExpectedArrivalColumn: UInt8, OutputColumns {
  case movementNo, entryPort, carrier, flightNo, eta, personToken, officeId, groupNo, surnameLat
  case givenLat, nameAr, passportNo, nationality, visaNo, assistance, firstCity, firstBuilding
  case firstDistrict

  package static let outputCode = "EXP"
  package static let cut = OutputCut.hourly
  package static let recipients: [PartyType] = [.unitedAgents]

  package var form: ReleaseForm {
    switch self {
    case .personToken: .token
    default: .clear
    }
  }
}
