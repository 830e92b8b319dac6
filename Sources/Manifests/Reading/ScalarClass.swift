/// What a Unicode scalar means to the reading of values.
enum ScalarClass {
  case content
  /// U+0020.
  case space
  /// Another space: NO-BREAK SPACE and its like.
  case wideSpace
  /// Tab or line break: space at either end, an error inside.
  case controlSpace
  case arabicDigit
  case tatweel
  /// Says something of direction and nothing of meaning; dropped.
  case directionMark
  /// Embeddings, overrides and isolates: they can make a value look like another one.
  case directionControl
  /// ZERO WIDTH NON-JOINER and JOINER: spelling, between letters of Arabic script.
  case joiner
  /// Arabic letters as an old font stored them, or letters of double width.
  case presentationForm
  /// Control characters, zero-width characters, noncharacters, private use, U+FFFD.
  case bad

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x20: self = .space
    case 0x09, 0x0A, 0x0D: self = .controlSpace
    case 0x21...0x7E: self = .content
    case 0...0x9F: self = .bad
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .wideSpace
    case 0x0660...0x0669, 0x06F0...0x06F9: self = .arabicDigit
    case 0x0640: self = .tatweel
    case 0x061C, 0x200E, 0x200F, 0xFEFF: self = .directionMark
    case 0x202A...0x202E, 0x2066...0x2069: self = .directionControl
    case 0x200C, 0x200D: self = .joiner
    case 0xAD, 0x034F, 0x180E, 0x200B, 0x2060...0x2065, 0x2028, 0x2029: self = .bad
    case 0xFDD0...0xFDEF: self = .bad
    case 0xFB50...0xFDFF, 0xFE70...0xFEFE, 0xFF01...0xFF5E: self = .presentationForm
    case 0xE000...0xF8FF, 0xFFF9...0xFFFF, 0xE0000...0x10FFFF: self = .bad
    default: self = .content
    }
  }

  /// Whether `scalar` is a letter of Arabic script.
  static func isArabicLetter(_ scalar: UInt32) -> Bool {
    (0x0620...0x06D3).contains(scalar) || (0x06EE...0x06FF).contains(scalar)
      || (0x0750...0x077F).contains(scalar) || (0x08A0...0x08C9).contains(scalar)
  }
}
