package import Vocabulary

/// Bytes in order, from a file or from another source that unpacks or converts them.
package protocol ByteSource: AnyObject {
  /// Reads up to `buffer.count` bytes (at least one is asked for) and returns how many; 0 at the
  /// end, or where `fault` says that the sender's bytes cannot be read on. Throws what the file
  /// system throws.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// What is wrong with the bytes, once `read` has returned 0.
  var fault: FileFault? { get }
}

extension ByteSource {
  package var fault: FileFault? { nil }
}

/// Bytes that are in memory already; hands out at most `chunk` at a time.
package final class BytesSource: ByteSource {
  private let bytes: [UInt8]
  private let chunk: Int
  private var place = 0

  package init(_ bytes: [UInt8], chunk: Int = .max) {
    self.bytes = bytes
    self.chunk = chunk
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, chunk, bytes.count - place)
    unsafe buffer.copyBytes(from: bytes[place..<place + count])
    place += count
    return count
  }
}

/// Stops a source that grows beyond the limit of unpacked bytes.
package final class BoundedSource: ByteSource {
  private let source: any ByteSource
  private let limits: ReadingLimits
  private let syntax: FileFormat
  private var total = 0
  private var ownFault: FileFault?

  package init(_ source: any ByteSource, limits: ReadingLimits, syntax: FileFormat) {
    self.source = source
    self.limits = limits
    self.syntax = syntax
  }

  package var fault: FileFault? { ownFault ?? source.fault }

  /// More bytes came than the limit lets through.
  package var isExceeded: Bool { ownFault != nil }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if ownFault != nil { return 0 }
    let count = unsafe try source.read(into: buffer)
    total += count
    if total <= limits.unpackedBytes { return count }
    ownFault = Limit.unpackedBytes.exceeded(limits, syntax)
    return 0
  }
}
