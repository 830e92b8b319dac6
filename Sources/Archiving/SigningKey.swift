internal import Crypto

/// The home's Ed25519 key, by which partners tell its receipts and results from anybody else's.
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// The raw 32 bytes of the key file; nil for any other length.
  package init?(fileContent: [UInt8]) {
    guard fileContent.count == Self.byteCount,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: fileContent)
    else { return nil }
    self.key = key
  }

  /// A new key from `random`, which must be the operating system's own randomness.
  package static func generate(using random: inout some RandomNumberGenerator) -> SigningKey {
    // Any 32 bytes are an Ed25519 seed.
    SigningKey(fileContent: Secret.bytes(byteCount, &random))!
  }

  package static let byteCount = 32

  /// What the key file holds; mode 0600.
  package var fileContent: [UInt8] { Array(key.rawRepresentation) }

  /// What partners verify with.
  package var verifyingKey: VerifyingKey { VerifyingKey(key: key.publicKey) }

  /// The signature of exactly these bytes, base64.
  package func sign(_ bytes: [UInt8]) -> String {
    guard let signature = try? key.signature(for: bytes) else {
      preconditionFailure("an Ed25519 key signs any bytes")
    }
    return Base64.text(Array(signature))
  }
}

/// The public half of a signing key.
package struct VerifyingKey: Sendable {
  fileprivate let key: Curve25519.Signing.PublicKey

  fileprivate init(key: Curve25519.Signing.PublicKey) { self.key = key }

  /// The raw 32 bytes; nil for any other length.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return nil }
    self.key = key
  }

  /// The base64 of the raw 32 bytes; nil for anything else.
  package init?(text: String) {
    guard let bytes = Base64.bytes(text) else { return nil }
    self.init(bytes: bytes)
  }

  package var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// The name of the key in signatures: the first 8 bytes of its SHA-256, 16 hexadecimal digits.
  package var id: String { Hexadecimal.text(SHA256.hash(data: key.rawRepresentation).prefix(8)) }

  /// Base64, as it is published to partners.
  package var text: String { Base64.text(bytes) }

  /// Whether `signature` (base64) is the key's over exactly these bytes.
  package func verifies(_ signature: String, of bytes: [UInt8]) -> Bool {
    guard let raw = Base64.bytes(signature) else { return false }
    return key.isValidSignature(raw, for: bytes)
  }
}

enum Secret {
  static func bytes(_ count: Int, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<count).map { _ in random.next() }
  }
}
