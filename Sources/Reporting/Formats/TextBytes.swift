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
  /// What is written in the place of a scalar.
  enum Substitute {
    case text(StaticString)
    case bytes([UInt8])
  }

  /// Appends `text`, what is no UTF-8 as U+FFFD, and in the place of each scalar for which `other`
  /// has something that. What stays is copied in runs.
  static func append(
    _ text: ArraySlice<UInt8>, to bytes: inout [UInt8],
    replacing other: (Unicode.Scalar) -> Substitute?
  ) {
    unsafe text.withUnsafeBufferPointer { text in
      var (kept, place) = (0, 0)
      while place < text.count {
        let (scalar, length) = unsafe next(of: text, at: place)
        if let substitute = scalar.map(other) ?? .text("\u{FFFD}") {
          unsafe bytes.append(contentsOf: text[kept..<place])
          switch substitute {
          case .text(let text): bytes.append(text)
          case .bytes(let other): bytes.append(contentsOf: other)
          }
          kept = place + length
        }
        place += length
      }
      unsafe bytes.append(contentsOf: text[kept...])
    }
  }

  /// The scalar that begins at `place`, and how many bytes it has; nil, and one byte, where none does.
  private static func next(
    of bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (Unicode.Scalar?, Int) {
    let lead = unsafe bytes[place]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = length(of: lead)
    guard length > 0, place + length <= bytes.count else { return (nil, 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in place + 1..<place + length {
      let byte = unsafe bytes[next]
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }

  /// Of what begins with a byte beyond ASCII; 0 where nothing does.
  private static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}
