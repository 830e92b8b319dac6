import Vocabulary

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
