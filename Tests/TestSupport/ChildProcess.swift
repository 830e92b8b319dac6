package import Glibc

/// A real process beside the test.
///
/// Nothing is piped: what it reads and says are files. So no pipe can fill up, and no process that
/// another test starts at the same moment can hold one open.
@safe
package final class ChildProcess {
  /// How a process ended.
  package struct Ending: Sendable {
    /// The exit code; 128 and the signal's number where one ended it.
    package let code: Int32
    package let isSignal: Bool
  }

  package struct CannotStart: Error { let words: [String], errorNumber: Int32 }

  package let identifier: pid_t
  private var ending: Ending?

  /// - Parameters:
  ///   - words: a program, looked for in `PATH`, and its arguments.
  ///   - environment: all of it; nil is the test's own.
  ///   - input, output, complaint: paths of files; what is said is written anew.
  package init(
    _ words: [String], environment: [String: String]? = nil, input: String = "/dev/null",
    output: String = "/dev/null", complaint: String = "/dev/null"
  ) throws {
    var files = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&files)
    defer { unsafe posix_spawn_file_actions_destroy(&files) }
    let fresh = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&files, 1, output, fresh, 0o600)
    unsafe posix_spawn_file_actions_addopen(&files, 2, complaint, fresh, 0o600)
    var process: pid_t = 0
    let arguments = unsafe Self.cStrings(words)
    defer { unsafe Self.free(arguments) }
    let result: Int32
    if let environment {
      let variables = unsafe Self.cStrings(environment.map { "\($0)=\($1)" })
      result = unsafe posix_spawnp(&process, words[0], &files, nil, arguments, variables)
      unsafe Self.free(variables)
    } else {
      result = unsafe posix_spawnp(&process, words[0], &files, nil, arguments, environ)
    }
    guard result == 0 else { throw CannotStart(words: words, errorNumber: result) }
    identifier = process
  }

  deinit {
    if ending != nil { return }
    _ = kill(identifier, SIGKILL)
    _ = waitpid(identifier, nil, 0)
  }

  /// Whether a program of the machine is there.
  package static func exists(_ name: String) -> Bool {
    ["/bin", "/usr/bin", "/sbin", "/usr/sbin"].contains {
      unsafe access("\($0)/\(name)", X_OK) == 0
    }
  }

  package var isRunning: Bool {
    if ending != nil { return false }
    var status: Int32 = 0
    guard unsafe waitpid(identifier, &status, WNOHANG) == identifier else { return true }
    ending = Self.ending(status)
    return false
  }

  package func send(_ signal: Int32) {
    if ending == nil { _ = kill(identifier, signal) }
  }

  @discardableResult
  package func wait() -> Ending {
    if let ending { return ending }
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let ended = Self.ending(status)
    ending = ended
    return ended
  }

  /// What a process took from its start to its end.
  package struct Figures: Sendable {
    package let seconds: Double
    /// The most memory that it had resident, in bytes.
    package let peakBytes: Int
  }

  /// Waits and looks at the process's memory every two milliseconds: what the system tells when it
  /// has ended (`ru_maxrss`) counts the pages of the test that started it too.
  package func waitMeasured() -> (ending: Ending, figures: Figures) {
    let start = ContinuousClock.now
    var most = 0
    while isRunning {
      most = max(most, peakBytes)
      usleep(2_000)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return (wait(), Figures(seconds: seconds, peakBytes: most))
  }

  /// The most memory that it had resident until now, in bytes (`VmHWM`); 0 where it has ended, and
  /// for the moment in which it still stands in the memory of the test that started it.
  package var peakBytes: Int {
    guard Self.program(of: "\(identifier)") != Self.program(of: "self"),
      let file = unsafe fopen("/proc/\(identifier)/status", "r")
    else { return 0 }
    defer { unsafe fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while unsafe fgets(&line, Int32(line.count), file) != nil {
      if unsafe strncmp(line, "VmHWM:", 6) == 0 {
        return unsafe line.withUnsafeBufferPointer { unsafe strtol($0.baseAddress! + 6, nil, 10) }
          * 1_024
      }
    }
    return 0
  }

  /// What a process runs; nil where it has ended.
  private static func program(of process: String) -> String? {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = unsafe readlink("/proc/\(process)/exe", &path, path.count)
    if count < 0 { return nil }
    return String(decoding: path[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func ending(_ status: Int32) -> Ending {
    let signal = status & 0x7f
    return Ending(code: signal == 0 ? (status >> 8) & 0xff : 128 + signal, isSignal: signal != 0)
  }

  private static func cStrings(
    _ words: [String]
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: words.count + 1)
    for (index, word) in words.enumerated() {
      unsafe (array + index).initialize(to: strdup(word))
    }
    unsafe (array + words.count).initialize(to: nil)
    return unsafe array
  }

  private static func free(_ array: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) {
    var index = 0
    while let word = unsafe array[index] {
      unsafe Glibc.free(word)
      index += 1
    }
    unsafe array.deallocate()
  }
}
