import Foundation
import TestSupport

/// Where copies of homes are made. A killed process loses nothing that it gave to the kernel:
/// memory will do, and is quick.
enum TortureRoom {
  private static let place = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : Program.folder
  private static let own = "\(place)/masar-torture-\(getpid())"

  private static let folder: String = {
    // What an earlier process could not tidy up goes first; this one's goes with it.
    try? run("sh", "-c", tidying, "sh", place)
    atexit { try? TortureRoom.run("rm", "-rf", TortureRoom.own) }
    return own
  }()

  private static let tidying = """
    for folder in "$1"/masar-torture-*; do
      [ -d "/proc/${folder##*-}" ] && continue
      awk -v at="$folder/" 'index($2, at) == 1 { print $2 }' /proc/mounts | xargs -r umount -l
      rm -rf "$folder"
    done
    """

  /// A new empty folder.
  static func make() throws -> String {
    let path = folder + "/\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  struct CannotPrepare: Error { let words: [String] }

  static func run(_ words: String...) throws {
    let process = try ChildProcess(words)
    guard process.wait().code == 0 else { throw CannotPrepare(words: words) }
  }
}
