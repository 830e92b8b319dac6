internal import Crypto
package import Vocabulary

/// The first bytes of a sealed file: which form, which season's key, and what the file's own key is
/// made from. `Documentation/ArchiveFormat.md` is this file in words.
package struct SealHeader: Sendable, Equatable {
  package let season: Season
  /// The first bytes of the key's fingerprint.
  let keyID: [UInt8]
  let salt: [UInt8]

  /// The end of a sealed file's name, behind the name of what is in it.
  package static let suffix = ".sealed"

  static let magic = Array("masar sealed 1\n".utf8)
  static let idBytes = 8
  static let saltBytes = 32
  static let byteCount = magic.count + 5 + idBytes + saltBytes
  /// Bytes of content in each chunk but the last.
  static let chunkBytes = 65_536
  /// Bytes of the tag behind each chunk.
  static let tagBytes = 16

  init(season: Season, key: SeasonKey, salt: [UInt8]) {
    self.season = season
    keyID = Array(key.id)
    self.salt = salt
  }

  /// Nil where the bytes do not begin a sealed file.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else { return nil }
    let rest = bytes.dropFirst(Self.magic.count)
    guard let season = Season(String(decoding: rest.prefix(4), as: UTF8.self)),
      rest.dropFirst(4).first == 0x0A
    else { return nil }
    self.season = season
    keyID = Array(rest.dropFirst(5).prefix(Self.idBytes))
    salt = Array(rest.suffix(Self.saltBytes))
  }

  /// Which key sealed the file: the first 16 hexadecimal digits of its fingerprint.
  package var keyName: String { Hexadecimal.text(keyID) }

  var bytes: [UInt8] { Self.magic + Array("\(season)\n".utf8) + keyID + salt }

  func isSealed(by key: SeasonKey) -> Bool { key.id.elementsEqual(keyID) }

  /// The nonce of a chunk: its number in eleven bytes, and whether it is the last. So nothing can be
  /// cut off, put elsewhere, or left out.
  static func nonce(_ chunk: Int, isLast: Bool) -> AES.GCM.Nonce {
    var bytes = [UInt8](repeating: 0, count: 12)
    for place in 0..<8 { bytes[10 - place] = UInt8(truncatingIfNeeded: chunk >> (8 * place)) }
    bytes[11] = isLast ? 1 : 0
    guard let nonce = try? AES.GCM.Nonce(data: bytes) else {
      preconditionFailure("twelve bytes are a nonce")
    }
    return nonce
  }

  /// Of the whole file, for so many bytes of content.
  static func sealedSize(of content: Int64) -> Int64 {
    let chunks = max(1, (content + Int64(chunkBytes) - 1) / Int64(chunkBytes))
    return Int64(byteCount) + content + chunks * Int64(tagBytes)
  }
}
