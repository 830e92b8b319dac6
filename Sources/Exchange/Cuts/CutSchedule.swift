internal import Bookkeeping
internal import Reporting
package import Vocabulary

/// Cuts each scheduled output when its time has come, in the season's time zone; the daemon asks
/// between two rounds.
///
/// What was served last is kept in the ledger, in the cut's own transaction: after a crash the
/// outputs that were still owed are cut, and no other. A time that passed while nothing ran is made
/// up for once, with the state of now; of several missed ones only the last. Behind the daily outputs
/// the archive's pages of seasons are brought up to the log.
final class CutSchedule {
  private let parts: ExchangeParts
  private let writePages: () -> Void
  /// Outputs served by this process, also those that had nothing to say.
  private var served: [String: Instant] = [:]

  /// - Parameter writePages: brings the pages of seasons up to the log; waits for nothing.
  init(_ parts: ExchangeParts, writePages: @escaping () -> Void) {
    self.parts = parts
    self.writePages = writePages
  }

  /// - Returns: false where something could not be written for now.
  func cutDue() throws -> Bool {
    let now = parts.clock.now()
    var isWritten = true
    for output in ScheduledCuts.outputs {
      guard let slot = slot(of: output, at: now), served[output] != slot else { continue }
      let isDone = try serve(output, slot) {
        try !ScheduledCuts(parts).publish([output], serving: slot).isHeldUp
      }
      if !isDone { isWritten = false }
      served[output] = slot
    }
    try writePagesDue(now)
    return isWritten
  }

  /// Under this name the ledger keeps when the pages of seasons were due last.
  private static let pages = "index"

  private func writePagesDue(_ now: Instant) throws {
    guard let slot = parts.settings.dailyAt?.latest(before: now), served[Self.pages] != slot
    else { return }
    _ = try serve(Self.pages, slot) {
      writePages()
      return true
    }
    served[Self.pages] = slot
  }

  /// The last time, now or before, at which the output was to be cut; nil where it is never.
  private func slot(of output: String, at now: Instant) -> Instant? {
    switch OutputProfile.named(output)?.cut {
    case .daily: parts.settings.dailyAt?.latest(before: now)
    case .hourly: parts.settings.hourlyAt?.latest(before: now)
    // Pages have no profile of their own: they show the day's statements.
    case nil: parts.settings.dailyAt?.latest(before: now)
    case .event: nil
    }
  }

  private func serve(
    _ output: String, _ slot: Instant, _ cut: () throws -> Bool
  ) throws -> Bool {
    let last = try parts.ledger.ask { try $0.servedSlot(of: output) }
    if let last, last >= slot { return true }
    var isWritten = true
    // Where nothing was ever served the schedule begins here: the next time is the first.
    if last != nil { isWritten = try cut() }
    // Nothing was booked where there was nothing to say; the time was served all the same.
    try parts.ledger.transact(at: parts.clock.now()) { transaction in
      try transaction.noteServed(output, slot)
      return .commit(())
    }
    return isWritten
  }
}

/// When something happens day by day or hour by hour, by the clocks of Riyadh.
package struct ScheduleTime: Sendable, Equatable {
  /// How often.
  private let periodSeconds: Int64
  /// Into the day or the hour.
  private let offsetSeconds: Int64

  /// `04:00`: every day at that time; nil for anything else.
  package static func daily(_ text: String) -> ScheduleTime? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard text.utf8.count == 5, parts.count == 2, parts[0].utf8.count == 2,
      let hour = Int64(parts[0]), let minute = Int64(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    return ScheduleTime(periodSeconds: 86_400, offsetSeconds: hour * 3_600 + minute * 60)
  }

  /// `05`: five minutes past every hour; nil for anything else.
  package static func hourly(_ text: String) -> ScheduleTime? {
    guard text.utf8.count <= 2, let minute = Int64(text), (0..<60).contains(minute) else {
      return nil
    }
    return ScheduleTime(periodSeconds: 3_600, offsetSeconds: minute * 60)
  }

  /// The last such time that is not after `now`.
  package func latest(before now: Instant) -> Instant {
    let zone = Int64(Instant.riyadhOffsetMinutes) * 60
    let local = now.secondsSince1970 + zone - offsetSeconds
    let rest = ((local % periodSeconds) + periodSeconds) % periodSeconds
    return Instant(secondsSince1970: local - rest + offsetSeconds - zone)
  }
}
