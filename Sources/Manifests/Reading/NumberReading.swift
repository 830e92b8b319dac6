/// Integers and decimals, from tidy ASCII.
enum NumberReading {
  /// A sign and up to 18 digits.
  static func integer(_ text: ArraySlice<UInt8>) -> ColumnReader.Reading {
    let (isNegative, digits) = splitSign(text)
    guard let number = magnitude(digits) else { return (.malformed, 0) }
    return (.valid, isNegative ? -number : number)
  }

  /// A sign, up to 15 digits and at most two places after a point or a comma; in hundredths.
  ///
  /// A comma with two places can be no thousands separator: it is the decimal one of half the
  /// world's spreadsheets.
  static func decimal(_ text: ArraySlice<UInt8>) -> ColumnReader.Reading {
    let (isNegative, rest) = splitSign(text)
    let whole = rest.prefix(while: \.isDigit)
    guard whole.count <= 15, var number = magnitude(whole) else { return (.malformed, 0) }
    number *= 100
    var places = rest[whole.endIndex...]
    if let separator = places.popFirst() {
      guard separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","),
        (1...2).contains(places.count), let fraction = magnitude(places)
      else { return (.malformed, 0) }
      number += places.count == 1 ? fraction * 10 : fraction
    }
    return (.valid, isNegative ? -number : number)
  }

  /// The number that ASCII digits alone spell; nil for anything else, and beyond 18 of them.
  static func magnitude(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number: Int64 = 0
    for byte in digits {
      guard byte.isDigit else { return nil }
      number = number * 10 + Int64(byte - 0x30)
    }
    return number
  }

  private static func splitSign(_ text: ArraySlice<UInt8>)
    -> (isNegative: Bool, rest: ArraySlice<UInt8>)
  {
    switch text.first {
    case UInt8(ascii: "-"): (true, text.dropFirst())
    case UInt8(ascii: "+"): (false, text.dropFirst())
    default: (false, text)
    }
  }
}
