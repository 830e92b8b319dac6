/// A moment, to the second; what clocks, envelopes and postings speak of.
package struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Negative before 1970.
  package let secondsSince1970: Int64

  package init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

  /// Minutes by which Asia/Riyadh is ahead of UTC; the zone has no summer time.
  package static let riyadhOffsetMinutes = 180

  /// A date and time with its offset; fractions of a second are dropped. Nil for anything else,
  /// a time without an offset above all, and beyond the years 1 to 9999.
  package init?(rfc3339 text: some StringProtocol) {
    guard let instant = Self.parse(Array(text.utf8)[...]) else { return nil }
    self = instant
  }

  /// Midnight in Riyadh, with which `day` begins there.
  package init(startOf day: CalendarDate) {
    self.init(
      secondsSince1970: Int64(day.daysSince1970) * 86_400 - Int64(Self.riyadhOffsetMinutes) * 60)
  }

  /// The same as `init(rfc3339:)`, from bytes; allocates nothing.
  package static func parse(_ bytes: ArraySlice<UInt8>) -> Instant? {
    let start = bytes.startIndex
    guard bytes.count >= 20,
      let date = CalendarDate.parse(bytes[start..<start + 10]),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[start + 10]),
      let time = timeOfDay(bytes[start + 11..<start + 19])
    else { return nil }
    guard let zone = skippingFraction(bytes[(start + 19)...]), let offset = offset(zone) else {
      return nil
    }
    let instant = Instant(
      secondsSince1970: Int64(date.daysSince1970) * 86_400 + Int64(time) - Int64(offset) * 60)
    // Its offset may take a moment out of the years that can be written, in UTC or in Riyadh.
    let days = CalendarDate.written
    return days.contains(instant.date(offsetMinutes: 0)) && days.contains(instant.date())
      ? instant : nil
  }

  /// `2026-01-04T10:15:02Z`.
  package var description: String { text(dash: true) }

  /// `20260104T101502Z`, as file names carry it.
  package var compact: String { text(dash: false) }

  /// The day it is where clocks are `offsetMinutes` ahead of UTC; in Riyadh unless said otherwise.
  package func date(offsetMinutes: Int = riyadhOffsetMinutes) -> CalendarDate {
    let seconds = secondsSince1970 + Int64(offsetMinutes) * 60
    return CalendarDate(daysSince1970: Int32(Self.floor(seconds, by: 86_400)))
  }

  package func adding(seconds: Int64) -> Instant {
    Instant(secondsSince1970: secondsSince1970 + seconds)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  /// Appends the twenty ASCII bytes of `2026-01-04T10:15:02Z`.
  package func write(into bytes: inout [UInt8]) { write(dash: true, into: &bytes) }

  private func text(dash: Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20)
    write(dash: dash, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(dash: Bool, into bytes: inout [UInt8]) {
    let date = date(offsetMinutes: 0)
    let second = Int(secondsSince1970 - Int64(date.daysSince1970) * 86_400)
    let (year, month, day) = date.components
    CalendarDate.append(year, width: 4, to: &bytes)
    if dash { bytes.append(UInt8(ascii: "-")) }
    CalendarDate.append(month, width: 2, to: &bytes)
    if dash { bytes.append(UInt8(ascii: "-")) }
    CalendarDate.append(day, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    CalendarDate.append(second / 3600, width: 2, to: &bytes)
    if dash { bytes.append(UInt8(ascii: ":")) }
    CalendarDate.append(second / 60 % 60, width: 2, to: &bytes)
    if dash { bytes.append(UInt8(ascii: ":")) }
    CalendarDate.append(second % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// Seconds of `hh:mm:ss`; a leap second counts as the first of the next minute.
  private static func timeOfDay(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    guard bytes[start + 2] == UInt8(ascii: ":"), bytes[start + 5] == UInt8(ascii: ":"),
      let hour = CalendarDate.digits(bytes[start..<start + 2]), hour < 24,
      let minute = CalendarDate.digits(bytes[start + 3..<start + 5]), minute < 60,
      let second = CalendarDate.digits(bytes[start + 6..<start + 8]), second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private static func skippingFraction(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.first == UInt8(ascii: ".") else { return bytes }
    let rest = bytes.dropFirst().drop { $0 >= 0x30 && $0 <= 0x39 }
    return rest.startIndex > bytes.startIndex + 1 ? rest : nil
  }

  /// Minutes ahead of UTC, from `Z` or `±hh:mm`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    if bytes.count == 1 {
      return bytes[start] == UInt8(ascii: "Z") || bytes[start] == UInt8(ascii: "z") ? 0 : nil
    }
    guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
      let hours = CalendarDate.digits(bytes[start + 1..<start + 3]), hours < 24,
      let minutes = CalendarDate.digits(bytes[start + 4..<start + 6]), minutes < 60
    else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  private static func floor(_ value: Int64, by divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
  }
}
