package import Vocabulary

/// People who have not left: the documented violation report (OVS).
package enum OverstayColumn: UInt8, OutputColumns {
  case surnameLat, givenLat, passportNo, passportIssuer, officeId, dueOn, daysOver

  package static let outputCode = "OVS"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.ministry, .branch]

  package var form: ReleaseForm { .clear }
}
