/// A day of the Umm al-Qura calendar, which the Kingdom's documents use.
package struct HijriDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil where the table, 1343 to 1500 AH, has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard UmmAlQura.years.contains(year), (1...12).contains(month), day >= 1,
      day <= UmmAlQura.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Strictly `YYYY-MM-DD`.
  package init?(_ text: some StringProtocol) {
    guard let date = Self.parse(Array(text.utf8)[...]) else { return nil }
    self = date
  }

  /// Strictly `YYYY-MM-DD` in ASCII; nil for anything else. Allocates nothing.
  package static func parse(_ bytes: ArraySlice<UInt8>) -> HijriDate? {
    guard let (year, month, day) = CalendarDate.isoFields(bytes) else { return nil }
    return HijriDate(year: year, month: month, day: day)
  }

  /// Nil outside 1924-08-01 to 2077-11-16, the days of the table.
  package init?(_ date: CalendarDate) {
    let starts = UmmAlQura.monthStarts
    guard date.daysSince1970 >= starts[0], date.daysSince1970 < starts[starts.count - 1] else {
      return nil
    }
    var low = 0
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= date.daysSince1970 { low = middle } else { high = middle }
    }
    year = UmmAlQura.years.lowerBound + low / 12
    month = low % 12 + 1
    day = Int(date.daysSince1970 - starts[low]) + 1
  }

  /// The same day in the Gregorian calendar.
  package var gregorian: CalendarDate {
    let start = UmmAlQura.monthStarts[UmmAlQura.index(ofMonth: month, year: year)]
    return CalendarDate(daysSince1970: start + Int32(day - 1))
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(10)
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the ten ASCII bytes of `YYYY-MM-DD`.
  package func write(into bytes: inout [UInt8]) {
    CalendarDate.append(year, width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    CalendarDate.append(month, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    CalendarDate.append(day, width: 2, to: &bytes)
  }

  package var monthNameAr: String { Self.namesAr[month - 1] }
  package var monthNameEn: String { Self.namesEn[month - 1] }

  package static func < (left: HijriDate, right: HijriDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static let namesAr = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان",
    "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
  ]

  private static let namesEn = [
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhirah",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
  ]
}
