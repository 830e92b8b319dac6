import Glibc

/// The world's fault: a system call that failed, and on what.
///
/// Never told to a partner. It carries names of files and folders, never anything of their content.
package struct DurabilityError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system call, as its manual page calls it.
  package let call: String
  /// The path as it was opened, with anything unprintable escaped.
  package let path: String
  /// The system's error number.
  package let errno: Int32

  package init(call: String, path: String, errno: Int32) {
    self.call = call
    self.path = path
    self.errno = errno
  }

  /// Whether the same step, begun again from its start, may succeed: retry with back-off.
  package var isTemporary: Bool { Self.isTemporary(errno) }

  /// There is nothing of that name.
  package var isMissing: Bool { errno == ENOENT }

  /// The name is taken.
  package var isTaken: Bool { errno == EEXIST }

  /// The name is a link or leads out of its folder: never followed.
  package var isLink: Bool { errno == ELOOP }

  /// Two folders that must lie on one file system do not.
  package var crossesFileSystems: Bool { errno == EXDEV }

  package var description: String {
    "\(call) \(path): \(unsafe String(cString: strerror(errno))) (\(errno))"
  }

  /// The only place that decides what is worth a retry.
  ///
  /// Temporary is what ends without a restart: room that comes back, limits, locks, and rights or
  /// read-only mounts that an operator mends under the running program (one recipient's outbox must
  /// not stop the others). EIO is permanent: after a failed sync the kernel may call the next one
  /// good although the bytes are lost, so only a restart that reads the disk again can be believed.
  private static func isTemporary(_ errno: Int32) -> Bool {
    switch errno {
    case ENOSPC, EDQUOT, ENOMEM, ENOBUFS: true
    case EMFILE, ENFILE: true
    case EAGAIN, EBUSY, EINTR, ETXTBSY, ETIMEDOUT, ESTALE: true
    case EROFS, EACCES, EPERM: true
    default: false
    }
  }
}
