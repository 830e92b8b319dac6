/// The ASCII characters that a coded type allows.
struct CharacterSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ members: String) {
    for byte in members.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  /// `A`: capitals, digits and `- . /`.
  static let latin = CharacterSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./")
  /// The two machine-readable lines: capitals, digits and the filler.
  static let machineReadable = CharacterSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
  /// `F`: what `A` has, and lower case and `_`.
  static let reference = CharacterSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./_")
  static let hexadecimal = CharacterSet("0123456789ABCDEFabcdef")
  /// Names of season parameters: `window.PLG`, `severity.R113`.
  static let parameter = CharacterSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._")

  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    return byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  /// Whether `text` is of these characters alone and of a right length.
  func judge(_ text: ArraySlice<UInt8>, _ length: ClosedRange<Int>) -> ValueState {
    for byte in text where !contains(byte) { return .badCharacters }
    if text.count < length.lowerBound { return .tooShort }
    return text.count > length.upperBound ? .tooLong : .valid
  }
}
