package import Durability
internal import Vocabulary

/// Whether a file's size and times have rested for `settle`, by the machine's own clock.
///
/// A file whose modification and change times are both older is not waited for; one whose times
/// lie in the future (a clock that was set back) is timed from when it was first seen unchanged.
package final class RestWatch {
  private struct Sighting {
    var size: Int64
    var modified: MachineTime
    var changed: MachineTime
    var inode: UInt64
    var since: MachineTime
  }

  private let settleMilliseconds: Int64
  private var sightings: [String: Sighting] = [:]

  package init(settleSeconds: Double) { settleMilliseconds = Int64(settleSeconds * 1_000) }

  /// - Parameters:
  ///   - key: folder and name.
  ///   - wall: the machine's wall clock.
  ///   - uptime: a clock that nobody can set.
  package func hasRested(
    _ key: String, _ status: FileStatus, wall: MachineTime, uptime: MachineTime
  ) -> Bool {
    let youngest = max(status.modified, status.changed)
    if wall.milliseconds(since: youngest) >= settleMilliseconds { return true }
    if let seen = sightings[key], seen.size == status.size, seen.modified == status.modified,
      seen.changed == status.changed, seen.inode == status.inode
    {
      return uptime.milliseconds(since: seen.since) >= settleMilliseconds
    }
    sightings[key] = Sighting(
      size: status.size, modified: status.modified, changed: status.changed,
      inode: status.inode, since: uptime)
    return settleMilliseconds == 0
  }

  /// Forgets files that are gone, so that memory follows the inbox and not its history.
  package func keepOnly(_ keys: Set<String>) {
    sightings = sightings.filter { keys.contains($0.key) }
  }
}
