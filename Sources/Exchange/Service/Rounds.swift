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
    /// Files that somebody has open for writing.
    package var busy = 0
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
  /// By the machine's clock: what came before it and had rested was seen.
  private var lookedSince = MachineClock.now()
  private var isHomeNoted = false
  private let isEnding: () -> Bool
  private let verdict: (String) -> Void

  /// - Parameters:
  ///   - isEnding: asked between two files; once it says so the round ends, and the files that it
  ///     received stay in `work/` for the next start.
  ///   - verdict: told one line a file judged; for people at a terminal and logs.
  package init(
    _ parts: ExchangeParts, isEnding: @escaping () -> Bool = { false },
    verdict: @escaping (String) -> Void = { _ in }
  ) {
    self.parts = parts
    self.isEnding = isEnding
    self.verdict = verdict
    reception = Reception(parts)
    settlement = Settlement(parts)
  }

  /// One round: what stands in `work/`, then the inboxes, then what follows from both.
  package func round() throws -> Outcome {
    var outcome = Outcome()
    try noteHome(&outcome)
    try goThroughWork(&outcome)
    if isEnding() { return outcome }
    var line = JudgingLine(parts.settings)
    try look(&line, &outcome)
    var lookedAt = MachineClock.uptime()
    while !isEnding(), let place = line.next(at: MachineClock.uptime()) {
      var isJudged = true
      if place.isLong {
        isJudged = try judge(long: place, &outcome)
      } else {
        try judge(short: place, &line, &outcome)
      }
      if !isJudged { line.putBack(place) }
      // Whoever drops a file while many are being judged has its receipt soon all the same.
      if !isJudged || MachineClock.uptime().milliseconds(since: lookedAt) >= lookMilliseconds {
        try look(&line, &outcome)
        lookedAt = MachineClock.uptime()
        try sealLog(&outcome)
      }
    }
    try follow(&outcome)
    try sealLog(&outcome)
    return outcome
  }

  /// Keys, settings and rules that are others than the log says are booked before the first file
  /// that they decide.
  private func noteHome(_ outcome: inout Outcome) throws {
    if isHomeNoted { return }
    if try LogBook(parts).hasChanged(parts.ledger),
      let (posting, work) = try CutMaker(parts: parts).make(.setting, { _, _ in true })
    {
      outcome.followed += 1
      try settle(posting, work, &outcome)
    }
    isHomeNoted = true
  }

  /// The archive's log is signed when nothing waits for it, and now and then in a long round.
  private func sealLog(_ outcome: inout Outcome) throws {
    if try !parts.log.seal() { outcome.isHeldUp = true }
  }

  /// Receives what is complete in the inboxes.
  private func look(_ line: inout JudgingLine, _ outcome: inout Outcome) throws {
    lookedSince = MachineClock.now().adding(seconds: -parts.settings.settleSeconds)
    let look = try reception.look(unjudged: line.files)
    folders = look.folders
    outcome.unsettled = look.unsettled
    outcome.busy = look.busy
    outcome.waiting = look.waiting
    if look.isHeldUp { outcome.isHeldUp = true }
    try line.add(look.claimed, try parties())
  }

  private func parties() throws -> PartyBook { try parts.ledger.ask { try $0.partyBook() } }

  /// - Returns: false where short files have come that go first: nothing of it is booked.
  private func judge(long place: JudgingLine.Place, _ outcome: inout Outcome) throws -> Bool {
    do {
      try judge(place.claimed, &outcome, overtaking(of: place))
      return true
    } catch is Overtaken {
      parts.notices.progress("\(place.claimed.fileName): short files go first, it begins again")
      return false
    }
  }

  /// A short file, and with it the short ones that come next: each is a posting of its own, in its
  /// order; they are made durable, and shown, together.
  private func judge(
    short first: JudgingLine.Place, _ line: inout JudgingLine, _ outcome: inout Outcome
  ) throws {
    guard try !hasBegun(first) else { return try judge(first.claimed, &outcome) }
    let until = MachineClock.uptime().adding(seconds: Self.groupSeconds)
    var booked: [Settlement.Booked] = []
    var files: [(claimed: Claimed, posting: Posting)] = []
    var trouble: (any Error)?
    try parts.group.begin()
    do {
      var next: JudgingLine.Place? = first
      while let place = next {
        while let (posting, work) = try FollowUps(parts).next() {
          booked.append(Settlement.Booked(posting: posting, work: work))
        }
        let posting = try SubmissionJudge(parts, place.claimed).judge()
        files.append((place.claimed, posting))
        booked.append(Settlement.Booked(posting: posting, work: place.claimed.work))
        let now = MachineClock.uptime()
        let isFull = files.count == parts.settings.groupFiles || now >= until || isEnding()
        next = isFull ? nil : try nextForGroup(&line, at: now)
      }
    } catch { trouble = error }
    // What came before a file that could not be judged is booked all the same.
    try endGroup(files.map(\.claimed), trouble)
    outcome.judged += files.count
    outcome.followed += booked.count - files.count
    for (claimed, posting) in files {
      try acknowledgeLate(claimed)
      try makeInboxes(after: posting)
    }
    if try !settlement.settle(booked) { outcome.isHeldUp = true }
    for (_, posting) in files {
      if let submission = posting.submission { verdict(Self.line(submission, posting.number)) }
    }
    if let trouble { throw trouble }
  }

  /// - Throws: nothing of the group is booked then, and nothing is counted against its files.
  private func endGroup(_ files: [Claimed], _ trouble: (any Error)?) throws {
    do {
      // A full disk may have ended the group already.
      if let trouble, !parts.group.isOpen { throw trouble }
      try parts.group.end()
    } catch {
      parts.group.discard()
      for claimed in files { try claimed.work.folder.unlink(WorkFolder.attempts) }
      throw error
    }
  }

  private func nextForGroup(
    _ line: inout JudgingLine, at now: MachineTime
  ) throws -> JudgingLine.Place? {
    guard let place = line.next(at: now) else { return nil }
    if try !place.isLong && !hasBegun(place) { return place }
    line.putBack(place)
    return nil
  }

  /// A file that was begun before may end the process again: it is judged alone.
  private func hasBegun(_ place: JudgingLine.Place) throws -> Bool {
    try place.claimed.work.folder.statusIfAny(of: WorkFolder.attempts) != nil
  }

  /// For so long the first file of a group may wait for its result.
  private static let groupSeconds = 0.5

  private func overtaking(of place: JudgingLine.Place) throws -> Overtaking {
    // Read beforehand: while the file is being judged nothing else is asked of the ledger.
    let parties = try parties()
    return Overtaking(place) {
      try self.reception.hasShortFile(since: self.lookedSince, besides: place.lane, parties)
    }
  }

  /// Between two looks while many files are being judged.
  private var lookMilliseconds: Int64 { Int64(min(parts.settings.rescanSeconds, 2) * 1_000) }

  /// What stands in `work/`, and what follows from it.
  func recover() throws -> Outcome {
    var outcome = Outcome()
    try noteHome(&outcome)
    try goThroughWork(&outcome)
    try follow(&outcome)
    try sealLog(&outcome)
    return outcome
  }

  /// Receipts and cuts in `work/`, in order: booked ones are settled, others judged or removed.
  private func goThroughWork(_ outcome: inout Outcome) throws {
    for name in try parts.home.work.entries() where !isEnding() {
      if let receipt = WorkFolder.number(in: name, letter: "r") {
        try resume(receipt, try open(name), &outcome)
      } else if let number = WorkFolder.number(in: name, letter: "p") {
        try resumeCut(number, try open(name), &outcome)
      }
    }
  }

  private func open(_ name: EntryName) throws -> WorkFolder {
    WorkFolder(name: name, folder: try parts.home.work.openChild(name))
  }

  private func resume(_ receipt: Int, _ work: WorkFolder, _ outcome: inout Outcome) throws {
    let claimed = try work.folder.slip(WorkFolder.receipt).flatMap { Claimed($0, in: work) }
    if let posting = try parts.ledger.ask({ try $0.posting(ofReceipt: receipt) }) {
      if let claimed { try acknowledgeLate(claimed) }
      try makeInboxes(after: posting)
      try settle(posting, work, &outcome, isRecovery: true)
    } else if let claimed {
      try reception.acknowledgeAgain(claimed)
      try judge(claimed, &outcome)
    } else if try work.folder.statusIfAny(of: WorkFolder.content) != nil,
      try work.folder.statusIfAny(of: WorkFolder.claim) != nil
    {
      guard let claimed = try reception.finishClaim(work, receipt: receipt) else { return }
      try judge(claimed, &outcome)
    } else {
      // A claim whose file never left its inbox, or a recall that was cut short.
      try settlement.removeAll(of: work)
    }
  }

  private func resumeCut(_ number: Int, _ work: WorkFolder, _ outcome: inout Outcome) throws {
    let posting = try parts.ledger.ask { try $0.posting(number) }
    if let posting, posting.submission == nil {
      try settle(posting, work, &outcome, isRecovery: true)
    } else {
      try settlement.removeAll(of: work)
    }
  }

  /// What follows from earlier postings and from the time comes before the file, after a crash
  /// as without one: the order of postings is the same.
  private func judge(
    _ claimed: Claimed, _ outcome: inout Outcome, _ overtaking: Overtaking? = nil
  ) throws {
    try follow(&outcome)
    let posting = try SubmissionJudge(parts, claimed, overtaking: overtaking).judge()
    outcome.judged += 1
    try acknowledgeLate(claimed)
    try makeInboxes(after: posting)
    try settle(posting, claimed.work, &outcome)
    if let submission = posting.submission { verdict(Self.line(submission, posting.number)) }
  }

  /// Shows a receipt that its outbox, closed at the time, has kept back: before the result.
  private func acknowledgeLate(_ claimed: Claimed) throws {
    guard try claimed.work.folder.statusIfAny(of: WorkFolder.unacknowledged) != nil
    else { return }
    try reception.acknowledgeAgain(claimed)
  }

  /// A new party finds its inbox; folders that are there stay as they are. Before the posting is
  /// settled: a crash in between leaves it in work, and the next start comes here again.
  private func makeInboxes(after posting: Posting) throws {
    guard let submission = posting.submission, submission.kind == .pty, submission.hasPosted
    else { return }
    for party in try parties().all {
      guard let name = EntryName(party.id.rawValue), party.id.isFolderName,
        try parts.home.inbox.statusIfAny(of: name) == nil
      else { continue }
      _ = try parts.home.inbox.makeChild(name, mode: .collectedFolder)
    }
  }

  private func settle(
    _ posting: Posting, _ work: WorkFolder, _ outcome: inout Outcome, isRecovery: Bool = false
  ) throws {
    if try !settlement.settle(posting, in: work, isRecovery: isRecovery) {
      outcome.isHeldUp = true
    }
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
