import Foundation
import TestSupport
import Testing

/// What the program takes for lists of people that mean no harm: what hostile files are held
/// against.
struct HonestFile {
  private struct Measure {
    let bytes: Int
    let figures: ChildProcess.Figures
  }

  private let small: Measure
  private let large: Measure

  init(people: Int) throws {
    small = try Self.measure(people: 1)
    large = try Self.measure(people: people)
  }

  /// The seconds of an honest list of `bytes`, in proportion between a list of one person and a
  /// long one.
  func seconds(of bytes: Int) -> Double {
    let share = Double(bytes - small.bytes) / Double(large.bytes - small.bytes)
    let more = large.figures.seconds - small.figures.seconds
    return small.figures.seconds + max(0, share) * max(0, more)
  }

  var lines: String {
    [small, large].map { measure in
      let answer = "the list of an office | ACCEPTED"
      return HostileTable.line(answer, measure.bytes, measure.figures, honest: nil)
    }.joined()
  }

  private static func measure(people: Int) throws -> Measure {
    let exchange = try SmallExchange("IDN", seats: people)
    let granted = try exchange.quota([("G-1", "GRANT", "", "", people)])
    try #require(granted.verdict == "ACCEPTED")
    let list = SmallExchange.file(
      SmallExchange.listHeader, (1...people).map { exchange.pilgrim($0) })
    let name = exchange.nextName("PLG", exchange.office)
    try exchange.home.drop(list, as: name, in: exchange.office)
    let program = Program(home: exchange.home.path)
    let running = try program.start(["run", "--once"], at: exchange.time)
    let (ending, figures) = running.process.waitMeasured()
    try #require(ending.code == 0, "\(running.complaint)")
    let answer =
      exchange.home.path + "/outbox/\(exchange.office)/"
      + name.replacing(".csv", with: ".RES.xml")
    try #require(try ResultPage(Tree.bytes(answer)).verdict == "ACCEPTED")
    return Measure(bytes: list.utf8.count, figures: figures)
  }
}
