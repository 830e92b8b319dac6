import Manifests
import Vocabulary

/// X218: people arrive as planned: through the port, with the flight and on the day, and no more
/// with a movement than it was planned for.
///
/// Who arrives without any plan breaks none; ARR counts those. A movement with fewer people than
/// planned may still have some to come; ARR counts them as missing.
struct ArrivalKeepsPlan: CrossRule {
  static let entry = RuleEntry(
    .x218, .warn, .cross, appliesTo: "ARA", isDocumented: false,
    en: "Arrival differs from plan (port, flight, day or party size).",
    ar: "القدوم الفعلي يخالف الخطة (المنفذ أو الرحلة أو اليوم أو العدد).",
    mendEn: """
      Check the value named; if the arrival is right, nothing is to be done here, and the office \
      learns of it by the daily report.
      """,
    mendAr: """
      راجع القيمة المذكورة؛ فإن كان القدوم صحيحًا فلا شيء مطلوب منكم، ويعلم المكتب به من التقرير \
      اليومي.
      """,
    reasonEn: """
      Coaches and rooms were ordered for the plan: who comes elsewhere or later must be fetched \
      and housed anew.
      """,
    reasonAr: """
      الحافلات والغرف طُلبت بحسب الخطة: فمن قدم من منفذ آخر أو في وقت آخر وجب نقله وإسكانه من \
      جديد.
      """,
    example: .words(
      kept: "planned GA980 to JED on 10 May, arrived so at 15:05 instead of 14:30",
      broken: "planned GA980 to JED on 10 May, arrived with GA982"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let arrival = standing.arrival, arrival.bar == nil else { return }
    if let plan = arrival.plan { compare(row, with: plan, &found) }
    if let party = arrival.oversize {
      found.add(.x218, .movementNo, detail: .text("planned=\(party.planned)"))
    }
  }

  private func compare(_ row: Row, with plan: PlannedArrival, _ found: inout RecordFindings) {
    if let port = row.code(.entryPort, as: EntryPort.self), port != plan.port {
      found.add(.x218, .entryPort, detail: .text("planned=" + plan.port.rawValue))
    } else if let flight = plan.flight, FlightNumber(row.bytes(.flightNo))?.text != flight {
      found.add(.x218, .flightNo, detail: .text("planned=" + flight))
    }
    if let day = row.instant(.enteredAt)?.date(), day != plan.eta.date() {
      found.add(.x218, .enteredAt, detail: .text("planned=\(plan.eta.date())"))
    }
  }
}
