package import Vocabulary

/// EST: the Tawafa establishments side by side, to their coordinating body.
package struct EstablishmentReport: Sendable {
  package var writer: OutputWriter<EstablishmentColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// One establishment's people and contracts.
  package struct Line: Sendable {
    package var party: PartyID
    package var accepted = 0
    package var visasIssued = 0
    package var arrived = 0
    package var departed = 0
    package var contractsMatched: Share

    package init(party: PartyID, contractsMatched: Share) {
      self.party = party
      self.contractsMatched = contractsMatched
    }
  }

  /// Totals over the establishments are published elsewhere, so that a small cell alone in its
  /// column would be told by them: its next-smallest sibling is hidden too.
  ///
  /// - Parameter limit: the smallest count that is shown.
  package mutating func append(_ lines: [Line], limit: Int) {
    let accepted = CellCount.siblings(lines.map(\.accepted), limit: limit)
    let issued = CellCount.siblings(lines.map(\.visasIssued), limit: limit)
    let arrived = CellCount.siblings(lines.map(\.arrived), limit: limit)
    let departed = CellCount.siblings(lines.map(\.departed), limit: limit)
    for (index, line) in lines.enumerated() {
      writer.beginRecord()
      writer.put(.partyId, text: line.party.rawValue)
      writer.put(.accepted, count: accepted[index])
      writer.put(.visasIssued, count: issued[index])
      writer.put(.arrived, count: arrived[index])
      writer.put(.departed, count: departed[index])
      writer.put(.contractsMatchedPct, text: line.contractsMatched.text)
      writer.endRecord()
    }
  }
}
