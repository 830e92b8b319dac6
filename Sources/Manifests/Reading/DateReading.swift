import Vocabulary

/// Dates in the three forms of the contract, of either calendar.
struct DateReading {
  /// The column is the Hijri companion: no other calendar may be meant.
  let isHijri: Bool
  let isCSV: Bool

  /// Days since 1970.
  func read(_ text: ArraySlice<UInt8>) -> ColumnReader.Reading {
    if let fields = Self.fields(text) { return resolve(fields) }
    if isCSV, SpreadsheetDamage.isSerial(text) || Self.lostZeros(text) { return (.spreadsheet, 0) }
    return (.malformed, 0)
  }

  /// The numbers as written, before any calendar.
  private struct Fields {
    var year: Int
    var month: Int
    var day: Int
    /// `DD/MM/YYYY`, which others write the other way round.
    var isDayFirst: Bool
  }

  private static func fields(_ text: ArraySlice<UInt8>) -> Fields? {
    let start = text.startIndex
    guard text.count == 10 else { return nil }
    let dash = UInt8(ascii: "-")
    if text[start + 4] == dash, text[start + 7] == dash {
      guard let year = number(text, 0, 4), let month = number(text, 5, 2),
        let day = number(text, 8, 2)
      else { return nil }
      return Fields(year: year, month: month, day: day, isDayFirst: false)
    }
    let separator = text[start + 2]
    guard separator == dash || separator == UInt8(ascii: "/"), text[start + 5] == separator,
      let day = number(text, 0, 2), let month = number(text, 3, 2),
      let year = number(text, 6, 4)
    else { return nil }
    return Fields(year: year, month: month, day: day, isDayFirst: true)
  }

  private func resolve(_ fields: Fields) -> ColumnReader.Reading {
    if fields.isDayFirst, fields.month > 12, (1...12).contains(fields.day) {
      // `MM/DD`: refused rather than turned round, since 05/06 would have passed unseen.
      return (.malformed, 0)
    }
    guard (1300...1500).contains(fields.year) else {
      if isHijri { return (.malformed, 0) }
      guard let date = CalendarDate(year: fields.year, month: fields.month, day: fields.day) else {
        return (.impossible, 0)
      }
      return (.valid, Int64(date.daysSince1970))
    }
    if let date = HijriDate(year: fields.year, month: fields.month, day: fields.day) {
      return (.valid, Int64(date.gregorian.daysSince1970))
    }
    // Before the table begins a day may well have been: it cannot be read, which is not the same.
    return (fields.year < 1343 ? .malformed : .impossible, 0)
  }

  /// `5/1/2026`: a spreadsheet's rewriting of a day or month below ten.
  private static func lostZeros(_ text: ArraySlice<UInt8>) -> Bool {
    guard (8...9).contains(text.count) else { return false }
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 3 && (1...2).contains(parts[0].count) && (1...2).contains(parts[1].count)
      && parts[2].count == 4 && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
  }

  /// The number of `count` digits, `offset` bytes into `text`.
  static func number(_ text: ArraySlice<UInt8>, _ offset: Int, _ count: Int) -> Int? {
    var number = 0
    for index in text.startIndex + offset..<text.startIndex + offset + count {
      guard text[index].isDigit else { return nil }
      number = number * 10 + Int(text[index] - 0x30)
    }
    return number
  }
}

/// Dates with a time and an offset.
enum InstantReading {
  /// Seconds since 1970.
  static func read(_ text: ArraySlice<UInt8>, isCSV: Bool) -> ColumnReader.Reading {
    if isCSV, SpreadsheetDamage.isSerial(text) { return (.spreadsheet, 0) }
    guard text.count >= 20, let year = DateReading.number(text, 0, 4),
      !(1300...1500).contains(year)
    else { return (.malformed, 0) }
    if let instant = Instant.parse(text) { return (.valid, instant.secondsSince1970) }
    return (isImpossible(text) ? .impossible : .malformed, 0)
  }

  /// Whether only the day itself is wrong: 30 February at a time that reads well.
  private static func isImpossible(_ text: ArraySlice<UInt8>) -> Bool {
    var other = Array("2000-01-01".utf8)
    other.append(contentsOf: text.dropFirst(10))
    let day = DateReading(isHijri: false, isCSV: false).read(text.prefix(10))
    return day.state == .impossible && Instant.parse(other[...]) != nil
  }
}
