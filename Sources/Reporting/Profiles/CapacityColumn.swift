package import Vocabulary

/// What is licensed and what is used (CAP).
package enum CapacityColumn: UInt8, OutputColumns {
  case licenceNo, activity, city, capacity, peakUsed, peakNight, remainingAtPeak, assigned

  package static let outputCode = "CAP"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [
    .ministry, .branch, .housing, .catering, .coaches, .tawafa,
  ]

  package var form: ReleaseForm { .clear }
}
