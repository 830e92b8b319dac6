package import Durability
internal import Vocabulary

/// What keeps the daemon from going on for now, where `masar status` reads it: the file `trouble`
/// beside the ledger, blank while all is well. It needs no room on a full disk and no ledger.
package final class TroubleNote {
  private static let name: EntryName = "trouble"
  private static let size = 1_024
  private let file: StandingFile?
  private let root: Directory
  private var since: Instant?
  private var tries = 0

  /// - Parameter root: of the home. A daemon that cannot make the file goes on without it.
  init(_ root: Directory) {
    self.root = root
    file = try? root.standingFile(Self.name, size: Self.size)
  }

  /// Something went wrong once more.
  ///
  /// - Parameter seconds: until it is tried again.
  func tell(_ trouble: String, at now: Instant, triedAgainIn seconds: Double) {
    let begin = since ?? now
    since = begin
    tries += 1
    try? file?.write(
      "since \(begin): \(trouble) · tried \(tries) times, again in \(Int(seconds.rounded(.up))) s")
  }

  /// All is well again.
  func clear() {
    if since == nil { return }
    since = nil
    tries = 0
    try? file?.write("")
  }

  /// A clean end leaves nothing.
  func end() { try? root.unlink(Self.name) }

  /// What stands in the file; nil where all is well, or no daemon ever met trouble.
  package static func read(in root: Directory) -> String? {
    guard let bytes = try? root.openFile(name).readAll(limit: size * 2) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let words = text.drop { $0 == " " || $0 == "\n" }
    let end = words.lastIndex { $0 != " " && $0 != "\n" }
    return end.map { String(words[...$0]) }
  }
}
