internal import Bookkeeping
internal import Dispatch
internal import Durability
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// The daemon: rounds on a thread of its own, woken by the inbox, made sure by a rescan, ended
/// between two files.
package final class ExchangeService: Service {
  private let parts: ExchangeParts
  private let watch: FolderWatch
  private let isEnding = Atomic<Bool>(false)

  package init(_ parts: ExchangeParts) throws {
    self.parts = parts
    watch = try FolderWatch()
  }

  package func run() async throws {
    // Said where a signal ends the service between two files already, and not before.
    parts.notices.tell(.notice, "watching \(parts.home.path)/inbox")
    try await withTaskCancellationOrGracefulShutdownHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "masar.exchange").async {
          continuation.resume(with: Result { try self.work() })
        }
      }
    } onCancelOrGracefulShutdown: {
      self.isEnding.store(true, ordering: .relaxed)
      self.watch.wake()
    }
  }

  private func work() throws {
    let rounds = Rounds(
      parts, isEnding: { self.isEnding.load(ordering: .relaxed) },
      verdict: { self.parts.notices.tell(.info, $0) })
    let requests = PublishRequests(parts)
    let schedule = CutSchedule(parts)
    // Before the first look, so that nothing can arrive unseen between the two.
    var watched: Set<UInt64> = []
    watchAll([parts.home.inbox, parts.home.work], &watched)
    var trouble: String?
    while !isEnding.load(ordering: .relaxed) {
      var pause = 0
      var isTroubled = false
      do {
        let outcome = try rounds.round()
        try requests.answer()
        let isWritten = try schedule.cutDue()
        // What arrived between the look and the watch has woken nobody: look once more.
        let isWatchedAnew = watchAll(
          [parts.home.inbox, parts.home.work] + rounds.folders, &watched)
        pause = isWatchedAnew ? 0 : milliseconds(after: outcome)
        isTroubled = outcome.isHeldUp || !isWritten
        if let trouble { parts.notices.settle(trouble) }
        trouble = nil
      } catch {
        guard error.isTemporaryTrouble else { throw error }
        trouble = "\(error)"
        parts.notices.tell(.error, "\(error); tried again", once: trouble)
        pause = Int(parts.settings.retrySeconds * 1_000)
        isTroubled = true
      }
      // What was tried in vain has woken us itself: that is no reason to try again at once.
      if isTroubled, try watch.wait(timeoutMilliseconds: 0) == .interrupted { continue }
      if pause > 0 { _ = try watch.wait(timeoutMilliseconds: pause) }
    }
  }

  /// - Parameter watched: the inodes of what is watched, kept up.
  /// - Returns: whether one of `folders` was not watched before.
  @discardableResult
  private func watchAll(_ folders: [Directory], _ watched: inout Set<UInt64>) -> Bool {
    var now: Set<UInt64> = []
    defer { watched = now }
    do {
      for folder in folders {
        try watch.add(folder)
        now.insert(try folder.status().inode)
      }
    } catch {
      parts.notices.tell(
        .warning, "not every inbox can be watched (\(error)): the rescan finds what arrives",
        once: "watch")
    }
    return !now.isSubset(of: watched)
  }

  private func milliseconds(after outcome: Rounds.Outcome) -> Int {
    if outcome.judged > 0 { return 0 }
    let seconds =
      outcome.unsettled > 0
      ? min(parts.settings.settleSeconds, parts.settings.rescanSeconds)
      : parts.settings.rescanSeconds
    return max(20, Int(seconds * 1_000))
  }
}

extension Error {
  /// Whether the same step may succeed later: the world's passing fault, whoever met it.
  package var isTemporaryTrouble: Bool {
    if let error = self as? DurabilityError { return error.isTemporary }
    if let error = self as? LedgerFailure { return error.isTemporary }
    return false
  }
}
