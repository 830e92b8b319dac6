package import Vocabulary

/// Readiness visits (RDY): one row is one item of one visit.
enum VisitManifest {
  static let table = FieldTable(
    kind: .rdy,
    fields: [
      Field(.partyId, "رمز الجهة", .code(.party), .mandatory),
      Field(.visitedOn, "تاريخ الزيارة", .date, .mandatory),
      Field(
        .itemCode, "البند", .code(.readiness), .mandatory,
        "SYSTEM, STAFF, HOUSING, TRANSPORT, CATERING, CAMP, EMERGENCY"),
      Field(.score, "الدرجة", .integer, .mandatory, "0 to 100"),
      Field(.noteAr, "ملاحظة", .text(400), .optional),
    ])
}

/// A sound RDY row.
package struct VisitRow: Sendable, Equatable {
  package var visit: Visit

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let party = row.party(.partyId), let visitedOn = row.date(.visitedOn),
      let item = row.code(.itemCode, as: ReadinessItem.self), let score = row.number(.score)
    else { preconditionFailure("an RDY row was entered before it was judged") }
    visit = Visit(
      party: party, item: item, visitedOn: visitedOn, score: score,
      noteAr: row.optionalText(.noteAr))
  }
}
