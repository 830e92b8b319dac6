package import Vocabulary

/// Readiness, party by party (RDR).
package enum ReadinessColumn: UInt8, OutputColumns {
  case partyId, files, onTimePct, firstPassPct, topRules, contractsMatchedPct, capacityCoveredPct
  case visitScore

  package static let outputCode = "RDR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [
    .ministry, .branch, .tawafa, .adilla, .unitedAgents, .carsSyndicate, .office, .agency,
    .coordinatingBody,
  ]

  package var form: ReleaseForm { .clear }
}
