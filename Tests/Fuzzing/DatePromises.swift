internal import Manifests
internal import Parsing
internal import Vocabulary

/// Dates and times held against the plainest reading of their forms.
enum DatePromises {
  static func broken(by bytes: [UInt8]) -> String? {
    for syntax in FileFormat.allCases {
      let pilgrim = rowOf(.plg, [.birthDate: bytes], syntax: syntax)
      if let broken = brokenDay(pilgrim, isHijri: false) { return broken }
      let hijri = rowOf(.plg, [:], hijri: [.birthDate: bytes], syntax: syntax)
      if let broken = brokenDay(hijri, isHijri: true) { return broken }
      let arrival = rowOf(.ara, [.enteredAt: bytes], syntax: syntax)
      if let broken = brokenInstant(arrival) { return broken }
    }
    return nil
  }

  private static func brokenDay(_ row: Row, isHijri: Bool) -> String? {
    let value = isHijri ? row.hijri(.birthDate) : row[.birthDate]
    if value.state == .badCharacters || value.state == .absent { return nil }
    let text = String(decoding: row.bytes(value), as: UTF8.self)
    let expected = day(text, isHijri: isHijri)
    let found = value.state == .valid ? Int(value.number) : nil
    return found == expected
      ? nil : "\(text): read \(found ?? -1), expected \(expected ?? -1), \(value.state)"
  }

  private static func brokenInstant(_ row: Row) -> String? {
    guard let instant = row.instant(.enteredAt) else { return nil }
    let text = row.text(.enteredAt)
    guard let again = Instant(rfc3339: instant.description), again == instant else {
      return "\(text) cannot be written again: \(instant)"
    }
    guard let day = day(String(text.prefix(10)), isHijri: false) else {
      return "\(text): a time on no day"
    }
    let apart = instant.secondsSince1970 - Int64(day) * 86_400
    // A day, a leap second and the widest offset.
    return (-86_400...2 * 86_400).contains(apart) ? nil : "\(text) is far from its day"
  }

  /// Days since 1970 of `YYYY-MM-DD`, `DD-MM-YYYY` or `DD/MM/YYYY`, counted one by one.
  static func day(_ text: String, isHijri: Bool) -> Int? {
    let separator: Character = text.utf8.contains(0x2F) ? "/" : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    switch parts.map(\.utf8.count) {
    case [4, 2, 2] where separator == "-": return count(numbers[0], numbers[1], numbers[2], isHijri)
    case [2, 2, 4]: return count(numbers[2], numbers[1], numbers[0], isHijri)
    default: return nil
    }
  }

  private static func count(_ year: Int, _ month: Int, _ day: Int, _ isHijri: Bool) -> Int? {
    if (1300...1500).contains(year) {
      guard let date = HijriDate(year: year, month: month, day: day) else { return nil }
      return HijriDate(date.gregorian) == date ? Int(date.gregorian.daysSince1970) : nil
    }
    guard !isHijri, year >= 1, (1...12).contains(month) else { return nil }
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    let years = (1..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
    return years + lengths.prefix(month - 1).reduce(0, +) + day - 1 - 719_162
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
  }
}
