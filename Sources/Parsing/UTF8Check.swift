/// Strict UTF-8, checked piece by piece: no overlong forms, no surrogates, nothing above U+10FFFF.
struct UTF8Check {
  /// Continuation bytes still to come, and what the next of them may be.
  private var needed = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF
  /// Characters of more than one byte so far.
  private(set) var longCharacters = 0
  private(set) var hasNUL = false

  /// Whether a character is complete here.
  var isAtBoundary: Bool { needed == 0 }

  /// The index of the first byte that cannot stand; nil where all can.
  mutating func firstInvalid(in bytes: UnsafeRawBufferPointer) -> Int? {
    let count = bytes.count
    var i = 0
    while i < count {
      if needed == 0 {
        i = unsafe skipASCII(bytes, from: i)
        if i == count { return nil }
        guard unsafe begin(bytes[i]) else { return i }
      } else {
        let byte = unsafe bytes[i]
        guard byte >= lower && byte <= upper else { return i }
        needed -= 1
        lower = 0x80
        upper = 0xBF
      }
      i += 1
    }
    return nil
  }

  private mutating func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let count = bytes.count
    var i = start
    while i + 8 <= count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word
      if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
      i += 8
    }
    while i < count, unsafe bytes[i] < 0x80 {
      if unsafe bytes[i] == 0 { hasNUL = true }
      i += 1
    }
    return i
  }

  /// Takes the first byte of a longer character.
  private mutating func begin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF:
      needed = 2
      if byte == 0xE0 { lower = 0xA0 }
      if byte == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      if byte == 0xF0 { lower = 0x90 }
      if byte == 0xF4 { upper = 0x8F }
    default: return false
    }
    longCharacters += 1
    return true
  }
}
