import Glibc
import Testing

/// A real process beside the test.
struct Command {
  let process: pid_t

  static func exists(_ name: String) -> Bool {
    ["/bin", "/usr/bin", "/sbin", "/usr/sbin"].contains {
      unsafe access("\($0)/\(name)", X_OK) == 0
    }
  }

  static func start(_ words: String...) throws -> Command {
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.indices.forEach { unsafe free(arguments[$0]) } }
    var process: pid_t = 0
    let result = unsafe posix_spawnp(&process, words[0], nil, nil, &arguments, environ)
    try #require(result == 0)
    return Command(process: process)
  }

  /// Whether the process ended well.
  func wait() -> Bool {
    var status: Int32 = 0
    let waited = unsafe waitpid(process, &status, 0)
    return waited == process && status == 0
  }

  func kill() {
    _ = Glibc.kill(process, SIGKILL)
    _ = wait()
  }
}
