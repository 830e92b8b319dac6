package import Vocabulary

/// Stays that the Umrah system knows of (UMR).
enum UmrahStayManifest {
  static let table = FieldTable(
    kind: .umr,
    fields: [
      Field(
        .passportKey, "بصمة الجواز", .hexadecimal(64), .mandatory,
        "HMAC-SHA-256, see exchange.md"),
      Field(.enteredOn, "تاريخ الدخول", .date, .mandatory),
      Field(.leftOn, "تاريخ المغادرة", .date, .optional),
    ])
}

/// A sound UMR row.
package struct UmrahStayRow: Sendable, Equatable {
  package var stay: UmrahStay

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let enteredOn = row.date(.enteredOn) else {
      preconditionFailure("a UMR row was entered before it was judged")
    }
    stay = UmrahStay(
      passportKey: row.text(.passportKey).lowercased(), enteredOn: enteredOn,
      leftOn: row.date(.leftOn))
  }
}
