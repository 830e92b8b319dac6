import Manifests
import Vocabulary

/// R118: a contract's check-in is before its check-out, and both lie between the first day of
/// arrival and the last of departure.
struct ContractDatesFitSeason: RecordRule {
  static let entry = RuleEntry(
    .r118, .error, .record, appliesTo: "CTB CTP", isDocumented: true,
    en: "Contract dates invalid, reversed or outside the season.",
    ar: "تواريخ العقد غير صحيحة أو معكوسة أو خارج الموسم.",
    mendEn: """
      Write check-in and check-out as YYYY-MM-DD, check-out at least a day later, both \
      inside the season.
      """,
    mendAr: """
      اكتب تاريخي الدخول والخروج بالصيغة YYYY-MM-DD، على أن يكون الخروج بعد الدخول بيوم على \
      الأقل وكلاهما داخل الموسم.
      """,
    reasonEn: """
      Capacity is counted night by night; a contract without nights, or outside the season, \
      shelters nobody.
      """,
    reasonAr: """
      تُحسب السعة ليلة بليلة؛ والعقد الذي لا ليالي فيه أو الواقع خارج الموسم لا يُسكن أحدًا.
      """,
    parameters: ["arrivals", "departures"],
    example: .fields(.ctb, kept: [.dateTo: "2026-05-24"], broken: [.dateTo: "2026-05-10"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    let from = judge(.dateFrom, row, context, &found)
    let to = judge(.dateTo, row, context, &found)
    guard let from, let to, to <= from else { return }
    found.add(.r118, .dateTo, detail: .text("reversed"))
  }

  /// The day in `field`, where there is one to compare with.
  private func judge(
    _ field: FieldName, _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) -> CalendarDate? {
    guard let day = row.date(field) else {
      let state = row[field].state
      if state != .absent, state != .impossible, state != .spreadsheet { found.add(.r118, field) }
      return nil
    }
    let first = context.parameters.arrivals.lowerBound
    let last = context.parameters.departures.upperBound
    if day < first { found.add(.r118, field, detail: .text(">=\(first)")) }
    if day > last { found.add(.r118, field, detail: .text("<=\(last)")) }
    return day
  }
}
