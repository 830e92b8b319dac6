import CSystem
import Glibc

/// An open folder. Everything in it is reached by one name from here, so that a renamed or
/// exchanged path above it leads nobody elsewhere, and no link is ever followed.
package final class Directory: Sendable {
  /// The path as it was opened: for messages only.
  package let path: String
  let descriptor: Descriptor

  private init(_ descriptor: consuming Descriptor, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder by its path. Links on the way are followed: the operator chose the path.
  package static func open(_ path: String) throws(DurabilityError) -> Directory {
    let number = try systemCall("open", path) {
      unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    return Directory(Descriptor(number), path)
  }

  /// Opens a folder in this one; a link there is refused.
  package func openChild(_ name: EntryName) throws(DurabilityError) -> Directory {
    Directory(try openRaw(name, O_RDONLY | O_DIRECTORY), pathOf(name))
  }

  /// Opens a folder in this one and makes it first where it is missing; true after the fact of a
  /// crash too: the entry is synced before this returns. A folder that exists keeps its mode.
  ///
  /// - Parameter syncing: `nothing` where the caller owes this folder's sync (`SyncDebt`).
  package func makeChild(
    _ name: EntryName, mode: FileMode = .secretFolder, syncing: Syncing = .all
  ) throws(DurabilityError) -> Directory {
    do {
      try systemCall("mkdirat", pathOf(name)) {
        unsafe name.withCString { unsafe mkdirat(descriptor.number, $0, mode.rawValue) }
      }
      // A crash here leaves an empty folder or none: the next start makes it again.
      if syncing == .all { try sync() }
    } catch let error where error.isTaken {}
    return try openChild(name)
  }

  /// What stands under a name, a link as itself; throws ENOENT where nothing does.
  package func status(of name: EntryName) throws(DurabilityError) -> FileStatus {
    var status = stat()
    try systemCall("fstatat", pathOf(name)) {
      unsafe name.withCString {
        unsafe fstatat(descriptor.number, $0, &status, AT_SYMLINK_NOFOLLOW)
      }
    }
    return FileStatus(status)
  }

  /// What stands under a name, a link as itself; nil where nothing does.
  package func statusIfAny(of name: EntryName) throws(DurabilityError) -> FileStatus? {
    do { return try status(of: name) } catch let error where error.isMissing { return nil }
  }

  /// The folder's own status.
  package func status() throws(DurabilityError) -> FileStatus {
    try FileStatus.of(descriptor.number, path)
  }

  /// Puts the names in this folder on disk: what was made, renamed or removed before is so after a
  /// crash too. The content of the files has its own sync.
  package func sync() throws(DurabilityError) {
    try systemCall("fsync", path) { fsync(descriptor.number) }
  }

  /// Whether a rename between the two folders can work.
  package func isOnSameFileSystem(as other: Directory) throws(DurabilityError) -> Bool {
    try status().device == other.status().device
  }

  func pathOf(_ name: EntryName) -> String { "\(path)/\(name)" }

  func openRaw(
    _ name: EntryName, _ flags: Int32, mode: FileMode = .secret
  ) throws(DurabilityError) -> Descriptor {
    let number = try systemCall("openat2", pathOf(name)) {
      unsafe name.withCString {
        unsafe csystem_open_beneath(descriptor.number, $0, flags, mode.rawValue)
      }
    }
    return Descriptor(number)
  }
}
