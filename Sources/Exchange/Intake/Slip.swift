internal import Vocabulary

/// A small note that work keeps beside a claimed file: `key: value` lines, values escaped so that
/// any bytes of a stranger's file name stay on one line.
struct Slip: Sendable, Equatable {
  private var values: [String: String] = [:]

  init() {}

  subscript(key: String) -> String? {
    get { values[key] }
    set { values[key] = newValue }
  }

  subscript(number key: String) -> Int? {
    get { values[key].flatMap { Int($0) } }
    set { values[key] = newValue.map { String($0) } }
  }

  subscript(instant key: String) -> Instant? {
    get { values[key].flatMap { Instant(rfc3339: $0) } }
    set { values[key] = newValue?.description }
  }

  /// Raw bytes, for file names.
  subscript(bytes key: String) -> [UInt8]? {
    get { values[key].flatMap(Self.bytes(ofHex:)) }
    set { values[key] = newValue.map(Self.hex(of:)) }
  }

  /// In the order of the keys, so that equal slips are equal bytes.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      bytes += Array("\(key): ".utf8) + Array(Self.escaped(value).utf8) + [UInt8(ascii: "\n")]
    }
    return bytes
  }

  /// Lines that are none are passed over.
  init(decoding bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = line[(colon + 1)...].dropFirst()
      values[String(decoding: line[..<colon], as: UTF8.self)] = Self.unescaped(value)
    }
  }

  /// Byte by byte: a line break and the letter beside it can be one character.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): bytes += Array("%25".utf8)
      case UInt8(ascii: "\n"): bytes += Array("%0A".utf8)
      case UInt8(ascii: "\r"): bytes += Array("%0D".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        rest = rest.dropFirst(2)
        bytes.append(code)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hex(of bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(ofHex text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16) ?? 0
    }
  }
}
