package import Vocabulary

/// Season parameters (SSN): one row sets one parameter from a moment on.
enum ParameterManifest {
  static let table = FieldTable(
    kind: .ssn,
    fields: [
      Field(.parameter, "المعيار", .code(.parameter), .mandatory, "a name of parameters.psv"),
      Field(
        .country, "الدولة", .code(.country), .optional,
        "overrides the season's value for one country"),
      Field(.value, "القيمة", .text(200), .mandatory, "in the parameter's own type"),
      Field(.effectiveAt, "يسري من", .instant, .optional, "default: when received"),
    ])
}

/// A sound SSN row.
package struct ParameterRow: Sendable, Equatable {
  /// As the register spells it: `min_age`, `window.PLG`.
  package var parameter: String
  /// Nil: the whole season.
  package var country: CountryCode?
  package var value: String
  /// Nil: from receipt on.
  package var effectiveAt: Instant?

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    parameter = row.text(.parameter)
    country = row.country(.country)
    value = row.text(.value)
    effectiveAt = row.instant(.effectiveAt)
  }
}
