import Manifests
import Vocabulary

/// X220: the Umrah system shows that the passport has left the Kingdom before its holder is
/// registered for the hajj, or enters for it.
///
/// Overstayed Umrah visas are the ministry's business: it is told, and the sender is not.
struct PassportLeftBefore: CrossRule {
  static let entry = RuleEntry(
    .x220, .warn, .cross, appliesTo: "PLG ARA", isDocumented: false,
    en: "Umrah system shows the passport still inside the Kingdom (told to the ministry).",
    ar: "يُظهر نظام العمرة أن صاحب الجواز ما زال داخل المملكة.",
    mendEn: """
      The ministry follows it up with the Umrah system; where the stay has ended, that system \
      sends it again with the day of departure.
      """,
    mendAr: """
      تتابع الوزارة الأمر مع نظام العمرة؛ وإن كانت الإقامة قد انتهت فيعيد النظام إرسالها بتاريخ \
      المغادرة.
      """,
    reasonEn: """
      Whoever came for the Umrah and did not leave may not stay on for the hajj; a passport that \
      is said to be inside cannot enter a second time either.
      """,
    reasonAr: """
      من قدم للعمرة ولم يغادر لا يجوز له البقاء حتى الحج؛ كما لا يمكن لجواز يُذكر أنه في الداخل \
      أن يدخل مرة أخرى.
      """,
    example: .words(
      kept: "a passport whose Umrah stay ended on the day before the list was received",
      broken: "a passport that came for the Umrah in March and of which no departure is known"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let stay = standing.umrahStay else { return }
    let day = row.instant(.enteredAt)?.date() ?? context.receivedOn
    guard stay.isInside(on: day) else { return }
    found.tellMinistry(.x220, .passportNo, detail: .date(stay.enteredOn))
  }
}
