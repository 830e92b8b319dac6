/// A day of the proleptic Gregorian calendar, without a time of day or a zone.
package struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Whole days since 1970-01-01; negative before it.
  package let daysSince1970: Int32

  package init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

  /// Nil where the calendar has no such day; years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Howard Hinnant's day count: years begin in March, so that the leap day comes last.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSince1970: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// Strictly `YYYY-MM-DD`.
  package init?(_ text: some StringProtocol) {
    guard let date = Self.parse(Array(text.utf8)[...]) else { return nil }
    self = date
  }

  /// Strictly `YYYY-MM-DD` in ASCII; nil for anything else. Allocates nothing.
  package static func parse(_ bytes: ArraySlice<UInt8>) -> CalendarDate? {
    guard let (year, month, day) = isoFields(bytes) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The three numbers of `YYYY-MM-DD`, whichever calendar they are meant in.
  static func isoFields(_ bytes: ArraySlice<UInt8>) -> (year: Int, month: Int, day: Int)? {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"),
      let year = digits(bytes[start..<start + 4]),
      let month = digits(bytes[start + 5..<start + 7]),
      let day = digits(bytes[start + 8..<start + 10])
    else { return nil }
    return (year, month, day)
  }

  /// The number that ASCII digits alone spell; nil where there is none or anything else.
  static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  package var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSince1970) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// `YYYY-MM-DD`.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(10)
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the ten ASCII bytes of `YYYY-MM-DD`.
  package func write(into bytes: inout [UInt8]) {
    let (year, month, day) = components
    Self.append(year, width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.append(month, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.append(day, width: 2, to: &bytes)
  }

  /// Appends the last `width` decimal digits of a number that is not negative.
  static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  package func adding(days: Int) -> CalendarDate {
    CalendarDate(daysSince1970: daysSince1970 + Int32(days))
  }

  /// The first and the last day that can be written.
  package static let written =
    CalendarDate(daysSince1970: -719_162)...Self(daysSince1970: 2_932_896)

  /// The same day of another month, the last day of a month that is too short for it; never beyond
  /// the years 1 to 9999.
  package func adding(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    if count < 12 { return Self.written.lowerBound }
    if count >= 120_000 { return Self.written.upperBound }
    for shorter in 0..<3 {
      if let date = CalendarDate(year: count / 12, month: count % 12 + 1, day: day - shorter) {
        return date
      }
    }
    return CalendarDate(year: count / 12, month: count % 12 + 1, day: 28) ?? self
  }

  /// The days from this day to `other`; negative where `other` is earlier.
  package func days(until other: CalendarDate) -> Int {
    Int(other.daysSince1970) - Int(daysSince1970)
  }

  /// Completed years on `day` of a person born on this one; who is born on 29 February completes
  /// a common year on 1 March. Negative before the birth.
  package func age(on day: CalendarDate) -> Int {
    let born = components
    let then = day.components
    let hadBirthday = (then.month, then.day) >= (born.month, born.day)
    return then.year - born.year - (hadBirthday ? 0 : 1)
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
