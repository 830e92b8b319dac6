import Vocabulary

/// Arrivals (ARA): one row is one person at a port of entry.
enum ArrivalManifest {
  static let table = FieldTable(
    kind: .ara,
    fields: [
      Field(.movementNo, "رقم الحركة", .latin(3...30), .optional),
      Field(.flightNo, "رقم الرحلة", .latin(2...8), .conditional, "AIR ports"),
      Field(.entryPort, "منفذ الدخول", .code(.port), .mandatory),
      Field(.enteredAt, "وقت الدخول", .instant, .mandatory),
      Field(.passportNo, "رقم الجواز", .latin(5...9), .mandatory),
      Field(.passportIssuer, "جهة الإصدار", .code(.country), .mandatory),
      Field(.visaNo, "رقم التأشيرة", .latin(5...15), .mandatory),
      Field(.passportHeldBy, "حائز الجواز", .code(.party), .optional),
      Field(.busTripNo, "رقم رحلة الحافلة", .latin(3...30), .optional),
    ])
}
