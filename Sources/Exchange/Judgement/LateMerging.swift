internal import Bookkeeping
internal import Durability
internal import Vocabulary

/// Lays what was found after the last record over what was found before, record by record, in the
/// order of the file: both are read once, neither is held in memory.
final class LateMerging {
  private let draft: ResponseDraft
  private let earlier: FindingSpool.Reader
  private let merged: FindingSpool
  private var waiting: [LateFinding] = []
  /// Records that were booked and are refused now, by R and X rules.
  private(set) var refused = 0
  /// The fix-file holds other records, or says more of them, than before.
  private(set) var changesFixFile = false

  init(into draft: ResponseDraft, _ spool: FindingSpool, in folder: Directory) throws {
    self.draft = draft
    earlier = try spool.reader()
    merged = FindingSpool(in: folder, named: "findings.late")
  }

  /// Findings come by record, in the order of the file.
  func add(_ late: LateFinding) throws {
    if let last = waiting.last, last.position.ordinal != late.position.ordinal { try settle() }
    waiting.append(late)
  }

  /// The spool of all findings, to be read from now on.
  func finish() throws -> FindingSpool {
    try settle()
    while let entry = try earlier.next() { try merged.append(entry) }
    return merged
  }

  private func settle() throws {
    guard let position = waiting.first?.position else { return }
    while let entry = try earlier.peek(), entry.ordinal < position.ordinal {
      _ = try earlier.next()
      try merged.append(entry)
    }
    let before =
      try earlier.entry(of: position.ordinal)
      ?? FindingSpool.Entry(ordinal: position.ordinal, outcome: .accepted, findings: [])
    var after = before
    after.findings += waiting.map(\.finding)
    after.outcome = before.outcome.amended(by: waiting.map(\.finding))
    try draft.amend(waiting, before, after.outcome)
    try merged.append(after)
    if after.outcome == .rejected, before.outcome != .rejected { refused += 1 }
    if waiting.contains(where: { $0.finding.severity >= .hold }) { changesFixFile = true }
    waiting.removeAll()
  }
}

extension RecordOutcome {
  /// What a booked record is once more was found in it; a refused one stays so.
  fileprivate func amended(by findings: [Finding]) -> RecordOutcome {
    if self == .rejected || findings.contains(where: { $0.severity >= .error }) { return .rejected }
    return findings.contains { $0.severity == .hold } ? .held : self
  }
}
