internal import Glibc

/// How many files this process may have open.
package enum OpenFileLimit {
  /// Raises the process's own limit as far as the system lets it, up to `wanted`: a season has
  /// thousands of inboxes, and a shell's default would end at a thousand.
  ///
  /// - Returns: the limit that holds now; nobody is told where it could not be raised, since what
  ///   needs more fails by itself and is tried again.
  @discardableResult
  package static func raise(to wanted: UInt = 65_536) -> UInt {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < wanted else {
      return UInt(limit.rlim_cur)
    }
    let before = limit.rlim_cur
    limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
    return unsafe UInt(setrlimit(resource, &limit) == 0 ? limit.rlim_cur : before)
  }
}
