import Manifests
import Vocabulary

/// X221: nobody leaves before arriving, and everybody has left by the last day of departures.
///
/// The second half is found by time, a person at a time (`Overstays`). A departure of somebody of
/// whom no arrival is recorded is kept and counts from the arrival on. No rule of departures
/// refuses but those of fields, so a person whom the sender cannot name is a code in no list: R102.
struct DepartureFollowsArrival: CrossRule {
  static let entry = RuleEntry(
    .x221, .warn, .cross, appliesTo: "DEP", isDocumented: true,
    en: "Departure before arrival, or no departure recorded by the due date.",
    ar: "مغادرة قبل القدوم، أو لم تُسجَّل المغادرة حتى الموعد المقرر.",
    mendEn: """
      Look at the time and the passport again; if the person came in by another way, see that the \
      arrival is sent. Who is still here after the due date is reported as OVERSTAY or leaves.
      """,
    mendAr: """
      راجع الوقت ورقم الجواز؛ وإن كان الحاج قد قدم من طريق آخر فليُرسَل قدومه. ومن بقي بعد الموعد \
      يُبلَّغ عنه متخلفًا أو يغادر.
      """,
    reasonEn: """
      The count of those who stayed behind is only as true as the arrivals and departures that \
      make it.
      """,
    reasonAr: "عدد المتخلفين لا يصح إلا بقدر صحة القدوم والمغادرة اللذين يُحسب منهما.",
    parameters: ["departures"],
    example: .words(
      kept: "arrived on 2026-05-10, departed on 2026-06-08",
      broken: "departed on 2026-06-08, and no arrival is recorded"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard case .departure(let departure) = standing.ground else { return }
    let named: FieldName =
      row[.personToken].state == .valid
      ? .personToken : row[.passportNo].state == .valid ? .passportNo : .at
    switch departure.person {
    case .unknown, .closed:
      if named != .at { found.add(.r102, named, detail: .text("unknown")) }
    case .removed, .known:
      if departure.isContradictory {
        found.add(.r102, .passportNo, detail: .text("person"))
      } else {
        checkOrder(departure, row, &found)
      }
    }
  }

  private func checkOrder(
    _ departure: DepartureStanding, _ row: Row, _ found: inout RecordFindings
  ) {
    guard let at = row.instant(.at) else { return }
    guard let arrivedAt = departure.arrivedAt else {
      return found.add(.x221, .at, detail: .text("no_arrival"))
    }
    if at < arrivedAt { found.add(.x221, .at, detail: .date(arrivedAt.date())) }
  }
}
