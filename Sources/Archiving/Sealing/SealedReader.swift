internal import Crypto
internal import Durability

/// A sealed file as the bytes that were sealed, in order: one chunk in memory.
///
/// Every chunk is proved before it is given out; that the whole is what was sealed under this path
/// is known at the end.
final class SealedReader {
  let header: SealHeader
  private let file: OpenFile
  private let size: Int64
  private let path: [String]
  private let seasonKey: SeasonKey
  private let key: SymmetricKey
  private var offset = Int64(SealHeader.byteCount)
  private var chunks = 0
  private var isAtEnd = false
  private var digest = ContentDigest()

  /// - Parameters:
  ///   - path: in the archive, under the name that the file has there unsealed.
  ///   - keys: asked for the season that the header names.
  init(_ file: consuming OpenFile, at path: [String], _ keys: SeasonKeys) throws {
    let place = path.joined(separator: "/")
    size = try file.status().size
    guard let header = try Self.header(of: file) else { throw SealTrouble.broken(path: place) }
    guard let key = try keys.key(of: header.season), header.isSealed(by: key) else {
      throw SealTrouble.noKey(season: header.season, key: header.keyName, path: place)
    }
    self.header = header
    self.file = file
    self.path = path
    seasonKey = key
    self.key = key.fileKey(salt: header.salt)
  }

  /// What a file's first bytes say; nil where it is not sealed.
  static func header(of file: borrowing OpenFile) throws -> SealHeader? {
    SealHeader(try bytes(of: file, from: 0, count: SealHeader.byteCount))
  }

  /// - Returns: the next bytes; nil at the end.
  func next() throws -> [UInt8]? {
    if isAtEnd { return nil }
    let rest = size - offset
    let room = SealHeader.chunkBytes + SealHeader.tagBytes
    let isLast = rest <= Int64(room)
    let count = isLast ? Int(max(rest, 0)) : room
    let sealed = try Self.bytes(of: file, from: offset, count: count)
    // An empty chunk is the only one of an empty file.
    guard sealed.count == count, count >= SealHeader.tagBytes,
      chunks == 0 || count > SealHeader.tagBytes,
      let content = open(sealed, isLast: isLast)
    else { throw broken }
    digest.update(content)
    offset += Int64(count)
    chunks += 1
    if isLast {
      isAtEnd = true
      let salt = seasonKey.salt(path: path, digest: Hexadecimal.bytes(digest.hexadecimal) ?? [])
      guard salt == header.salt else { throw broken }
    }
    return content
  }

  private func open(_ sealed: [UInt8], isLast: Bool) -> [UInt8]? {
    guard
      let box = try? AES.GCM.SealedBox(
        nonce: SealHeader.nonce(chunks, isLast: isLast),
        ciphertext: sealed.dropLast(SealHeader.tagBytes), tag: sealed.suffix(SealHeader.tagBytes)),
      let content = try? AES.GCM.open(box, using: key, authenticating: header.bytes)
    else { return nil }
    return Array(content)
  }

  private var broken: SealTrouble { .broken(path: path.joined(separator: "/")) }

  private static func bytes(
    of file: borrowing OpenFile, from offset: Int64, count: Int
  ) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try unsafe bytes.withUnsafeMutableBytes {
      try unsafe file.read(into: $0, at: offset)
    }
    bytes.removeLast(count - read)
    return bytes
  }
}
