internal import Crypto

/// A node of the log's tree: SHA-256, hashed as RFC 6962 §2.1 says.
package struct LogHash: Sendable, Hashable {
  /// Big-endian words, so that the value needs no heap.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  package static let byteCount = 32

  /// Exactly 32 bytes; nil for any other number.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: [UInt64] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      words.append(rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
      rest = rest.dropFirst(8)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  private init(_ digest: SHA256.Digest) {
    self.init(Array(digest))!
  }

  /// The hash of an entry: SHA-256 (0x00 ‖ entry).
  package static func leaf(_ entry: some Collection<UInt8>) -> LogHash {
    LogHash(SHA256.hash(data: [0] + entry))
  }

  /// The hash of two subtrees: SHA-256 (0x01 ‖ left ‖ right).
  package static func node(_ left: LogHash, _ right: LogHash) -> LogHash {
    LogHash(SHA256.hash(data: [1] + left.bytes + right.bytes))
  }

  /// The root of a log without entries: SHA-256 of nothing.
  package static let empty = LogHash(SHA256.hash(data: [UInt8]()))

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    for word in [words.0, words.1, words.2, words.3] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return bytes
  }

  /// Base64 (RFC 4648, padded), as checkpoints, proofs and results write it.
  package var text: String { Base64.text(bytes) }

  /// Nil for anything but the base64 of 32 bytes.
  package init?(text: String) {
    guard let bytes = Base64.bytes(text) else { return nil }
    self.init(bytes)
  }

  package static func == (left: LogHash, right: LogHash) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
