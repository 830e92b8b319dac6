internal import Glibc

/// Standard output and standard error, written whole: answers go to the one, progress and
/// complaints to the other.
enum Terminal {
  /// Writes an answer as it is.
  static func answer(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  static func answer(_ text: String) { answer(Array(text.utf8)) }

  /// One line to standard error.
  static func complain(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  /// One line of progress, where somebody is watching.
  static func progress(_ line: @autoclosure () -> String) {
    if isatty(STDERR_FILENO) == 1 { complain(line()) }
  }

  /// A reader that went away (`| head`) wants no more: the rest is dropped.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(
          descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        written += count
      }
    }
  }
}
