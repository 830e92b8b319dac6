/// Whether bytes that are not UTF-8 read as Arabic in windows-1256.
///
/// Every byte has a character in windows-1256, so a decoding never fails; this counts what Arabic
/// text of that code page has and what other code pages leave instead. For each byte from 0x80:
///
/// - a *letter* is an Arabic letter (0xC1–0xED without the Latin ones among them);
/// - *odd* are signs that lists of people do not have (currency, fractions, box signs), a mark
///   (harakah) without a letter before it, an Arabic letter side by side with an ASCII letter (as
///   Latin code pages give), an accented Latin letter side by side with an Arabic one (where
///   ISO-8859-6 and MacArabic have ي و ه ق, and cp720 most letters), and tah or zah before a byte
///   below 0xC0 (what Arabic UTF-8 looks like);
/// - Persian and Urdu letters, quotation marks, joiners and Arabic punctuation are neither.
///
/// Plausible is text with at least one letter, letters being at least half of the bytes from 0x80
/// (accented Latin ones apart), and at most one odd byte in twenty letters.
struct ArabicPlausibility {
  private enum Class: UInt8 {
    case other, asciiLetter, letter, mark, neutral, latin, odd
  }

  private static let classes: [Class] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x41...0x5A, 0x61...0x7A: .asciiLetter
    case ..<0x80: .other
    case 0xC1...0xD6, 0xD8...0xDF, 0xE1, 0xE3...0xE6, 0xEC, 0xED: .letter
    case 0xF0...0xF3, 0xF5, 0xF6, 0xF8, 0xFA: .mark
    case 0xE0, 0xE2, 0xE7...0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB, 0xFC, 0x8C, 0x9C: .latin
    case 0x81, 0x8A, 0x8D...0x90, 0x98, 0x9A, 0x9F, 0xAA, 0xC0, 0xFF: .neutral
    case 0x85, 0x91...0x97, 0x9D, 0x9E, 0xA0, 0xA1, 0xAB...0xAD: .neutral
    case 0xB7, 0xBA, 0xBB, 0xBF, 0xFD, 0xFE: .neutral
    default: .odd
    }
  }

  private var letters = 0
  private var odd = 0
  private var counted = 0
  private var previous = Class.other
  private var isAfterTah = false

  mutating func count(_ bytes: UnsafeRawBufferPointer) {
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      let current = Self.classes[Int(byte)]
      if byte >= 0x80 {
        if current != .latin { counted += 1 }
        if current == .letter { letters += 1 }
      }
      if isOdd(current, byte) { odd += 1 }
      previous = current
      isAfterTah = byte == 0xD8 || byte == 0xD9
    }
  }

  private func isOdd(_ current: Class, _ byte: UInt8) -> Bool {
    if isAfterTah && byte >= 0x80 && byte < 0xC0 { return true }
    switch (previous, current) {
    case (_, .odd): return true
    case (.letter, .mark), (.mark, .mark): return false
    case (_, .mark): return true
    case (.asciiLetter, .letter), (.letter, .asciiLetter): return true
    case (.latin, .letter), (.letter, .latin): return true
    default: return false
    }
  }

  var isPlausible: Bool { letters > 0 && letters * 2 >= counted && odd * 20 <= letters }
}
