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
    let pages = DispatchQueue(label: "masar.pages", qos: .utility)
    // The whole log is gone through: on a thread of its own, so that no file waits for it.
    let writePages = { [parts] in pages.async { parts.writeSeasonPages() } }
    let schedule = CutSchedule(parts, writePages: writePages)
    // Before the first look, so that nothing can arrive unseen between the two.
    watchAll([parts.home.inbox, parts.home.work])
    var trouble: String?
    let note = TroubleNote(parts.home.root)
    var backOff = BackOff(
      firstSeconds: parts.settings.retrySeconds, longestSeconds: parts.settings.retryMaxSeconds)
    while !isEnding.load(ordering: .relaxed) {
      var pause = 0
      var isTroubled = false
      do {
        let outcome = try rounds.round()
        try requests.answer(writePages: writePages)
        let isWritten = try schedule.cutDue()
        // What was laid into a new folder between the look and the watch woke nobody: look again.
        pause = watchAll(rounds.folders) ? 0 : milliseconds(after: outcome)
        isTroubled = outcome.isHeldUp || !isWritten
        if let trouble { parts.notices.settle(trouble) }
        trouble = nil
        note.clear()
        backOff.settle()
      } catch {
        guard error.isTemporaryTrouble else { throw error }
        trouble = "\(error)"
        parts.notices.tell(.error, "\(error); tried again", once: trouble)
        let seconds = backOff.pauseSeconds()
        note.tell("\(error)", at: parts.clock.now(), triedAgainIn: seconds)
        pause = Int(seconds * 1_000)
        isTroubled = true
      }
      // What was tried in vain has woken us itself: that is no reason to try again at once.
      if isTroubled, try watch.wait(timeoutMilliseconds: 0) == .interrupted { continue }
      if pause > 0 { _ = try watch.wait(timeoutMilliseconds: pause) }
    }
    note.end()
  }

  /// - Returns: whether one of them was not watched before.
  @discardableResult
  private func watchAll(_ folders: [Directory]) -> Bool {
    var isAnyNew = false
    do {
      for folder in folders where try watch.add(folder) { isAnyNew = true }
    } catch {
      parts.notices.tell(
        .warning, "not every inbox can be watched (\(error)): the rescan finds what arrives",
        once: "watch")
    }
    return isAnyNew
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
