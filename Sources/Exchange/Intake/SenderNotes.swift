internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Logging
internal import Manifests
internal import Reporting
internal import Vocabulary

/// What a sender is told before there is a result: ACK and WAI.
final class SenderNotes {
  /// A file of an inbox, by the name that responses carry.
  struct Subject: Hashable {
    let party: PartyID
    let name: String

    init(_ party: PartyID, _ name: String) {
      self.party = party
      self.name = name
    }

    var waitingName: EntryName { EntryName(Envelope.base(of: name) + ".WAI.xml")! }
  }

  private let parts: ExchangeParts
  private var toldWaiting: Set<Subject> = []
  private var firstLooks: [Subject: Instant] = [:]
  /// By party, how many files it was last told of.
  private var toldQueued: [PartyID: Int] = [:]
  private var hasLookedForQueues = false

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The receipts are durable; now they are shown. Repeatable: a crash after it shows the same again.
  ///
  /// No ACK has its name before its bytes are on disk: a loss of power would leave one that says
  /// nothing. Where an outbox is closed for now, a mark in `work/` says that it is still to be shown.
  func acknowledge(_ received: [Claimed]) throws {
    let debt = SyncDebt(parts.home.work)
    let notes = try received.map { ($0, try prepare($0, debt)) }
    try debt.pay()
    for (claimed, note) in notes { try show(claimed, note, debt) }
    try debt.pay()
  }

  /// How far the acknowledgement of one file is.
  private enum Note {
    /// None is due.
    case none
    /// It lies beside its name, or has had it from before.
    case prepared(isNew: Bool, isWaitingForgotten: Bool)
    /// Its outbox is closed for now.
    case closed
  }

  private func prepare(_ claimed: Claimed, _ debt: SyncDebt) throws -> Note {
    let isForgotten = try forget(Subject(claimed.party, claimed.fileName))
    guard claimed.isAcknowledged else { return isForgotten ? .none : .closed }
    let status = try claimed.work.folder.status(of: WorkFolder.content)
    let document = Acknowledgement(
      receipt: claimed.receipt, fileName: claimed.fileName, sender: claimed.party,
      sha256: claimed.sha256, size: Int(status.size), receivedAt: claimed.receivedAt
    ).document
    let name = Self.name(of: claimed)
    var isNew = false
    let isPrepared = try reach(claimed.party) { outbox in
      isNew = try outbox.prepare(parts.signed(document), for: name, mode: .collected)
      debt.add(isNew ? name.temporary : name, in: outbox)
    }
    return isPrepared ? .prepared(isNew: isNew, isWaitingForgotten: isForgotten) : .closed
  }

  private func show(_ claimed: Claimed, _ note: Note, _ debt: SyncDebt) throws {
    var isShown = true
    switch note {
    case .none: break
    case .closed: isShown = false
    case .prepared(let isNew, let isWaitingForgotten):
      let isNamed = try reach(claimed.party) { outbox in
        if isNew { try outbox.reveal(Self.name(of: claimed)) }
        debt.add(outbox)
      }
      isShown = isNamed && isWaitingForgotten
    }
    if isShown {
      try claimed.work.folder.unlink(WorkFolder.unacknowledged)
    } else {
      try claimed.work.folder.write(Slip(), as: WorkFolder.unacknowledged)
    }
  }

  private static func name(of claimed: Claimed) -> EntryName {
    EntryName(claimed.responseBase + ".ACK.xml")!
  }

  func tellWaiting(_ subject: Subject, since: Instant, until: Instant) throws {
    guard !toldWaiting.contains(subject) else { return }
    let note = WaitingNote(
      fileName: subject.name, sender: subject.party, since: since, until: until,
      format: try? Envelope.parse(subject.name).get().syntax)
    if try put(note.bytes, named: subject.waitingName, for: subject.party) {
      toldWaiting.insert(subject)
    }
  }

  private static let queueName: EntryName = "QUEUE.WAI.xml"

  /// Tells parties how many of their files wait for their turn, and takes the note back from those
  /// of whom none does any more.
  func tellQueued(_ counts: [PartyID: Int]) throws {
    try findForgottenQueues()
    for (party, told) in toldQueued where counts[party] == nil {
      guard try reach(party, { try $0.unlink(Self.queueName) }) || told == 0 else { continue }
      toldQueued[party] = nil
    }
    for (party, count) in counts.sorted(by: { $0.key < $1.key }) where toldQueued[party] != count {
      let note = QueueNote(sender: party, files: count, at: parts.clock.now())
      if try put(note.bytes, named: Self.queueName, for: party) { toldQueued[party] = count }
    }
  }

  /// Notes that an earlier start left behind.
  private func findForgottenQueues() throws {
    if hasLookedForQueues { return }
    hasLookedForQueues = true
    for name in try parts.home.outbox.entries() {
      guard let text = name.text, try parts.home.outbox.statusIfAny(of: name)?.isDirectory == true,
        try parts.home.outbox.openChild(name).statusIfAny(of: Self.queueName) != nil
      else { continue }
      toldQueued[PartyID(text)] = 0
    }
  }

  /// When a file without proof was first seen; recorded at once.
  func firstLook(at subject: Subject, now: Instant) throws -> Instant {
    if let known = firstLooks[subject] { return known }
    let (name, party) = (subject.name, subject.party)
    if let booked = try parts.ledger.ask({ try $0.firstLook(at: name, of: party) }) {
      firstLooks[subject] = booked
      return booked
    }
    try parts.ledger.transact(at: now) { transaction in
      try transaction.noteFirstLook(at: name, of: party, now)
      return .commit(())
    }
    firstLooks[subject] = now
    return now
  }

  /// Forgets files that their senders took back: should one come again, its time begins anew.
  func keepOnly(_ subjects: Set<Subject>) throws {
    for subject in firstLooks.keys where !subjects.contains(subject) { _ = try forget(subject) }
  }

  /// The file waits no longer: its note goes, then the record of its first look, so that a crash
  /// between the two leaves no note behind.
  ///
  /// - Returns: false where the note's outbox is closed for now.
  private func forget(_ subject: Subject) throws -> Bool {
    let (name, party) = (subject.name, subject.party)
    guard try parts.ledger.ask({ try $0.firstLook(at: name, of: party) }) != nil else {
      return true
    }
    guard
      try reach(
        party,
        { outbox in
          try outbox.unlink(subject.waitingName)
          try outbox.sync()
        })
    else { return false }
    // The same name in the other syntax may still wait, and is told again.
    toldWaiting = toldWaiting.filter {
      $0.party != party || $0.waitingName != subject.waitingName
    }
    try parts.ledger.transact(at: parts.clock.now()) { transaction in
      try transaction.forgetFirstLook(at: name, of: party)
      return .commit(())
    }
    firstLooks[subject] = nil
    return true
  }

  private func put(
    _ bytes: [UInt8], named name: EntryName, for party: PartyID
  ) throws -> Bool {
    try reach(party) { try $0.writeDurably(bytes, named: name, mode: .collected) }
  }

  /// False where the recipient's outbox is closed for now: its note comes later, and nobody else
  /// waits for it.
  private func reach(_ party: PartyID, _ act: (Directory) throws -> Void) throws -> Bool {
    guard let name = EntryName(party.rawValue) else { return true }
    do {
      try act(parts.home.outbox.makeChild(name, mode: .collectedFolder))
      return true
    } catch let error as DurabilityError where error.closesOneOutbox {
      parts.notices.tell(
        .error, "outbox/\(party) cannot be written: \(error)", once: "outbox \(party)")
      return false
    }
  }
}
