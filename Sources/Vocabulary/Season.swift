/// A hajj season, named by its Hijri year.
package struct Season: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 1400 to 1500.
  package let year: Int

  /// Nil outside 1400 to 1500.
  package init?(year: Int) {
    guard (1400...1500).contains(year) else { return nil }
    self.year = year
  }

  /// Four ASCII digits.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 4, let year = CalendarDate.digits(Array(text.utf8)[...]) else {
      return nil
    }
    self.init(year: year)
  }

  /// 9 Dhu al-Hijjah by the table; the sighting may move it, and then a parameter says so.
  package var arafah: CalendarDate {
    // Every month of the table has a ninth day.
    HijriDate(year: year, month: 12, day: 9)!.gregorian
  }

  package var description: String { String(year) }

  package static func < (left: Season, right: Season) -> Bool { left.year < right.year }
}
