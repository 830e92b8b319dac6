/// Which characters an Arabic name may have.
enum ArabicScript {
  /// Whether `bytes`, UTF-8, are Arabic letters, their marks, spaces and hyphens alone, with at
  /// least one letter.
  static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    var hasLetter = false
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let lead = bytes[place]
      if lead == 0x20 || lead == UInt8(ascii: "-") {
        place += 1
        continue
      }
      let length = lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC0, lead < 0xF0, place + length <= bytes.endIndex else { return false }
      guard isAllowed(scalar(bytes, place, length)) else { return false }
      hasLetter = true
      place += length
    }
    return hasLetter
  }

  /// The scalar of a sequence of two or three bytes.
  static func scalar(_ bytes: ArraySlice<UInt8>, _ place: Int, _ length: Int) -> UInt32 {
    let second = UInt32(bytes[place + 1] & 0x3F)
    if length == 2 { return UInt32(bytes[place] & 0x1F) << 6 | second }
    return UInt32(bytes[place] & 0x0F) << 12 | second << 6 | UInt32(bytes[place + 2] & 0x3F)
  }

  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Letters and their marks; between them stand digits, commas, stars and percent signs.
    case 0x0610...0x061A, 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06DC, 0x06DF...0x06E8,
      0x06EA...0x06EF, 0x06FA...0x06FC, 0x06FF, 0x0750...0x077F, 0x08A0...0x08FF:
      true
    // Letters joined into one sign, where normalising left them.
    case 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDF9, 0xFE70...0xFEFC: true
    // The joiners that Persian and Urdu write with.
    case 0x200C, 0x200D: true
    default: false
    }
  }
}
