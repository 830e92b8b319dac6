package import Bookkeeping
package import Vocabulary

/// RDR: how ready each party is, and how good what it sends.
package struct ReadinessReport: Sendable {
  package var writer: OutputWriter<ReadinessColumn>
  private let showsRules: Bool

  /// - Parameter recipient: the coordinating body is told figures and not what exactly was wrong.
  package init(_ format: FileFormat, _ head: OutputHead, recipient: PartyType) {
    writer = OutputWriter(format, head)
    showsRules = recipient != .coordinatingBody
  }

  /// One party's line.
  package struct Line: Sendable {
    package var party: PartyID
    package var files: FileRecord
    package var contractsMatched: Share
    package var capacityCovered: Share
    /// The last score of each item that was visited.
    package var scores: [Int]

    package init(
      party: PartyID, files: FileRecord, contractsMatched: Share, capacityCovered: Share,
      scores: [Int]
    ) {
      self.party = party
      self.files = files
      self.contractsMatched = contractsMatched
      self.capacityCovered = capacityCovered
      self.scores = scores
    }

    /// Nothing is known of the party.
    package var isEmpty: Bool {
      files.files == 0 && contractsMatched.whole == 0 && capacityCovered.whole == 0
        && scores.isEmpty
    }
  }

  package mutating func append(_ line: Line) {
    let files = line.files
    writer.beginRecord()
    writer.put(.partyId, text: line.party.rawValue)
    writer.put(.files, files.files)
    writer.put(.onTimePct, text: Share(files.onTime, of: files.files).text)
    writer.put(.firstPassPct, text: Share(files.passedAtFirst, of: files.names).text)
    let rules = files.rules.prefix(5).map { "\($0.code.name)=\($0.count)" }
    writer.put(.topRules, text: showsRules ? rules.joined(separator: ";") : "")
    writer.put(.contractsMatchedPct, text: line.contractsMatched.text)
    writer.put(.capacityCoveredPct, text: line.capacityCovered.text)
    writer.put(.visitScore, text: score(line.scores))
    writer.endRecord()
  }

  /// The mean, with one decimal, rounded half up.
  private func score(_ scores: [Int]) -> String {
    guard !scores.isEmpty else { return "" }
    let sum = scores.reduce(0, +)
    return Share.text(tenths: (sum * 20 + scores.count) / (2 * scores.count))
  }
}
