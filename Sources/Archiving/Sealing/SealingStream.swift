internal import Crypto

/// Seals bytes as they pass: one chunk in memory, whatever the size of the file.
final class SealingStream {
  private let header: [UInt8]
  private let key: SymmetricKey
  private var chunk: [UInt8] = []
  private var chunks = 0

  init(_ header: SealHeader, _ key: SeasonKey) {
    self.header = header.bytes
    self.key = key.fileKey(salt: header.salt)
    chunk.reserveCapacity(SealHeader.chunkBytes)
  }

  /// - Parameter sink: takes the sealed bytes, in order: the header comes with the first chunk.
  func write(_ bytes: UnsafeRawBufferPointer, to sink: ([UInt8]) throws -> Void) throws {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      // Only once more bytes come is a full chunk known not to be the last.
      if chunk.count == SealHeader.chunkBytes { try sink(seal(isLast: false)) }
      let piece = unsafe rest.prefix(SealHeader.chunkBytes - chunk.count)
      unsafe chunk.append(contentsOf: piece)
      unsafe rest = rest.dropFirst(piece.count)
    }
  }

  /// Ends the file; without it what was written does not open.
  func finish(to sink: ([UInt8]) throws -> Void) throws { try sink(seal(isLast: true)) }

  private func seal(isLast: Bool) throws -> [UInt8] {
    let box = try AES.GCM.seal(
      chunk, using: key, nonce: SealHeader.nonce(chunks, isLast: isLast), authenticating: header)
    var bytes = chunks == 0 ? header : []
    bytes.reserveCapacity(bytes.count + chunk.count + SealHeader.tagBytes)
    bytes += box.ciphertext
    bytes += box.tag
    chunks += 1
    chunk.removeAll(keepingCapacity: true)
    return bytes
  }
}
