internal import Crypto
package import Vocabulary

/// The secret of one season that the Umrah system shares with us: both sides make the same key of a
/// passport, and whoever has a list of keys alone learns nobody's number.
package struct UmrahKey: Sendable {
  /// The code before its message: the key's own blocks are hashed once, not once a passport.
  private let prepared: HMAC<SHA256>
  private let key: SymmetricKey

  init(key: SymmetricKey) {
    self.key = key
    prepared = HMAC<SHA256>(key: key)
  }

  /// Characters of a passport's key.
  package static let length = 64

  /// What the operator of that system is given: 64 hexadecimal digits and a line feed.
  package var fileContent: [UInt8] {
    var bytes: [UInt8] = []
    for byte in unsafe key.withUnsafeBytes({ unsafe Array($0) }) { Self.append(byte, to: &bytes) }
    bytes.append(0x0A)
    return bytes
  }

  /// HMAC-SHA-256 of the number, `|` and the issuer's canonical code; hexadecimal, lower case.
  ///
  /// - Parameter number: normalised UTF-8, as lists carry it.
  package func passportKey(of number: some Collection<UInt8>, issuer: CountryCode) -> [UInt8] {
    var message = Array(number)
    message.append(UInt8(ascii: "|"))
    message.append(contentsOf: issuer.canonical.description.utf8)
    var code = prepared
    code.update(data: message)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.length)
    for byte in code.finalize() { Self.append(byte, to: &bytes) }
    return bytes
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    for digit in [byte >> 4, byte & 15] {
      bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
    }
  }
}
