internal import CZlib

/// The world's fault while packing: zlib could not go on.
package struct GzipFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The call of zlib.
  package let call: String
  package let code: Int32

  /// Memory may come back; nothing else does.
  package var isTemporary: Bool { code == Z_MEM_ERROR }
  package var description: String { "gzip: \(call): \(code)" }
}

/// Packs bytes as they pass, for the originals of the archive. The same bytes always pack alike: the
/// header carries neither time nor name.
@safe package final class GzipWriter {
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutableRawBufferPointer
  private let sink: (UnsafeRawBufferPointer) throws -> Void

  /// - Parameters:
  ///   - level: zlib's, 1 (fast) to 9.
  ///   - sink: takes the packed bytes, in order.
  package init(level: Int32 = 1, sink: @escaping (UnsafeRawBufferPointer) throws -> Void)
    throws(GzipFailure)
  {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe output = .allocate(byteCount: 64 * 1024, alignment: 16)
    unsafe self.sink = sink
    // 15 bits of window, and 16 for a gzip header: all zero but the operating system's byte.
    let code = unsafe deflateInit2_(
      stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    if code != Z_OK { throw GzipFailure(call: "deflateInit2", code: code) }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// Throws what the sink throws, or a `GzipFailure`.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = unsafe bytes
    while rest.count > 0 {
      let piece = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: piece.baseAddress!.assumingMemoryBound(to: UInt8.self))
      unsafe stream.pointee.avail_in = UInt32(piece.count)
      try pump(Z_NO_FLUSH)
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
    }
  }

  package func write(_ bytes: [UInt8]) throws {
    try unsafe bytes.withUnsafeBytes { try unsafe write($0) }
  }

  /// Ends the stream; without it what was written is torn.
  package func finish() throws {
    unsafe stream.pointee.avail_in = 0
    try pump(Z_FINISH)
  }

  private func pump(_ flush: Int32) throws {
    while true {
      unsafe stream.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
      unsafe stream.pointee.avail_out = UInt32(output.count)
      let code = unsafe deflate(stream, flush)
      if code == Z_STREAM_ERROR { throw GzipFailure(call: "deflate", code: code) }
      let packed = unsafe output.count - Int(stream.pointee.avail_out)
      if packed > 0 { try unsafe sink(UnsafeRawBufferPointer(rebasing: output[..<packed])) }
      if code == Z_STREAM_END { return }
      if flush == Z_NO_FLUSH, unsafe stream.pointee.avail_out > 0 { return }
    }
  }
}
