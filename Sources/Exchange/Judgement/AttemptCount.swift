internal import Durability
internal import Vocabulary

/// How often a file was begun, and how far each judging came: on disk before judging begins, so
/// that a file that ends the process ends in quarantine and not in a circle.
///
/// The first beginning is not synced: a process that ends loses nothing that it has written, and a
/// loss of power is not the file's doing.
struct AttemptCount {
  private let claimed: Claimed
  private var slip: Slip
  let attempt: Int

  /// Counts one more.
  init(_ claimed: Claimed, at now: Instant) throws {
    self.claimed = claimed
    let folder = claimed.work.folder
    slip = try folder.slip(WorkFolder.attempts) ?? Slip()
    let former = slip[number: "attempts"] ?? 0
    attempt = former + 1
    if former > 0 { slip[number: "reached-\(former)"] = try Self.reached(in: folder) }
    try folder.unlink(WorkFolder.reached)
    slip[number: "attempts"] = attempt
    slip[instant: "began-\(attempt)"] = now
    try folder.write(slip, as: WorkFolder.attempts, syncing: attempt == 1 ? .nothing : .all)
  }

  /// Records that were judged when the process ended; 0 where it came to none.
  private static func reached(in folder: Directory) throws -> Int {
    guard try folder.statusIfAny(of: WorkFolder.reached) != nil else { return 0 }
    let bytes = try folder.openFile(WorkFolder.reached).readAll(limit: 1_024)
    let digits = bytes.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
    return Int(String(decoding: digits, as: UTF8.self)) ?? 0
  }

  /// What operators need to look at the file: for them and the archive, without a value of it.
  var trace: String {
    var text = """
      receipt \(claimed.receipt) \(claimed.party)/\(claimed.fileName)
      sha256 \(claimed.sha256)

      """
    for former in 1..<max(attempt, 1) {
      let began = slip[instant: "began-\(former)"]?.description ?? "-"
      let records = slip[number: "reached-\(former)"] ?? 0
      text += "start \(former) began \(began), ended the program after record \(records)\n"
    }
    return text
  }
}
