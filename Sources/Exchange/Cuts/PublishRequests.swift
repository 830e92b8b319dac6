internal import Bookkeeping
internal import Durability
package import Vocabulary

/// How `masar publish` asks a daemon that holds the home: a slip in `work/`, answered by the daemon
/// between two rounds.
package struct PublishRequests {
  private static let request: EntryName = "publish.request"
  private static let answer: EntryName = "publish.answer"
  private let parts: ExchangeParts

  package init(_ parts: ExchangeParts) { self.parts = parts }

  /// Asks; the daemon is woken by the folder.
  package func ask(_ outputs: [String], at: Instant?, isFull: Bool) throws {
    var slip = Slip()
    slip["outputs"] = outputs.joined(separator: " ")
    slip[instant: "at"] = at
    slip["full"] = isFull ? "yes" : nil
    try parts.home.work.unlink(Self.answer)
    try parts.home.work.write(slip, as: Self.request)
  }

  /// The files that the daemon published, one a line; nil while it has not answered.
  package func answered() throws -> [String]? {
    guard let slip = try parts.home.work.slip(Self.answer) else { return nil }
    try parts.home.work.unlink(Self.answer)
    return (slip["files"] ?? "").split(separator: "\n").map(String.init)
  }

  /// Does what was asked, if anything was.
  ///
  /// - Parameter writePages: brings the pages of seasons up to the log; waits for nothing.
  func answer(writePages: () -> Void) throws {
    guard let slip = try parts.home.work.slip(Self.request) else { return }
    let outputs = (slip["outputs"] ?? "").split(separator: " ").map(String.init)
      .filter { ScheduledCuts.outputs.contains($0) }
    let cuts = ScheduledCuts(
      parts, at: slip[instant: "at"], isFull: slip["full"] == "yes")
    let published = try cuts.publish(outputs)
    if outputs == ScheduledCuts.outputs { writePages() }
    var done = Slip()
    done["files"] = published.files.map { "\($0.recipient)/\($0.name)" }
      .joined(separator: "\n")
    try parts.home.work.unlink(Self.request)
    try parts.home.work.write(done, as: Self.answer)
  }
}
