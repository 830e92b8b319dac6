/// RFC 4648 base64 with padding, as signatures are written.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let packed = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let sextet = Int(packed >> UInt32(18 - 6 * place) & 63)
        text.append(place <= group.count ? alphabet[sextet] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for anything but whole, padded groups.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 4 == 0 else { return nil }
    let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    var bytes: [UInt8] = []
    var packed: UInt32 = 0
    for (place, digit) in digits.enumerated() {
      let isPadding = place >= digits.count - padding
      guard let sextet = isPadding ? 0 : alphabet.firstIndex(of: digit) else { return nil }
      packed = packed << 6 | UInt32(sextet)
      if place % 4 == 3 {
        for shift in [UInt32(16), 8, 0] { bytes.append(UInt8(packed >> shift & 0xFF)) }
        packed = 0
      }
    }
    return Array(bytes.dropLast(padding))
  }
}
