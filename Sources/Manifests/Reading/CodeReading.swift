import Vocabulary

/// Codes of the contract's lists.
enum CodeReading {
  static func flag(_ text: ArraySlice<UInt8>) -> ColumnReader.Reading {
    guard text.count == 1 else { return (.unknownCode, 0) }
    switch text.first {
    case UInt8(ascii: "Y"): return (.valid, 1)
    case UInt8(ascii: "N"): return (.valid, 0)
    default: return (.unknownCode, 0)
    }
  }

  /// - Parameter codes: the cases of the list's enumeration, where it has one.
  static func code(_ text: ArraySlice<UInt8>, of list: CodeList, _ codes: [PackedCode])
    -> ColumnReader.Reading
  {
    switch list {
    case .party: (CharacterSet.latin.judge(text, 2...20), 0)
    case .parameter: (CharacterSet.parameter.judge(text, 1...40), 0)
    case .country: country(text)
    case .currency: currency(text)
    case .sex: sex(text, codes)
    default: place(of: text, in: codes)
    }
  }

  /// The packed letters.
  static func country(_ text: ArraySlice<UInt8>) -> ColumnReader.Reading {
    guard let code = CountryCode.parse(text) else { return (.unknownCode, 0) }
    return (.valid, Int64(code.packed))
  }

  /// The place in the list.
  static func place(of text: ArraySlice<UInt8>, in codes: [PackedCode]) -> ColumnReader.Reading {
    guard let code = PackedCode(text), let place = codes.firstIndex(of: code) else {
      return (.unknownCode, 0)
    }
    return (.valid, Int64(place))
  }

  private static func currency(_ text: ArraySlice<UInt8>) -> ColumnReader.Reading {
    (Currencies.isKnown(text) ? .valid : .unknownCode, 0)
  }

  private static func sex(_ text: ArraySlice<UInt8>, _ codes: [PackedCode])
    -> ColumnReader.Reading
  {
    let reading = place(of: text, in: codes)
    if reading.state == .valid { return reading }
    if male.elementsEqual(text) { return place(of: [UInt8(ascii: "M")], in: codes) }
    if female.contains(where: { $0.elementsEqual(text) }) {
      return place(of: [UInt8(ascii: "F")], in: codes)
    }
    return reading
  }

  static let male = Array("ذكر".utf8)
  /// As typed with and without its hamza, and with either last letter.
  static let female = ["أنثى", "انثى", "أنثي", "انثي"].map { Array($0.utf8) }
}
