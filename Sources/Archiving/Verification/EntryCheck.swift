package import Vocabulary

/// What entries must keep among each other: order, times, receipts, one disclosure a file.
package struct EntryCheck {
  private let report: (AuditFinding) -> Void
  private let now: Instant
  private var last: Instant?
  private var receipts = ReceiptRun()

  /// - Parameter now: entries from after it are findings.
  package init(now: Instant, report: @escaping (AuditFinding) -> Void) {
    self.now = now
    self.report = report
  }

  /// - Parameter list: what lies beside the log for a long entry.
  /// - Returns: the entry; nil where it cannot be read.
  package mutating func check(_ step: LogWalk.Step, list: [UInt8]) -> LogLeaf? {
    let place = "archive/log, entry \(step.index)"
    var bytes = list
    if let digest = LogLeaf.listDigest(in: step.bytes),
      ContentDigest.hexadecimal(of: bytes) != digest
    {
      say(.listChanged, step.index, "archive/log/lists/\(LogFolder.listName(step.index))")
      bytes = []
    }
    guard let leaf = LogLeaf(entry: step.bytes, list: bytes) else {
      say(.entryUnreadable, step.index, place)
      return nil
    }
    if leaf.posting != step.index {
      let isEarlier = leaf.posting < step.index
      say(isEarlier ? .indexTwice : .indexMissing, step.index, place)
    }
    checkTime(leaf, place)
    if let submission = leaf.submission, !receipts.add(submission.receipt) {
      say(.receiptTwice, step.index, "receipt \(submission.receipt)")
    }
    checkDisclosures(leaf)
    return leaf
  }

  /// Receipts that no entry names although later ones are named.
  package func finish() {
    for gap in receipts.gaps {
      let (first, last) = (gap.lowerBound, gap.upperBound)
      say(.receiptMissing, nil, first == last ? "receipt \(first)" : "receipts \(first) to \(last)")
    }
  }

  private mutating func checkTime(_ leaf: LogLeaf, _ place: String) {
    if leaf.at > now { say(.timeInFuture, leaf.posting, place) }
    // Cuts carry the time that they were asked for.
    guard leaf.cause == "FILE" else { return }
    if let last, leaf.at < last { say(.timeRunsBack, leaf.posting, place) }
    last = max(last ?? leaf.at, leaf.at)
  }

  /// Every file that left is disclosed once.
  private func checkDisclosures(_ leaf: LogLeaf) {
    var missing = leaf.files.map { "\($0.output) for \($0.recipient)" }
    for disclosure in leaf.disclosures {
      let name = "\(disclosure.output) for \(disclosure.recipient)"
      if let place = missing.firstIndex(of: name) { missing.remove(at: place) }
    }
    for name in missing { say(.disclosureMissing, leaf.posting, name) }
  }

  private func say(_ kind: AuditFinding.Kind, _ posting: Int?, _ place: String) {
    report(AuditFinding(kind, posting: posting, at: place))
  }
}

/// Numbers that come nearly in order, each once: what is kept is what came early and what is late.
private struct ReceiptRun {
  private var next = 1
  private var early: Set<Int> = []

  /// False where it came before.
  mutating func add(_ number: Int) -> Bool {
    guard number >= next, early.insert(number).inserted else { return false }
    while early.remove(next) != nil { next += 1 }
    return true
  }

  var gaps: [ClosedRange<Int>] {
    var gaps: [ClosedRange<Int>] = []
    var expected = next
    for number in early.sorted() {
      if number > expected { gaps.append(expected...number - 1) }
      expected = number + 1
    }
    return gaps
  }
}
