/// A checksum file, in the format of `sha256sum`.
package enum ChecksumFile {
  /// The digest that the file states: 64 hexadecimal digits at the start of its first line.
  package static func digest(in bytes: [UInt8]) -> String? {
    let line = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == UInt8(ascii: "\\") }
    let digits = line.prefix { $0 > 0x20 }
    guard digits.count == 64 else { return nil }
    let text = String(decoding: digits, as: UTF8.self).lowercased()
    return text.allSatisfy(\.isHexDigit) ? text : nil
  }
}
