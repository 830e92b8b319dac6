package import Vocabulary

/// The seasons of an archive in numbers, from the log's entries alone, one after the other.
///
/// An entry is about the season whose folder holds what was cut, the season that a file's name
/// claims, and a season that it forgets. A tally stands as of the last entry that is about its
/// season, so that of a season that is over it stays the same for ever.
package struct SeasonTallies {
  private var tallies: [Season: SeasonTally] = [:]
  /// The tree as of the last entry about a season.
  private var trees: [Season: MerkleFrontier] = [:]
  private var origin = ""

  package init() {}

  /// Of all entries under the signed head of a log; a service may go on meanwhile.
  ///
  /// - Parameter progress: entries gone through, now and then.
  /// - Throws: `LogDisagreement` where the log is not whole.
  package static func read(
    _ log: LogFolder, progress: (Int) -> Void = { _ in }
  ) throws -> SeasonTallies {
    var tallies = SeasonTallies()
    var fault: AuditFinding?
    _ = try LogWalk(log) { fault = fault ?? $0 }.run { step in
      guard step.isSigned, fault == nil else { return }
      guard let leaf = try log.wholeLeaf(step) else {
        throw LogDisagreement.unreadable("archive/log, entry \(step.index),")
      }
      tallies.add(step, leaf)
      if step.index % 256 == 255 { progress(step.index + 1) }
    }
    if let fault { throw LogDisagreement.unreadable(fault.place) }
    return tallies
  }

  /// The next entry.
  package mutating func add(_ step: LogWalk.Step, _ leaf: LogLeaf) {
    if let home = leaf.home, origin.isEmpty { origin = home.origin }
    touch(leaf.season, step, leaf.at)
    if let submission = leaf.submission { add(submission, step, leaf) }
    for file in leaf.files { add(file, step, leaf) }
    if let act = leaf.forgotten {
      touch(act.season, step, leaf.at)
      tallies[act.season]?.forgotten = SeasonTally.Forgetting(posting: step.index, at: leaf.at)
    }
  }

  package var seasons: [Season] { tallies.keys.sorted() }

  /// Nil for a season that no entry is about.
  package func tally(of season: Season) -> SeasonTally? {
    guard var tally = tallies[season] else { return nil }
    tally.origin = origin
    tally.root = trees[season]?.root.text ?? ""
    return tally
  }

  private mutating func touch(_ season: Season, _ step: LogWalk.Step, _ at: Instant) {
    tallies[season, default: SeasonTally(season)].size = step.index + 1
    tallies[season]?.at = at
    trees[season] = step.frontier
  }

  private mutating func add(
    _ submission: LoggedSubmission, _ step: LogWalk.Step, _ leaf: LogLeaf
  ) {
    guard let envelope = submission.envelope else {
      SeasonTally.Shelf.add(
        to: &tallies[leaf.season, default: SeasonTally(leaf.season)].strays[submission.party],
        posting: step.index, at: submission.receivedAt, sequence: nil, verdict: submission.verdict)
      return
    }
    touch(envelope.season, step, leaf.at)
    SeasonTally.Shelf.add(
      to: &tallies[envelope.season, default: SeasonTally(envelope.season)]
        .received[submission.party, default: [:]][envelope.kind],
      posting: step.index, at: submission.receivedAt, sequence: envelope.sequence,
      verdict: submission.verdict)
  }

  private mutating func add(_ file: LoggedFile, _ step: LogWalk.Step, _ leaf: LogLeaf) {
    guard case .cut(let name) = file.place else { return }
    let output = leaf.folder(ofCut: file).last!
    SeasonTally.Shelf.add(
      to: &tallies[leaf.season, default: SeasonTally(leaf.season)]
        .sent[file.recipient, default: [:]][output],
      posting: step.index, at: leaf.at,
      sequence: Lines.number(name.prefix { $0 != "." }.suffix(6)))
  }
}

extension LogFolder {
  /// An entry with its list; nil where it cannot be read, or its list is not what it digests.
  fileprivate func wholeLeaf(_ step: LogWalk.Step) throws -> LogLeaf? {
    guard let digest = LogLeaf.listDigest(in: step.bytes) else { return try leaf(step) }
    guard let list = try list(ofPosting: step.index),
      ContentDigest.hexadecimal(of: list) == digest
    else { return nil }
    return LogLeaf(entry: step.bytes, list: list)
  }
}
