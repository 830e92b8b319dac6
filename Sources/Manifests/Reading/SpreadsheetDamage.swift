/// The marks that spreadsheets leave on values (R117).
///
/// What can be seen in one value: scientific notation, serial dates, error marks, and dates whose
/// day or month lost its leading zero. A zero lost in front of a licence or passport number leaves
/// a number of a right form: the length limits and the registers find those.
enum SpreadsheetDamage {
  /// `1.11E+08`, with either decimal separator; the sign is always there.
  static func isScientific(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 5, let first = text.first, first == UInt8(ascii: "-") || first.isDigit,
      let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") })
    else { return false }
    let sign = text.index(after: mark)
    let exponent = text[sign...].dropFirst()
    guard (2...3).contains(exponent.count), exponent.allSatisfy(\.isDigit),
      text[sign] == UInt8(ascii: "+") || text[sign] == UInt8(ascii: "-")
    else { return false }
    let mantissa = text[..<mark].drop { $0 == UInt8(ascii: "-") }
    guard let lead = mantissa.first, lead.isDigit else { return false }
    let rest = mantissa.dropFirst()
    guard let separator = rest.first else { return true }
    return (separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","))
      && rest.dropFirst().allSatisfy(\.isDigit)
  }

  /// A day counted from 1900, with or without a time: 4 to 6 digits and a fraction.
  static func isSerial(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.prefix(while: \.isDigit)
    guard (4...6).contains(digits.count) else { return false }
    let rest = text[digits.endIndex...]
    guard let separator = rest.first else { return true }
    return (separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","))
      && rest.count > 1 && rest.dropFirst().allSatisfy(\.isDigit)
  }

  /// `#REF!`, `#N/A` and their like, and the `####` of a narrow column.
  static func isErrorMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "#"), text.count > 1 else { return false }
    if text.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    return errorMarks.contains { $0.elementsEqual(text) }
  }

  private static let errorMarks = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!",
  ].map { Array($0.utf8) }
}

extension UInt8 {
  /// An ASCII digit.
  var isDigit: Bool { self &- 0x30 < 10 }
}
