/// A code of at most sixteen ASCII bytes in two words: compared without touching memory.
struct PackedCode: Sendable, Equatable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// Nil for what is longer than any code.
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= 16 else { return nil }
    for byte in text {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }

  static func pack(_ codes: [String]) -> [PackedCode] {
    codes.map { code in
      guard let packed = PackedCode(code.utf8) else {
        preconditionFailure("a code longer than sixteen bytes")
      }
      return packed
    }
  }
}
