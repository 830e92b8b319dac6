package import Archiving
package import Bookkeeping
internal import Durability
internal import Logging
internal import Synchronization

/// Brings the archive's log up to the ledger's: entries before the results that name them, the
/// signed head when there is a pause.
///
/// Judging never waits for it. What the archive cannot take for now is told to operators, and only
/// results stay in work until it can.
package final class LogKeeper: Sendable {
  private let home: Home
  private let ledger: any Ledger
  private let key: SigningKey
  private let notices: OperatorNotices
  private let log = Mutex<Kept?>(nil)
  /// Nothing can have been booked since the head was signed.
  private let isSealed = Atomic<Bool>(false)

  /// What was entered last, so that it need not be asked of the ledger again.
  private let entered = LastEntered()

  /// Touched under the lock alone.
  private struct Kept: @unchecked Sendable {
    let log: ArchiveLog
  }

  package init(
    home: Home, ledger: any Ledger, key: SigningKey, notices: OperatorNotices
  ) {
    self.home = home
    self.ledger = ledger
    self.key = key
    self.notices = notices
  }

  /// Before the first file is taken: whoever restored an older ledger beside a newer archive would
  /// number everything anew.
  ///
  /// - Throws: `HomeProblem` where the archive holds other entries than the ledger.
  package func requireAgreement() throws {
    do { try log.withLock { $0 = Kept(log: try open()) } } catch let error as LogDisagreement {
      throw HomeProblem("\(error)")
    } catch is DurabilityError {
      // The archive cannot be read for now: the rounds say so and try again.
    }
  }

  /// The entry of a posting that is about to be booked.
  func enter(_ entry: LogEntry, at index: Int) {
    entered.kept.withLock { $0 = (index, entry) }
  }

  /// Puts the entry of a posting, and all before it, into the archive.
  ///
  /// - Returns: false where the archive does not take it for now; operators are told.
  func keep(_ posting: Int) throws -> Bool {
    try withLog { log in
      if entered.kept.withLock({ $0?.index }) == posting { return try log.append(through: posting) }
      // From before the log: the next posting enters it.
      guard let head = try ledger.ask({ try $0.logHead() }), posting < head.size else { return }
      try log.append(through: posting)
    }
  }

  /// Signs the head over everything booked, where something was booked since.
  ///
  /// - Returns: false where the archive does not take it for now; operators are told.
  package func seal() throws -> Bool {
    if isSealed.load(ordering: .relaxed) { return true }
    let isDone = try withLog { log in
      let booked = try ledger.ask { reader in
        try reader.logHead().map { ($0, try LogBook.origin(reader)) }
      }
      guard let (head, origin) = booked, let origin, head.size > log.signedSize else { return }
      try log.append(through: head.size - 1)
      guard let frontier = MerkleFrontier(size: head.size, hexadecimal: head.frontier) else {
        throw LogDamaged()
      }
      try log.seal { size in
        precondition(size == frontier.size, "a head is signed over what is booked")
        return Checkpoint(origin: origin, size: size, root: frontier.root).signed(by: key)
      }
    }
    isSealed.store(isDone, ordering: .relaxed)
    return isDone
  }

  /// A posting is booked: the head is to be signed anew.
  func unseal() { isSealed.store(false, ordering: .relaxed) }

  private func withLog(_ body: (ArchiveLog) throws -> Void) throws -> Bool {
    try log.withLock { kept in
      do {
        let opened = try kept?.log ?? open()
        kept = Kept(log: opened)
        try body(opened)
        notices.settle(Self.trouble)
        return true
      } catch let error as DurabilityError {
        return refuse(&kept, .error, "\(error)")
      } catch let error as LogDisagreement {
        return refuse(&kept, .critical, "\(error)")
      }
    }
  }

  private func refuse(_ kept: inout Kept?, _ level: Logger.Level, _ reason: String) -> Bool {
    // What the log believes of the disk may be wrong now: it is read again.
    kept = nil
    notices.tell(
      level, "the archive's log cannot be written, results stay in work: \(reason)",
      once: Self.trouble)
    return false
  }

  private func open() throws -> ArchiveLog {
    let ledger = ledger
    let booked = try ledger.ask { try $0.logHead()?.size ?? 0 }
    return try ArchiveLog(in: home.archive, booked: booked) { [entered] index in
      if let last = entered.kept.withLock({ $0 }), last.index == index { return last.entry }
      guard let leaf = try ledger.ask({ try $0.leaves(from: index, upTo: index).first }) else {
        throw LogDisagreement.otherEntry(index)
      }
      return LogEntry(bytes: Array(leaf.entry.utf8), list: leaf.list.map { Array($0.utf8) })
    }
  }

  private static let trouble = "archive log"
}

private final class LastEntered: Sendable {
  let kept = Mutex<(index: Int, entry: LogEntry)?>(nil)
}
