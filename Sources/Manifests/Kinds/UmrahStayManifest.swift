import Vocabulary

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
