import Glibc

/// A moment as Linux counts it.
package struct MachineTime: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z, or since start for `MachineClock.uptime`.
  package var seconds: Int64
  /// 0 ..< 1,000,000,000.
  package var nanoseconds: Int32

  package init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  init(_ time: timespec) {
    self.init(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }

  package static func < (one: MachineTime, other: MachineTime) -> Bool {
    (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
  }

  package func adding(seconds: Double) -> MachineTime {
    let whole = seconds.rounded(.down)
    let nanoseconds = Int64(nanoseconds) + Int64((seconds - whole) * 1e9)
    return MachineTime(
      seconds: self.seconds + Int64(whole) + nanoseconds / 1_000_000_000,
      nanoseconds: Int32(nanoseconds % 1_000_000_000))
  }

  /// Whole milliseconds from `earlier` to here; negative where it is later.
  package func milliseconds(since earlier: MachineTime) -> Int64 {
    (seconds - earlier.seconds) * 1000 + Int64(nanoseconds - earlier.nanoseconds) / 1_000_000
  }
}

/// The machine's clocks, for the one place that hands time to everybody else.
package enum MachineClock {
  /// The wall clock, UTC: for receipts and postings.
  package static func now() -> MachineTime { read(CLOCK_REALTIME) }

  /// A clock that nobody can set: for how long something has rested.
  package static func uptime() -> MachineTime { read(CLOCK_BOOTTIME) }

  private static func read(_ clock: clockid_t) -> MachineTime {
    var time = timespec()
    let result = unsafe clock_gettime(clock, &time)
    precondition(result == 0, "Linux has this clock")
    return MachineTime(time)
  }
}
