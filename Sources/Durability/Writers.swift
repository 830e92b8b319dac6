import CSystem
import Glibc

/// Whether somebody can still change a file's bytes through an open descriptor.
package enum Writers: Equatable, Sendable {
  /// The kernel says that nobody has it open for writing at this moment.
  case none
  /// Somebody has.
  case present
  /// None was seen, but the kernel would not say: wait for the file to rest, and take a copy.
  case unseen
}

extension OpenFile {
  /// Asks who has this file, opened by `Directory.openFile`, open for writing.
  ///
  /// A read lease is granted only while nobody has; it is given back at once. It needs the owner of
  /// the file or CAP_LEASE, and a local file system. Without, the open descriptors of all processes
  /// that we may look at are searched; that misses other users' and other machines' processes and
  /// mappings, so it never answers `none`.
  package func writers() throws(DurabilityError) -> Writers {
    if csystem_prove_no_writer(descriptor.number) == 0 { return .none }
    if errno == EAGAIN { return .present }
    return try writersByProcess()
  }

  /// The search alone: `present` or `unseen`.
  package func writersByProcess() throws(DurabilityError) -> Writers {
    let wanted = try status()
    var found = false
    try Directory.open("/proc").forEachEntry { process in
      if process.bytes.allSatisfy({ (0x30...0x39).contains($0) }), let process = process.text {
        found = Self.process(process, mayWrite: wanted)
      }
      return !found
    }
    return found ? .present : .unseen
  }

  /// A process that ends while we look, or that we may not look at, is passed over.
  private static func process(_ process: String, mayWrite wanted: FileStatus) -> Bool {
    guard let descriptors = try? Directory.open("/proc/\(process)/fd") else { return false }
    var found = false
    try? descriptors.forEachEntry { number in
      var status = stat()
      let result = unsafe number.withCString {
        unsafe fstatat(descriptors.descriptor.number, $0, &status, 0)
      }
      if result == 0, FileStatus(status).isSameFile(as: wanted), let number = number.text {
        found = isOpenForWriting("/proc/\(process)/fdinfo/\(number)")
      }
      return !found
    }
    return found
  }

  /// The line `flags:` of a descriptor's description is octal; its lowest two bits are the mode.
  private static func isOpenForWriting(_ path: String) -> Bool {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return false }
    let descriptor = Descriptor(number)
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe Glibc.read(descriptor.number, $0.baseAddress, $0.count)
    }
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix("flags:") {
      let digits = line.dropFirst(6).drop { $0 == "\t" || $0 == " " }
      return (Int32(digits, radix: 8) ?? 0) & O_ACCMODE != O_RDONLY
    }
    return false
  }
}
