internal import Durability
internal import Parsing

/// A file of `work/` or of an inbox as a stream of bytes, every one of which passes `observe` once.
@safe final class FileSource: ByteSource {
  private let file: OpenFile
  private let observe: (UnsafeRawBufferPointer) throws -> Void

  init(
    _ file: consuming OpenFile,
    observe: @escaping (UnsafeRawBufferPointer) throws -> Void = { _ in }
  ) {
    self.file = file
    unsafe self.observe = observe
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = unsafe try file.read(into: buffer)
    unsafe try observe(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  /// Reads on to the end, for what observes.
  func drain() throws {
    try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
      while unsafe try read(into: buffer) > 0 {}
    }
  }
}

extension ByteSource {
  /// Hands all bytes to `body` in large pieces.
  func drain(_ body: (UnsafeRawBufferPointer) -> Void) throws {
    try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
      while true {
        let count = unsafe try read(into: buffer)
        if count == 0 { return }
        unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }
}
