import CSystem
import Glibc

/// How a name came to stand where it belongs.
package enum Publication: Equatable, Sendable {
  /// It stands there now, by this call.
  case published
  /// An earlier call, cut short by a crash or repeated, had put it there.
  case alreadyPublished
  /// Neither is there: published before and collected since, or never staged. The caller's own mark
  /// tells which.
  case gone
  /// The staged file is still there, and so is another one under the target's name: nothing was
  /// done.
  case occupied
}

extension Directory {
  /// Gives a file another name or folder on the same file system, in one step that a crash cannot
  /// split. Throws EEXIST where the target exists, unless `replacing`. Durable after `sync` of
  /// both.
  package func rename(
    _ name: EntryName, to target: Directory, as newName: EntryName, replacing: Bool = false
  ) throws(DurabilityError) {
    try systemCall("renameat2", "\(pathOf(name)) -> \(target.pathOf(newName))") {
      unsafe name.withCString { old in
        unsafe newName.withCString { new in
          unsafe csystem_rename(
            descriptor.number, old, target.descriptor.number, new, replacing ? 1 : 0)
        }
      }
    }
  }

  /// Moves a staged and synced file to where others see it; may be repeated any number of times.
  /// Never replaces what stands there.
  ///
  /// Durable after `sync` of both, once for any number of files. The target first: were only the
  /// source on disk, the file would have no name at all.
  package func publish(
    _ staged: EntryName, to target: Directory, as name: EntryName
  ) throws(DurabilityError) -> Publication {
    do {
      try rename(staged, to: target, as: name)
      // A crash from here on leaves the file under one of its two names: the repeat finds out
      // which.
      return .published
    } catch let error where error.isTaken {
      return .occupied
    } catch let error where error.isMissing {
      guard try target.statusIfAny(of: name) != nil else {
        // The target folder itself was removed: what is staged must not pass for collected.
        if try statusIfAny(of: staged) != nil { throw error }
        return .gone
      }
      return .alreadyPublished
    }
  }
}
