package import Vocabulary

/// Departures (DEP): how a person left a city or the Kingdom, or did not.
enum DepartureManifest {
  static let table = FieldTable(
    kind: .dep,
    fields: [
      Field(
        .personToken, "رمز الحاج", .latin(20...20), .conditional,
        "the recipient's own token, instead of passport_no and passport_issuer"),
      Field(.passportNo, "رقم الجواز", .latin(5...9), .conditional),
      Field(.passportIssuer, "جهة الإصدار", .code(.country), .conditional, "with passport_no"),
      Field(.city, "المدينة", .code(.city), .conditional, "all causes but DEPARTED"),
      Field(.exitPort, "منفذ المغادرة", .code(.port), .conditional, "cause DEPARTED"),
      Field(.flightNo, "رقم الرحلة", .latin(2...8), .optional),
      Field(.at, "الوقت", .instant, .mandatory),
      Field(
        .cause, "السبب", .code(.departure), .mandatory,
        "DEPARTED, DECEASED, HOSPITAL, TRANSFERRED, OVERSTAY"),
    ])
}

/// A sound DEP row, but for whom it is about.
package struct DepartureRow: Sendable, Equatable {
  package var cause: DepartureCause
  package var at: Instant
  package var city: City?
  package var exitPort: EntryPort?
  package var flightNo: String?

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let cause = row.code(.cause, as: DepartureCause.self), let at = row.instant(.at) else {
      preconditionFailure("a DEP row was entered before it was judged")
    }
    self.cause = cause
    self.at = at
    city = row.code(.city, as: City.self)
    exitPort = row.code(.exitPort, as: EntryPort.self)
    flightNo = row.optionalText(.flightNo)
  }
}
