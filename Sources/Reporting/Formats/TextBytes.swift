/// Small texts and numbers as the bytes of a document: every writer of this target appends to a
/// `[UInt8]` that its caller drains to a file.
extension [UInt8] {
  mutating func append(_ text: StaticString) {
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(text: String) { append(contentsOf: text.utf8) }

  /// The decimal digits of `number`, a hyphen before a negative one.
  mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// At least `width` digits.
  mutating func append(number: Int, width: Int) {
    let digits = String(number)
    for _ in 0..<Swift.max(0, width - digits.utf8.count) { append(0x30) }
    append(text: digits)
  }
}

/// Scalar by scalar through bytes of which nobody knows whether they are UTF-8.
enum UTF8Walk {
  /// Calls `body` with each scalar and its bytes; what is no UTF-8 comes as U+FFFD.
  static func each(
    _ bytes: ArraySlice<UInt8>, _ body: (Unicode.Scalar, ArraySlice<UInt8>) -> Void
  ) {
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let length = length(of: bytes[place])
      let end = place + length
      if length > 0, end <= bytes.endIndex, let scalar = scalar(bytes[place..<end]) {
        body(scalar, bytes[place..<end])
        place = end
      } else {
        body("\u{FFFD}", [0xEF, 0xBF, 0xBD])
        place += 1
      }
    }
  }

  private static func length(of lead: UInt8) -> Int {
    switch lead {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let lead = bytes.first else { return nil }
    if bytes.count == 1 { return Unicode.Scalar(lead) }
    var value = UInt32(lead) & (0xFF >> UInt32(bytes.count + 1))
    for byte in bytes.dropFirst() {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = bytes.count == 2 ? 0x80 : bytes.count == 3 ? 0x800 : 0x10000
    return value >= smallest ? Unicode.Scalar(value) : nil
  }
}
