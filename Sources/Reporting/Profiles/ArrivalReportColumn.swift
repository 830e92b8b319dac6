package import Vocabulary

/// Arrivals against plan (ARR).
package enum ArrivalReportColumn: UInt8, OutputColumns {
  case date, entryPort, flightNo, officeId, planned, arrived, missing, unplanned, otherPort

  package static let outputCode = "ARR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.ministry, .branch, .unitedAgents, .office]

  package var form: ReleaseForm { .clear }
}
