import Vocabulary

/// Numbers, counts and days in the words of both languages.
enum Wording {
  /// `3,412`: the digits that both languages' readers know.
  static func grouped(_ number: Int) -> String {
    var text = ""
    let digits = String(number.magnitude)
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// `3,412 records`.
  static func en(_ number: Int, _ one: String, _ many: String) -> String {
    grouped(number) + " " + (number == 1 ? one : many)
  }

  /// Arabic counts by the last two digits: one, two, few (3–10), many (11–99), and the singular
  /// behind whole hundreds.
  static func ar(_ number: Int, _ noun: ArabicNoun) -> String {
    switch number {
    case 1: return noun.one
    case 2: return noun.two
    default: break
    }
    switch number % 100 {
    case 3...10: return grouped(number) + " " + noun.few
    case 11...99: return grouped(number) + " " + noun.many
    default: return grouped(number) + " " + noun.singular
    }
  }

  /// `15 رجب 1447هـ (2026-01-04)`.
  static func ar(_ date: CalendarDate) -> String {
    guard let hijri = HijriDate(date) else { return date.description }
    return "\(hijri.day) \(hijri.monthNameAr) \(hijri.year)هـ (\u{2066}\(date)\u{2069})"
  }

  /// `2026-01-04 (15 Rajab 1447 AH)`.
  static func en(_ date: CalendarDate) -> String {
    guard let hijri = HijriDate(date) else { return date.description }
    return "\(date) (\(hijri.day) \(hijri.monthNameEn) \(hijri.year) AH)"
  }

  /// The day and the time of day in Makkah.
  static func ar(_ instant: Instant) -> String {
    ar(instant.date()) + "، الساعة \(time(instant)) بتوقيت مكة المكرمة"
  }

  static func en(_ instant: Instant) -> String {
    en(instant.date()) + ", \(time(instant)) Makkah time"
  }

  /// For a cell of a table: `2026-01-06` and `11:00`, Makkah time.
  static func cell(_ instant: Instant) -> (day: String, time: String) {
    (instant.date().description, time(instant))
  }

  private static func time(_ instant: Instant) -> String {
    let local = instant.adding(seconds: Int64(Instant.riyadhOffsetMinutes) * 60).description
    return String(local.dropFirst(11).prefix(5))
  }
}

/// The forms of an Arabic noun behind a number.
struct ArabicNoun {
  let one: String
  let two: String
  let few: String
  let many: String
  let singular: String

  static let record = ArabicNoun(
    one: "سجل واحد", two: "سجلان", few: "سجلات", many: "سجلًا", singular: "سجل")
  static let cause = ArabicNoun(
    one: "سبب واحد", two: "سببان", few: "أسباب", many: "سببًا", singular: "سبب")
  static let place = ArabicNoun(
    one: "مقعد واحد", two: "مقعدان", few: "مقاعد", many: "مقعدًا", singular: "مقعد")
  static let finding = ArabicNoun(
    one: "ملاحظة واحدة", two: "ملاحظتان", few: "ملاحظات", many: "ملاحظة", singular: "ملاحظة")
}
