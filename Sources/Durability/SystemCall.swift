import Glibc

/// Runs one system call until no signal interrupts it; -1 becomes an error with its errno.
///
/// `path` is evaluated only for the error.
@discardableResult
func systemCall<Result: FixedWidthInteger>(
  _ call: StaticString, _ path: @autoclosure () -> String, _ body: () -> Result
) throws(DurabilityError) -> Result {
  while true {
    let result = body()
    if result >= 0 { return result }
    let code = errno
    if code != EINTR { throw DurabilityError(call: "\(call)", path: path(), errno: code) }
  }
}

/// An open file descriptor: closed exactly once, at the latest when it goes out of use.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Closes and says with which errno, 0 for none. Linux frees the number even when it reports.
  consuming func close() -> Int32 {
    let number = number
    discard self
    return Glibc.close(number) == 0 ? 0 : errno
  }

  deinit { _ = Glibc.close(number) }
}
