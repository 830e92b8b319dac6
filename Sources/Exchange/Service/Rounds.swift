internal import Bookkeeping
internal import Durability
internal import Vocabulary

/// The order of things: receive, judge in order of receipt, settle, lift what was cured, again.
///
/// Single-handed on purpose: everything that changes the ledger happens in the one order that
/// replay follows. Recovery is no other code: what stands in `work/` is gone through first.
package final class Rounds {
  /// What one round did.
  package struct Outcome: Sendable, Equatable {
    package var judged = 0
    /// Cures and ticks booked.
    package var followed = 0
    /// Files too young to be looked at.
    package var unsettled = 0
    package var waiting = 0
    /// Something could not be written for now; it is kept and tried again.
    package var isHeldUp = false

    /// Nothing is left to do until something arrives.
    package var isQuiet: Bool { judged == 0 && followed == 0 && unsettled == 0 }
  }

  private let parts: ExchangeParts
  private let reception: Reception
  private let settlement: Settlement
  private(set) var folders: [Directory] = []
  private let verdict: (String) -> Void

  /// - Parameter verdict: told one line a file judged; for people at a terminal and logs.
  package init(_ parts: ExchangeParts, verdict: @escaping (String) -> Void = { _ in }) {
    self.parts = parts
    self.verdict = verdict
    reception = Reception(parts)
    settlement = Settlement(parts)
  }

  /// One round: what stands in `work/`, then the inboxes, then what follows from both.
  package func round() throws -> Outcome {
    var outcome = Outcome()
    try goThroughWork(&outcome)
    let look = try reception.look()
    folders = look.folders
    outcome.unsettled = look.unsettled
    outcome.waiting = look.waiting
    for claimed in look.claimed { try judge(claimed, &outcome) }
    try follow(&outcome)
    return outcome
  }

  /// What stands in `work/`, and what follows from it.
  func recover() throws -> Outcome {
    var outcome = Outcome()
    try goThroughWork(&outcome)
    try follow(&outcome)
    return outcome
  }

  /// Receipts and cuts in `work/`, in order: booked ones are settled, others judged or removed.
  private func goThroughWork(_ outcome: inout Outcome) throws {
    for name in try parts.home.work.entries() {
      if name.isHidden { continue }
      let work = WorkFolder(name: name, folder: try parts.home.work.openChild(name))
      if let receipt = WorkFolder.number(in: name, letter: "r") {
        try resume(receipt, work, &outcome)
      } else if let number = WorkFolder.number(in: name, letter: "p") {
        try resumeCut(number, work, &outcome)
      }
    }
  }

  private func resume(_ receipt: Int, _ work: WorkFolder, _ outcome: inout Outcome) throws {
    if let posting = try parts.ledger.read({ try $0.posting(ofReceipt: receipt) }) {
      try settle(posting, work, &outcome)
    } else if let slip = try work.folder.slip(WorkFolder.receipt),
      let claimed = Claimed(slip, in: work)
    {
      try reception.acknowledgeAgain(claimed)
      try judge(claimed, &outcome)
    } else if try work.folder.statusIfAny(of: WorkFolder.content) != nil {
      try judge(try reception.finishClaim(work, receipt: receipt), &outcome)
    } else {
      // A claim whose file never left its inbox.
      try settlement.removeAll(of: work)
    }
  }

  private func resumeCut(_ number: Int, _ work: WorkFolder, _ outcome: inout Outcome) throws {
    let posting = try parts.ledger.read { try $0.posting(number) }
    if let posting, posting.submission == nil {
      try settle(posting, work, &outcome)
    } else {
      try settlement.removeAll(of: work)
    }
  }

  private func judge(_ claimed: Claimed, _ outcome: inout Outcome) throws {
    let posting = try SubmissionJudge(parts, claimed).judge()
    outcome.judged += 1
    try settle(posting, claimed.work, &outcome)
    if let submission = posting.submission {
      verdict(Self.line(submission, posting.number))
      if submission.kind == .pty, submission.hasPosted { try makeInboxes() }
    }
    try follow(&outcome)
  }

  /// A new party finds its inbox; folders that are there stay as they are.
  private func makeInboxes() throws {
    for party in try parts.ledger.read({ try $0.partyBook().all }) {
      guard let name = EntryName(party.id.rawValue), party.id.isFolderName,
        try parts.home.inbox.statusIfAny(of: name) == nil
      else { continue }
      _ = try parts.home.inbox.makeChild(name, mode: .collectedFolder)
    }
  }

  private func settle(
    _ posting: Posting, _ work: WorkFolder, _ outcome: inout Outcome
  ) throws {
    if try !settlement.settle(posting, in: work) { outcome.isHeldUp = true }
  }

  /// Ticks and cures that wait, each a posting of its own.
  private func follow(_ outcome: inout Outcome) throws {
    let cuts = FollowUps(parts)
    while let (posting, work) = try cuts.next() {
      outcome.followed += 1
      try settle(posting, work, &outcome)
    }
  }

  private static func line(_ submission: Submission, _ number: Int) -> String {
    let counts = submission.counts
    return """
      \(submission.party)/\(submission.fileName): \(submission.verdict.rawValue) posting \(number): \
      \(counts.records) records, \(counts.accepted) accepted, \(counts.held) held, \
      \(counts.unchanged) unchanged, \(counts.rejected) rejected
      """
  }
}
