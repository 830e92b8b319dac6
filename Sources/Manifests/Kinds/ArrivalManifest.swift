package import Vocabulary

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

/// A sound ARA row.
package struct ArrivalRow: Sendable, Equatable {
  package var movement: String?
  package var flight: String?
  package var port: EntryPort
  package var enteredAt: Instant
  package var visaNo: String
  package var passportHeldBy: PartyID?
  package var busTripNo: String?

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let port = row.code(.entryPort, as: EntryPort.self),
      let enteredAt = row.instant(.enteredAt)
    else { preconditionFailure("an ARA row was entered before it was judged") }
    movement = row.optionalText(.movementNo)
    flight = row.optionalText(.flightNo)
    self.port = port
    self.enteredAt = enteredAt
    visaNo = row.text(.visaNo)
    passportHeldBy = row.party(.passportHeldBy)
    busTripNo = row.optionalText(.busTripNo)
  }
}
