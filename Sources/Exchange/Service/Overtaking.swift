internal import Durability

/// Asked between two batches of a long file: has a short one of another lane come meanwhile?
final class Overtaking {
  /// Nobody looks more often, nor for more than a small part of the time.
  private static let pauseMilliseconds: Int64 = 500
  private static let part: Int64 = 20

  private let place: JudgingLine.Place
  private let hasShortFile: () throws -> Bool
  private var lookedAt = MachineClock.uptime()
  private var pause = Overtaking.pauseMilliseconds

  /// - Parameter hasShortFile: looks into the inboxes; may fail.
  init(_ place: JudgingLine.Place, hasShortFile: @escaping () throws -> Bool) {
    self.place = place
    self.hasShortFile = hasShortFile
  }

  /// - Throws: `Overtaken` where it has.
  func check() throws(Overtaken) {
    let now = MachineClock.uptime()
    guard now.milliseconds(since: lookedAt) >= pause, place.isPatient(at: now) else { return }
    // Trouble with an inbox is met, and told, at the next look.
    if (try? hasShortFile()) == true { throw Overtaken() }
    lookedAt = MachineClock.uptime()
    pause = max(Self.pauseMilliseconds, lookedAt.milliseconds(since: now) * Self.part)
  }
}

/// A long file is set aside: nothing of it is booked, and it is judged again from its beginning.
struct Overtaken: Error {}
