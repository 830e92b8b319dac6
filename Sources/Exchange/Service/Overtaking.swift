internal import Durability

/// Asked between two batches of a long file: has a short one of another lane come meanwhile?
final class Overtaking {
  /// Nobody looks more often, nor for more than a small part of the time.
  private static let pauseMilliseconds: Int64 = 500
  private static let part: Int64 = 20

  private let place: JudgingLine.Place
  private let line: JudgingLine
  private let hasShortFile: (_ besides: Lane) throws -> Bool
  private var lookedAt = MachineClock.uptime()
  private var pause = Overtaking.pauseMilliseconds

  init(
    _ place: JudgingLine.Place, in line: JudgingLine,
    hasShortFile: @escaping (_ besides: Lane) throws -> Bool
  ) {
    self.place = place
    self.line = line
    self.hasShortFile = hasShortFile
  }

  /// - Throws: `Overtaken` where it has.
  func check() throws(Overtaken) {
    let now = MachineClock.uptime()
    guard now.milliseconds(since: lookedAt) >= pause, line.isPatient(place, at: now) else { return }
    // Trouble with an inbox is met, and told, at the next look.
    if (try? hasShortFile(place.lane)) == true { throw Overtaken() }
    lookedAt = MachineClock.uptime()
    pause = max(Self.pauseMilliseconds, lookedAt.milliseconds(since: now) * Self.part)
  }
}

/// A long file is set aside: nothing of it is booked, and it is judged again from its beginning.
struct Overtaken: Error {}
