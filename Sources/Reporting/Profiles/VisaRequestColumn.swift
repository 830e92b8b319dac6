package import Vocabulary

/// Visa requests, to Foreign Affairs (VRQ).
package enum VisaRequestColumn: UInt8, OutputColumns {
  case requestNo, requestId, action, officeId, agencyId, quotaCountry, passportNo, passportIssuer
  case passportIssueDate, passportExpiry, nationality, surnameLat, givenLat, nameAr, birthDate
  case birthPlace, sex, mahramRequestId, mahramRelation, packageConfirmed, healthApproved, photoRef

  package static let outputCode = "VRQ"
  package static let cut = OutputCut.event
  package static let recipients: [PartyType] = [.foreignAffairs]

  package var form: ReleaseForm {
    switch self {
    case .requestId, .mahramRequestId: .token
    case .packageConfirmed, .healthApproved: .flag
    default: .clear
    }
  }
}
