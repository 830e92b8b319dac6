import CSystem
import Glibc
import Synchronization

/// Wakes a thread when something happens in any of many folders.
///
/// Only the wake-up counts: what happened is found out by looking into the folders. Network file
/// systems may stay silent, so waiting always has a timeout. May be shared by threads; one waits.
package final class FolderWatch: Sendable {
  /// Why a waiting ended.
  package enum Wake: Equatable, Sendable {
    /// A file appeared, was closed after writing, or changed its rights.
    case events
    /// More happened than the kernel could remember: look everywhere.
    case overflow
    case timeout
    /// Somebody called `wake`.
    case interrupted
  }

  private let watch: Descriptor
  private let bell: Descriptor
  /// What the kernel calls the folders that are watched.
  private let watched = Mutex<Set<Int32>>([])

  package init() throws(DurabilityError) {
    watch = Descriptor(try systemCall("inotify_init1", "-") { csystem_watch_make() })
    bell = Descriptor(try systemCall("eventfd", "-") { csystem_bell_make() })
  }

  /// Watches a folder from now on, but not those in it; the same one twice is well too. Throws
  /// ENOSPC where the user has no watches left: the timeout then does the work.
  ///
  /// - Returns: whether it was not watched before: what was laid into it until now woke nobody.
  @discardableResult
  package func add(_ folder: Directory) throws(DurabilityError) -> Bool {
    let number = try systemCall("inotify_add_watch", folder.path) {
      csystem_watch_add(watch.number, folder.descriptor.number)
    }
    return watched.withLock { $0.insert(number).inserted }
  }

  /// Waits on the calling thread until something happens, and takes all that has happened together;
  /// for a thread of its own, never the cooperative pool.
  package func wait(timeoutMilliseconds: Int) throws(DurabilityError) -> Wake {
    var ready = [
      pollfd(fd: bell.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watch.number, events: Int16(POLLIN), revents: 0),
    ]
    try pollUntilReady(&ready, timeoutMilliseconds)
    if ready[0].revents != 0 {
      try systemCall("eventfd_read", "-") { csystem_bell_silence(bell.number) }
      return .interrupted
    }
    if ready[1].revents == 0 { return .timeout }
    let seen = try systemCall("read", "inotify") { csystem_watch_drain(watch.number) }
    return seen & CSYSTEM_WATCH_OVERFLOW != 0 ? .overflow : .events
  }

  /// Ends the waiting, now or the next one; from any thread.
  package func wake() {
    let result = csystem_bell_ring(bell.number)
    precondition(result == 0, "an event descriptor can always be rung")
  }

  /// Signals do not lengthen the waiting.
  private func pollUntilReady(
    _ ready: inout [pollfd], _ timeoutMilliseconds: Int
  ) throws(DurabilityError) {
    let start = MachineClock.uptime()
    try systemCall("poll", "-") {
      let gone = MachineClock.uptime().milliseconds(since: start)
      let left = Int32(clamping: max(0, Int64(timeoutMilliseconds) - gone))
      return unsafe poll(&ready, nfds_t(ready.count), left)
    }
  }
}
