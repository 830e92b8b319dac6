/// The Unicode scalars of UTF-8 bytes; a byte that begins none is U+FFFD.
struct ScalarDecoder {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func next() -> UInt32? {
    guard index < bytes.endIndex else { return nil }
    let lead = UInt32(bytes[index])
    index += 1
    switch lead {
    case 0..<0x80: return lead
    case 0xC2..<0xE0: return tail(lead & 0x1F, 1)
    case 0xE0..<0xF0: return tail(lead & 0x0F, 2)
    case 0xF0..<0xF5: return tail(lead & 0x07, 3)
    default: return 0xFFFD
    }
  }

  private mutating func tail(_ lead: UInt32, _ count: Int) -> UInt32 {
    var scalar = lead
    for _ in 0..<count {
      guard index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 else { return 0xFFFD }
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return scalar
  }
}
