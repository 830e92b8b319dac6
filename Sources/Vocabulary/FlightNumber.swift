/// A flight as boarding passes name it: the carrier's designator and a number, `GA980`, `SVA123`.
package struct FlightNumber: Sendable, Hashable {
  /// Two characters with at least one letter (IATA), or three letters (ICAO).
  package let carrier: String
  /// Without leading zeros; with its suffix letter where it has one.
  package let number: String

  /// Nil where the text is no designator followed by one to four digits and at most one letter.
  package init?(_ text: some StringProtocol) { self.init(Array(text.utf8)[...]) }

  /// The same, from bytes.
  package init?(_ bytes: ArraySlice<UInt8>) {
    let length = bytes.prefix(3).allSatisfy(Self.isLetter) ? 3 : 2
    let carrier = bytes.prefix(length)
    guard bytes.count > length, Self.isCarrier(carrier) else { return nil }
    var digits = bytes.dropFirst(length)
    var suffix: ArraySlice<UInt8> = []
    if let last = digits.last, Self.isLetter(last) { suffix = [digits.removeLast()] }
    guard (1...4).contains(digits.count), digits.allSatisfy(Self.isDigit) else { return nil }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    self.carrier = String(decoding: carrier, as: UTF8.self)
    number = String(decoding: significant + suffix, as: UTF8.self)
  }

  /// Whether `text` has the form of a carrier's designator.
  package static func isCarrier(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.count {
    case 2: text.allSatisfy { isLetter($0) || isDigit($0) } && text.contains(where: isLetter)
    case 3: text.allSatisfy(isLetter)
    default: false
    }
  }

  /// `GA980`: one flight is always written alike.
  package var text: String { carrier + number }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
