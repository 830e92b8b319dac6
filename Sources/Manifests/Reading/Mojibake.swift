/// The signatures of Arabic text that went through a wrong decoding before it was sent.
enum Mojibake {
  /// Whether `bytes`, UTF-8 as sent, carry one of the three signatures.
  static func isSigned(_ bytes: ArraySlice<UInt8>) -> Bool {
    var tally = Tally()
    var decoder = ScalarDecoder(bytes)
    while let scalar = decoder.next() { tally.take(scalar) }
    return tally.isSigned
  }

  private struct Tally {
    private var previous: UInt32 = 0
    private var visible = 0
    private var asciiLetters = 0
    /// `Ø…`, `Ù…`: a lead byte of Arabic in UTF-8 and a continuation, as windows-1252 shows them.
    private var pairs1252 = 0
    /// `Ã©`, `Â `: the same of Latin letters; no spelling of any language has it.
    private var pairsLatin = 0
    /// `ط§`, `ظ…`: the same as windows-1256 shows them.
    private var pairs1256 = 0
    /// `ãÍãÏ`: Arabic in windows-1256, shown as windows-1252.
    private var accented = 0

    mutating func take(_ scalar: UInt32) {
      defer { previous = scalar }
      if scalar != 0x20 { visible += 1 }
      if (0x41...0x5A).contains(scalar & ~0x20) { asciiLetters += 1 }
      if (0xC0...0xFF).contains(scalar), scalar != 0xD7, scalar != 0xF7 { accented += 1 }
      switch previous {
      case 0xD8...0xDB: if Mojibake.continues1252(scalar) { pairs1252 += 1 }
      case 0xC2, 0xC3: if Mojibake.continues1252(scalar) { pairsLatin += 1 }
      case 0x0637...0x063A: if Mojibake.continues1256(scalar) { pairs1256 += 1 }
      default: break
      }
    }

    var isSigned: Bool {
      if pairs1252 >= 2 || pairsLatin >= 1 { return true }
      // Two such letters may meet in a word; a whole value made of them is none.
      if pairs1256 >= 2, pairs1256 * 20 >= visible * 8 { return true }
      return accented >= 3 && asciiLetters == 0 && accented * 10 >= visible * 7
    }
  }

  /// What windows-1252 shows for the bytes 80 to BF.
  private static func continues1252(_ scalar: UInt32) -> Bool {
    (0x80...0xBF).contains(scalar) || shared.contains(scalar) || latin.contains(scalar)
  }

  /// What windows-1256 shows for the bytes 80 to BF.
  private static func continues1256(_ scalar: UInt32) -> Bool {
    (0xA0...0xBE).contains(scalar) || shared.contains(scalar) || arabic.contains(scalar)
  }

  /// Signs of both code pages.
  private static let shared: [UInt32] = [
    0x20AC, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x2039, 0x0152,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2122, 0x203A, 0x0153,
  ]
  private static let latin: [UInt32] = [0x0160, 0x017D, 0x02DC, 0x0161, 0x017E, 0x0178]
  private static let arabic: [UInt32] = [
    0x067E, 0x0679, 0x0686, 0x0698, 0x0688, 0x06AF, 0x06A9, 0x0691, 0x200C, 0x200D, 0x06BA,
    0x060C, 0x06BE, 0x061B, 0x061F,
  ]
}
