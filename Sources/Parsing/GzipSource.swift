internal import CZlib
package import Vocabulary

/// A file's bytes unpacked where `isPacked`, and stopped at the limit of unpacked bytes.
package func unpackedSource(
  _ source: any ByteSource, isPacked: Bool, limits: ReadingLimits, syntax: FileFormat
) -> BoundedSource {
  BoundedSource(isPacked ? GzipSource(source) : source, limits: limits, syntax: syntax)
}

/// Undoes gzip as it is read: any number of members, nothing else before or after them.
///
/// Unbounded in itself: put a `BoundedSource` on it. An empty source is an empty file.
@safe package final class GzipSource: ByteSource {
  private let source: any ByteSource
  /// zlib keeps the address of its stream, so it stays on the heap.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isInMember = false
  private var hasMember = false
  package private(set) var fault: FileFault?
  /// The bytes end inside a member: an upload that may still be under way.
  package private(set) var isTruncated = false

  package init(_ source: any ByteSource) {
    self.source = source
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe input = .allocate(byteCount: 65_536, alignment: 16)
    let windowBitsForGzip: Int32 = 15 + 16
    let status = unsafe inflateInit2_(
      stream, windowBitsForGzip, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot begin")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
    unsafe input.deallocate()
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    precondition(buffer.count > 0)
    let room = min(buffer.count, Int(Int32.max))
    unsafe stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(room)
    while fault == nil, unsafe Int(stream.pointee.avail_out) == room {
      if unsafe stream.pointee.avail_in == 0, try !refill() { break }
      step()
    }
    return unsafe room - Int(stream.pointee.avail_out)
  }

  /// False at the end of the packed bytes.
  private func refill() throws -> Bool {
    let count = unsafe try source.read(into: input)
    unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = UInt32(count)
    if count > 0 { return true }
    fault = source.fault
    if fault == nil, isInMember {
      isTruncated = true
      fault = Self.truncated
    }
    return false
  }

  private func step() {
    if !isInMember {
      guard unsafe !hasMember || stream.pointee.next_in.pointee == 0x1F else {
        fault = Self.trailing
        return
      }
      unsafe inflateReset(stream)
      isInMember = true
    }
    switch unsafe inflate(stream, Z_NO_FLUSH) {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isInMember = false
      hasMember = true
    default: fault = Self.corrupt
    }
  }

  private static let truncated = FileFault(
    .f008, en: "The gzip data end too early: the file was cut off.",
    ar: "بيانات gzip ناقصة: الملف مبتور.")
  private static let corrupt = FileFault(
    .f008, en: "The gzip data are damaged or are not gzip.",
    ar: "بيانات gzip تالفة أو ليست gzip.")
  private static let trailing = FileFault(
    .f008, en: "Something that is not gzip follows the gzip data.",
    ar: "بعد بيانات gzip محتوى ليس من gzip.")
}
