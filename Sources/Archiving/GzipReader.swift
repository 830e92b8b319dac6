internal import CZlib

/// Unpacks what `GzipWriter`, or a sender, packed: bytes in, bytes out, memory of one buffer.
@safe final class GzipReader {
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutableRawBufferPointer
  private let sink: (UnsafeRawBufferPointer) -> Void
  private var isAtEnd = false
  private var isFresh = true

  init(sink: @escaping (UnsafeRawBufferPointer) -> Void) throws(GzipFailure) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe output = .allocate(byteCount: 64 * 1024, alignment: 16)
    unsafe self.sink = sink
    let code = unsafe inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if code != Z_OK { throw GzipFailure(call: "inflateInit2", code: code) }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// Members may follow one another. Throws where the bytes are no gzip.
  func write(_ bytes: UnsafeRawBufferPointer) throws(GzipFailure) {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: base.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(bytes.count)
    repeat {
      if isAtEnd { try begin() }
      isFresh = false
      unsafe stream.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
      unsafe stream.pointee.avail_out = UInt32(output.count)
      let code = unsafe inflate(stream, Z_NO_FLUSH)
      guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
        throw GzipFailure(call: "inflate", code: code)
      }
      let made = unsafe output.count - Int(stream.pointee.avail_out)
      if made > 0 { unsafe sink(UnsafeRawBufferPointer(rebasing: output[..<made])) }
      isAtEnd = code == Z_STREAM_END
    } while unsafe stream.pointee.avail_in > 0 || (stream.pointee.avail_out == 0 && !isAtEnd)
  }

  /// Whether what was written is whole.
  var isWhole: Bool { isAtEnd || isFresh }

  private func begin() throws(GzipFailure) {
    let code = unsafe inflateReset(stream)
    if code != Z_OK { throw GzipFailure(call: "inflateReset", code: code) }
    isAtEnd = false
  }
}
