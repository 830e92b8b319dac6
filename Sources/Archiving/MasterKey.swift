internal import Crypto
package import Vocabulary

/// The home's secret, from which every recipient's key of every season follows: a new recipient
/// needs no act.
package struct MasterKey: Sendable {
  private let key: SymmetricKey

  package static let byteCount = 32

  /// The raw 32 bytes of the key file; nil for any other length.
  package init?(fileContent: [UInt8]) {
    guard fileContent.count == Self.byteCount else { return nil }
    key = SymmetricKey(data: fileContent)
  }

  /// A new key from `random`, which must be the operating system's own randomness.
  package static func generate(using random: inout some RandomNumberGenerator) -> MasterKey {
    MasterKey(fileContent: Secret.bytes(byteCount, &random))!
  }

  /// What the key file holds; mode 0600.
  package var fileContent: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }

  /// Says which key it is, and nothing of it: the first 16 hexadecimal digits of HKDF-SHA256 with the
  /// info `masar-log`.
  package var fingerprint: String {
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Array("masar-log".utf8), outputByteCount: 8)
    return unsafe derived.withUnsafeBytes { unsafe Hexadecimal.text($0) }
  }

  /// The key that the Umrah system is given for one season: HKDF-SHA256 with the season's four digits
  /// as salt and `umrah-link` as info, which no party can be called.
  package func umrahKey(season: Season) -> UmrahKey {
    UmrahKey(
      key: HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, salt: Array(season.description.utf8),
        info: Array("umrah-link".utf8), outputByteCount: 32))
  }

  /// HKDF-SHA256 with the season's four digits as salt and the recipient's name as info.
  package func recipientKey(season: Season, recipient: PartyID) -> RecipientKey {
    RecipientKey(
      key: HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, salt: Array(season.description.utf8),
        info: Array(recipient.rawValue.utf8), outputByteCount: 32))
  }
}

/// The key of one recipient in one season: under it people have tokens that no other recipient's
/// list can be joined with.
package struct RecipientKey: Sendable {
  /// The code before its message: the key's own blocks are hashed once, not once a person.
  private let prepared: HMAC<SHA256>

  fileprivate init(key: SymmetricKey) { prepared = HMAC<SHA256>(key: key) }

  /// Characters of a token.
  package static let tokenLength = 20

  /// Appends the person's token: the first 20 characters of the base32 (RFC 4648, no padding) of
  /// HMAC-SHA-256 over the ledger's number of the person in decimal digits.
  package func appendToken(of person: Int64, to bytes: inout [UInt8]) {
    precondition(person >= 0, "the ledger numbers people from 1")
    unsafe withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
      var start = digits.count
      var rest = person
      repeat {
        start -= 1
        unsafe digits[start] = 0x30 + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      var code = prepared
      unsafe code.update(data: UnsafeRawBufferPointer(rebasing: digits[start...]))
      Self.appendBase32(code.finalize(), to: &bytes)
    }
  }

  /// The same as text; for single questions.
  package func personToken(_ person: Int64) -> String {
    var bytes: [UInt8] = []
    appendToken(of: person, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let alphabet: InlineArray<32, UInt8> = .init { place in
    UInt8(place < 26 ? 0x41 + place : 0x32 + place - 26)
  }

  /// Twenty characters are a hundred bits: the first thirteen bytes.
  private static func appendBase32(_ code: HMAC<SHA256>.MAC, to bytes: inout [UInt8]) {
    unsafe code.withUnsafeBytes { code in
      var place = 0
      for start in [0, 5, 10] {
        var group: UInt64 = 0
        for offset in 0..<5 { group = unsafe group << 8 | UInt64(code[start + offset]) }
        for shift in stride(from: UInt64(35), through: 0, by: -5) where place < tokenLength {
          bytes.append(alphabet[Int(group >> shift & 31)])
          place += 1
        }
      }
    }
  }
}
