/// Folded keys under which names and column headers are compared; what was sent stays as it was.
package enum NameKey {
  /// The key of a column header: compatibility forms resolved, no tatweel, vowel or direction
  /// marks, hamza forms and final letters folded, digits ASCII, case and outer space ignored.
  package static func header(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var spaceWaits = false
    for scalar in text.unicodeScalars {
      fold(scalar) { letter in
        if letter == " " {
          spaceWaits = !folded.isEmpty
          return
        }
        if spaceWaits { folded.append(" ") }
        spaceWaits = false
        folded.append(letter)
      }
    }
    return String(folded)
  }

  /// The key of a person's name in UTF-8: a 64-bit FNV-1a hash of the folded letters, so that
  /// names which fold alike are equal. Allocates nothing.
  ///
  /// The same for ever: it may be stored.
  package static func person(_ name: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isEmpty = true
    var spaceWaits = false
    forEachScalar(of: name) { scalar in
      fold(scalar) { letter in
        if letter == " " {
          spaceWaits = !isEmpty
          return
        }
        if spaceWaits { mix(0x20, into: &hash) }
        spaceWaits = false
        isEmpty = false
        mix(letter.value, into: &hash)
      }
    }
    return hash
  }

  private static func mix(_ value: UInt32, into hash: inout UInt64) {
    for place in 0..<3 {
      let shift = UInt32(place * 8)
      hash = (hash ^ UInt64(value >> shift & 0xFF)) &* 0x0000_0100_0000_01B3
    }
  }

  /// Gives the letters that a character counts as in a comparison: none for a mark.
  private static func fold(_ scalar: Unicode.Scalar, _ give: (Unicode.Scalar) -> Void) {
    let value = scalar.value
    if value < 0x80 {
      give(foldASCII(UInt8(value)))
    } else if PresentationForms.isForm(scalar) {
      PresentationForms.forEachLetter(of: scalar) { letter in
        if letter.value < 0x80 {
          give(foldASCII(UInt8(letter.value)))
        } else {
          foldLetter(letter, give)
        }
      }
    } else {
      foldLetter(scalar, give)
    }
  }

  private static func foldASCII(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x41...0x5A: Unicode.Scalar(byte + 0x20)
    case 0x09...0x0D: " "
    default: Unicode.Scalar(byte)
    }
  }

  private static func foldLetter(_ scalar: Unicode.Scalar, _ give: (Unicode.Scalar) -> Void) {
    switch scalar.value {
    // Vowel marks, Quranic signs, tatweel, combining hamza and madda.
    case 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4: return
    // Direction marks, joiners and the byte order mark: nobody sees them.
    case 0x00AD, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: return
    case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: give(" ")
    // Alif with hamza, madda or wasla.
    case 0x0622, 0x0623, 0x0625, 0x0671...0x0673, 0x0675: give("\u{0627}")
    case 0x0624: give("\u{0648}")
    // Yeh with hamza, alif maqsura, Persian and Urdu yeh.
    case 0x0626, 0x0649, 0x06CC, 0x06D2: give("\u{064A}")
    // Teh marbuta, Urdu heh goal and its relatives.
    case 0x0629, 0x06C0...0x06C3, 0x06D5, 0x06BE: give("\u{0647}")
    case 0x06A9: give("\u{0643}")
    case 0x0660...0x0669: give(Unicode.Scalar(UInt8(scalar.value - 0x0660 + 0x30)))
    case 0x06F0...0x06F9: give(Unicode.Scalar(UInt8(scalar.value - 0x06F0 + 0x30)))
    case 0x00C0...0x00D6, 0x00D8...0x00DE: give(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    case 0x0100...0x024F, 0x0370...0x052F: give(lowercased(scalar))
    default: give(scalar)
    }
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping[mapping.startIndex] : scalar
  }

  /// Decodes UTF-8; each byte that is none gives U+FFFD.
  private static func forEachScalar(
    of bytes: ArraySlice<UInt8>, _ give: (Unicode.Scalar) -> Void
  ) {
    var decoder = Unicode.UTF8()
    var source = bytes.makeIterator()
    while true {
      switch decoder.decode(&source) {
      case .scalarValue(let scalar): give(scalar)
      case .emptyInput: return
      case .error: give("\u{FFFD}")
      }
    }
  }
}
