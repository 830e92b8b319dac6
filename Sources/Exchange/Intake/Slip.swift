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
    var text = ""
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      text += "\(key): \(Self.escaped(value))\n"
    }
    return Array(text.utf8)
  }

  init(decoding bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      values[String(line[..<colon])] = Self.unescaped(String(value))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\n", with: "%0A").replacing("\r", with: "%0D")
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%25", with: "%")
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
