package import Vocabulary

/// The statement of a party's own people (STM).
package enum StatementColumn: UInt8, OutputColumns {
  case senderRef, agencyId, status, holds, packageCode, visaStatus, visaNo, visaReason, updatedAt

  package static let outputCode = "STM"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.office, .agency]

  package var form: ReleaseForm { .clear }
}
