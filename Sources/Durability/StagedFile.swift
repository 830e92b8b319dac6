import Glibc

/// A new file written through a buffer, for outputs that nobody may see yet.
///
/// Adding never throws, so that it can stand in the innermost loop: the first failure is kept, what
/// comes after it is dropped, and `finish` throws it. Without `finish` the file is torn and
/// worthless; recovery removes it. Not for several threads.
@safe package final class StagedFile {
  private let base: UnsafeMutableRawPointer
  private let capacity: Int
  private var used = 0
  private var flushed = 0
  private var file: OpenFile?
  private let observe: ((RawSpan) -> Void)?

  /// The first failure, for who wants to stop early.
  package private(set) var failure: DurabilityError?

  /// Makes the file, which must not exist. `observe` sees every byte once, in order, in large
  /// pieces: for a digest.
  package init(
    _ name: EntryName, in directory: Directory, mode: FileMode = .collected,
    bufferSize: Int = 256 * 1024, observe: ((RawSpan) -> Void)? = nil
  ) throws(DurabilityError) {
    file = try directory.createFile(name, mode: mode)
    capacity = max(bufferSize, 1)
    unsafe base = .allocate(byteCount: capacity, alignment: 64)
    self.observe = observe
  }

  deinit { unsafe base.deallocate() }

  /// Bytes added so far.
  package var count: Int { flushed + used }

  package func append(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count > capacity - used {
      flush()
      if bytes.count >= capacity { return unsafe write(bytes) }
    }
    guard let start = bytes.baseAddress else { return }
    unsafe memcpy(base + used, start, bytes.count)
    used += bytes.count
  }

  package func append(_ byte: UInt8) {
    if used == capacity { flush() }
    unsafe base.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
    used += 1
  }

  package func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  package func append(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  package func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  package func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  /// Puts all bytes on disk and closes. The name is durable only after a sync of the folder, which
  /// the caller does once for all its staged files.
  ///
  /// - Parameter syncing: `nothing` where the caller owes the sync (`SyncDebt`), or reads the file
  ///   back and removes it.
  package func finish(syncing: Syncing = .bytes) throws(DurabilityError) {
    flush()
    guard let file = file.take() else { preconditionFailure("a staged file is finished once") }
    if let failure { throw failure }
    if syncing != .nothing { try file.sync() }
    try file.close()
  }

  private func flush() {
    let filled = used
    used = 0
    unsafe write(UnsafeRawBufferPointer(start: base, count: filled))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) {
    flushed += bytes.count
    if bytes.count == 0 || failure != nil { return }
    observe?(unsafe bytes.bytes)
    do throws(DurabilityError) { try unsafe file!.write(bytes) } catch { failure = error }
  }
}
