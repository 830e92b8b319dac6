internal import Durability
internal import Glibc

extension DurabilityError {
  /// Whether this may be the trouble of one recipient's outbox only: closed for now, full, replaced
  /// by something that is no folder, on another file system, or holding a name that is not ours to
  /// replace. What is meant for it stays in `work/`, and the others go on.
  var closesOneOutbox: Bool {
    isTemporary || isMissing || isLink || isTaken || crossesFileSystems || errno == ENOTDIR
  }
}
