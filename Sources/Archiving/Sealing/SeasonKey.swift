internal import Crypto
internal import Vocabulary

/// The secret under which a season's originals and outputs are sealed: destroyed, they are gone.
package struct SeasonKey: Sendable {
  private let key: SymmetricKey

  package static let byteCount = 32

  /// The raw 32 bytes of the key file; nil for any other length.
  package init?(fileContent: [UInt8]) {
    guard fileContent.count == Self.byteCount else { return nil }
    key = SymmetricKey(data: fileContent)
  }

  /// A new key from `random`, which must be the operating system's own randomness.
  package static func generate(using random: inout some RandomNumberGenerator) -> SeasonKey {
    SeasonKey(fileContent: Secret.bytes(byteCount, &random))!
  }

  /// What the key file holds; mode 0600.
  package var fileContent: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }

  /// Says which key it is, and nothing of it: 64 hexadecimal digits of HKDF-SHA256 with the info
  /// `masar season key`.
  package var fingerprint: String { Hexadecimal.text(identity) }

  /// The first bytes of the fingerprint, as sealed files name their key.
  var id: ArraySlice<UInt8> { identity.prefix(SealHeader.idBytes) }

  private var identity: [UInt8] {
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Array("masar season key".utf8), outputByteCount: 32)
    return unsafe derived.withUnsafeBytes { unsafe Array($0) }
  }

  /// What the file's own key is made from: HMAC-SHA256 over its path in the archive, a zero byte and
  /// the SHA-256 of its content. The same file at the same place seals alike, any other does not.
  func salt(path: [String], digest: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Array(path.joined(separator: "/").utf8) + [0] + digest, using: key))
  }

  /// The key of one file.
  func fileKey(salt: [UInt8]) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, salt: salt, info: Array("masar archive file 1".utf8),
      outputByteCount: 32)
  }
}
