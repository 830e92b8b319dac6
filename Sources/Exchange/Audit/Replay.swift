package import Archiving
internal import Bookkeeping
internal import Durability
internal import Vocabulary

/// Judges what an archive holds once more, into a ledger of its own: the postings in the order of the
/// log, each at its recorded time.
///
/// An entry digests everything that a posting decided and released. Where the entry of today is the
/// entry of then, verdict, results and outputs are the same, byte for byte.
package final class Replay {
  private let source: ReplaySource
  private let make: (ExchangeClock) -> ExchangeParts

  /// - Parameters:
  ///   - archive: read only.
  ///   - make: the parts of the scratch home, with this clock.
  package init(_ archive: Archive, make: @escaping (ExchangeClock) -> ExchangeParts) {
    source = ReplaySource(archive)
    self.make = make
  }

  /// What differs between an entry of the archive and that of today.
  package struct Difference: Sendable, Equatable {
    package let posting: Int
    /// Whose file it was; nil for what no file caused.
    package let file: String?
    /// The words of the entry whose lines differ.
    package let lines: [String]
  }

  /// Books what the entry says again.
  ///
  /// - Returns: what differs; nil where nothing does.
  package func repeated(_ leaf: LogLeaf, _ entry: [UInt8]) throws -> Difference? {
    let parts = make(ExchangeClock(frozen: leaf.at))
    // The founding is booked by whoever made the scratch home.
    if leaf.posting > 1 { try book(leaf, parts) }
    let last = try parts.ledger.read { try $0.lastPosting() }
    let today = try parts.ledger.read {
      try $0.leaves(from: leaf.posting, upTo: leaf.posting).first
    }
    guard let today, last <= max(leaf.posting, 1) else {
      return Difference(posting: leaf.posting, file: name(leaf), lines: ["posting"])
    }
    let lines = Self.differences(entry, Array(today.entry.utf8), ofHome: leaf.home != nil)
    return lines.isEmpty
      ? nil : Difference(posting: leaf.posting, file: name(leaf), lines: lines)
  }

  private func book(_ leaf: LogLeaf, _ parts: ExchangeParts) throws {
    var made: WorkFolder?
    switch leaf.cause {
    case PostingCause.file.rawValue: made = try source.judge(leaf, parts)?.work
    case PostingCause.cut.rawValue:
      guard let output = leaf.files.first?.output else { return }
      made = try ScheduledCuts(parts, at: leaf.at, isFull: leaf.isFull)
        .cut(output)?.1
    case PostingCause.setting.rawValue:
      made = try CutMaker(parts: parts).make(.setting, forgotten: leaf.forgotten, { _, _ in true })?
        .1
    default: made = try FollowUps(parts).next()?.1
    }
    if let made { try parts.home.work.removeTree(made.name) }
  }

  private func name(_ leaf: LogLeaf) -> String? {
    guard let submission = leaf.submission else { return nil }
    guard let envelope = submission.envelope else {
      return "\(submission.party), receipt \(submission.receipt)"
    }
    return "\(submission.party) \(envelope.kind.rawValue) \(envelope.sequence)"
  }

  /// Lines of either that the other lacks, by their first words. Keys, settings and rules may be
  /// others today: what they say of themselves is not compared.
  private static func differences(_ one: [UInt8], _ other: [UInt8], ofHome: Bool) -> [String] {
    if one == other { return [] }
    let ours = ["origin", "key", "master", "settings", "rules"]
    var lines: [[Substring]] = [one, other].map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n")
    }
    if ofHome {
      lines = lines.map { $0.filter { line in !ours.contains { line.hasPrefix($0 + " ") } } }
    }
    let changed = Set(lines[0]).symmetricDifference(lines[1])
    let words = changed.map { line in
      line.split(separator: " ").prefix(line.hasPrefix("receipt") ? 1 : 3).joined(separator: " ")
    }
    return Set(words).sorted()
  }
}
