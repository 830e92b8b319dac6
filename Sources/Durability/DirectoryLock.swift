import Glibc

/// A folder held by this process alone, until the value goes out of use or the process ends,
/// however it ends: the kernel lets go, no file stays behind.
package struct DirectoryLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  fileprivate init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
}

extension Directory {
  /// Takes the folder for this process alone; nil where somebody holds it.
  package func lock() throws(DurabilityError) -> DirectoryLock? {
    // A description of its own: a second holder in this process is refused as well.
    let number = try systemCall("open", path) {
      unsafe openat(self.descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    let descriptor = Descriptor(number)
    do {
      try systemCall("flock", path) { flock(number, LOCK_EX | LOCK_NB) }
    } catch let error where error.errno == EWOULDBLOCK {
      return nil
    }
    return DirectoryLock(descriptor)
  }
}
