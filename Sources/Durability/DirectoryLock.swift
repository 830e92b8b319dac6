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

  /// The process that holds the folder, as far as the kernel tells; nil where nobody does.
  package func lockHolder() -> Int? {
    guard let status = try? status(),
      let table = unsafe fopen("/proc/locks", "re")
    else { return nil }
    defer { unsafe fclose(table) }
    // As the C library takes a device apart: two file systems may number their folders alike.
    let device = [
      status.device >> 8 & 0xfff | status.device >> 32 & ~0xfff,
      status.device & 0xff | status.device >> 12 & ~0xff & 0xffff_ffff,
    ]
    var line = [CChar](repeating: 0, count: 256)
    while unsafe fgets(&line, 256, table) != nil {
      // 4: FLOCK  ADVISORY  WRITE 31098 fe:00:16237108 0 EOF
      let words = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
      )
      .split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK" else { continue }
      let place = words[5].split(separator: ":")
      guard place.count == 3, place[2] == "\(status.inode)",
        place.prefix(2).map({ UInt64($0, radix: 16) }) == device
      else { continue }
      return Int(words[4])
    }
    return nil
  }
}
