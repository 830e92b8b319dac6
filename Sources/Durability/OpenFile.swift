import Glibc

/// An open regular file: closed when it goes out of use, or by `close`, which reports.
package struct OpenFile: ~Copyable, Sendable {
  /// The path as it was opened: for messages only.
  package let path: String
  let descriptor: Descriptor

  fileprivate init(_ descriptor: consuming Descriptor, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  package func status() throws(DurabilityError) -> FileStatus {
    try FileStatus.of(descriptor.number, path)
  }

  /// Reads on from the current place; 0 at the end, else at least one byte.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(DurabilityError) -> Int {
    try systemCall("read", path) {
      unsafe Glibc.read(descriptor.number, buffer.baseAddress, buffer.count)
    }
  }

  /// Fills the buffer from a byte offset, as far as the file goes; leaves the current place alone.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(DurabilityError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try systemCall("pread", path) {
        unsafe pread(
          descriptor.number, buffer.baseAddress! + filled, buffer.count - filled,
          off_t(offset) + off_t(filled))
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// The last `count` bytes, fewer where the file is shorter.
  package func tail(_ count: Int) throws(DurabilityError) -> [UInt8] {
    let size = try status().size
    return try bytes(from: max(0, size - Int64(count)), count: Int(min(size, Int64(count))))
  }

  /// All bytes of a small file; throws EFBIG where there are more than `limit`.
  package func readAll(limit: Int) throws(DurabilityError) -> [UInt8] {
    let bytes = try bytes(from: 0, count: Int(min(status().size, Int64(limit))) + 1)
    if bytes.count > limit { throw DurabilityError(call: "read", path: path, errno: EFBIG) }
    return bytes
  }

  private func bytes(from offset: Int64, count: Int) throws(DurabilityError) -> [UInt8] {
    var failure: DurabilityError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let room = unsafe UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count)
      do throws(DurabilityError) {
        filled = try unsafe read(into: room, at: offset)
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Goes back to the first byte, for a second reading.
  package func rewind() throws(DurabilityError) {
    try systemCall("lseek", path) { lseek(descriptor.number, 0, SEEK_SET) }
  }

  /// Writes all bytes at the current place. A crash, or an error, leaves any part of them.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(DurabilityError) {
    let start = try systemCall("lseek", path) { Int64(lseek(descriptor.number, 0, SEEK_CUR)) }
    try unsafe write(bytes, at: start)
    let end = off_t(start) + off_t(bytes.count)
    try systemCall("lseek", path) { lseek(descriptor.number, end, SEEK_SET) }
  }

  /// Writes all bytes from a byte offset on; leaves the current place alone. What was interrupted
  /// and written all the same is written again where it stands, and not behind itself.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(DurabilityError) {
    var written = 0
    while written < bytes.count {
      written += try systemCall("write", path) {
        unsafe pwrite(
          descriptor.number, bytes.baseAddress! + written, bytes.count - written,
          off_t(offset) + off_t(written))
      }
    }
  }

  /// Writes all bytes at the current place. A crash, or an error, leaves any part of them.
  package func write(_ bytes: some Sequence<UInt8>) throws(DurabilityError) {
    var failure: DurabilityError?
    unsafe Array(bytes).withUnsafeBytes { buffer in
      do throws(DurabilityError) { try unsafe write(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Writes all bytes at a byte offset; leaves the current place alone.
  package func write(_ bytes: [UInt8], at offset: Int64) throws(DurabilityError) {
    var failure: DurabilityError?
    unsafe bytes.withUnsafeBytes { buffer in
      do throws(DurabilityError) { try unsafe write(buffer, at: offset) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Puts the content on disk. After an error the file is worthless: the kernel may call a second
  /// sync good although the bytes are lost. Write it anew.
  package func sync() throws(DurabilityError) {
    try systemCall("fsync", path) { fsync(descriptor.number) }
  }

  /// Closes and reports what some file systems say only now.
  package consuming func close() throws(DurabilityError) {
    let path = path
    let code = descriptor.close()
    if code != 0 { throw DurabilityError(call: "close", path: path, errno: code) }
  }
}

extension Directory {
  /// Opens a regular file for reading. Never waits for the other end of a fifo, never wakes a
  /// device, never follows a link (ELOOP); EISDIR for a folder, EOPNOTSUPP for anything else, and
  /// ESTALE where the name meant another file a moment before.
  package func openFile(_ name: EntryName) throws(DurabilityError) -> OpenFile {
    let seen = try status(of: name)
    try requireRegular(seen, name)
    let file = OpenFile(try openRaw(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK), pathOf(name))
    let opened = try file.status()
    try requireRegular(opened, name)
    guard opened.isSameFile(as: seen) else { throw trouble(name, ESTALE) }
    return file
  }

  /// Makes a file that did not exist, with exactly this mode, open for writing; EEXIST where the
  /// name is taken. A crash leaves an empty or torn file: only dot-names and work folders may hold
  /// it.
  package func createFile(
    _ name: EntryName, mode: FileMode = .secret
  ) throws(DurabilityError) -> OpenFile {
    try create(name, O_WRONLY | O_CREAT | O_EXCL, mode)
  }

  /// Opens a file for writing in place and makes it first where it is missing.
  package func openForReplacing(
    _ name: EntryName, mode: FileMode = .secret
  ) throws(DurabilityError) -> OpenFile {
    if let seen = try statusIfAny(of: name) { try requireRegular(seen, name) }
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK
    let file = OpenFile(try openRaw(name, flags, mode: mode), pathOf(name))
    try requireRegular(file.status(), name)
    return file
  }

  /// Opens a file for adding at its end and makes it first where it is missing. A new name is
  /// durable only after a sync of the folder.
  package func appendFile(
    _ name: EntryName, mode: FileMode = .secret
  ) throws(DurabilityError) -> OpenFile {
    if let seen = try statusIfAny(of: name) { try requireRegular(seen, name) }
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK
    let file = OpenFile(try openRaw(name, flags, mode: mode), pathOf(name))
    try requireRegular(file.status(), name)
    return file
  }

  private func create(
    _ name: EntryName, _ flags: Int32, _ mode: FileMode
  ) throws(DurabilityError) -> OpenFile {
    let file = OpenFile(try openRaw(name, flags, mode: mode), pathOf(name))
    // The process's creation mask may have taken rights away that a recipient needs.
    try systemCall("fchmod", file.path) { fchmod(file.descriptor.number, mode.rawValue) }
    return file
  }

  private func requireRegular(
    _ status: FileStatus, _ name: EntryName
  ) throws(DurabilityError) {
    if status.isRegular { return }
    throw trouble(name, status.isLink ? ELOOP : status.isDirectory ? EISDIR : EOPNOTSUPP)
  }

  private func trouble(_ name: EntryName, _ code: Int32) -> DurabilityError {
    DurabilityError(call: "open", path: pathOf(name), errno: code)
  }
}
