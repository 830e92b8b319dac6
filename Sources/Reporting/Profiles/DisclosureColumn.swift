package import Vocabulary

/// What left to whom, to the auditors (DSC).
package enum DisclosureColumn: UInt8, OutputColumns {
  case at, recipientId, file, sha256, output, fields, people, profileVersion

  package static let outputCode = "DSC"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.auditor]

  package var form: ReleaseForm { .clear }
}
