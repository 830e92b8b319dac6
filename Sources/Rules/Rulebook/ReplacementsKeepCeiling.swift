import Manifests
import Vocabulary

/// L309: replacements stay within the season's share of the party's registered pilgrims, rounded up.
struct ReplacementsKeepCeiling: CrossRule {
  static let entry = RuleEntry(
    .l309, .error, .ledger, appliesTo: "AMD", isDocumented: true,
    en: "Replacement ceiling (percent of registered pilgrims) reached.",
    ar: "بلغ الاستبدال السقف المحدد (نسبة من الحجاج المسجلين).",
    mendEn: """
      Cancel whoever cannot travel; the ministry may raise the share for your country \
      (replacement_pct).
      """,
    mendAr: "ألغِ تسجيل من تعذر سفره؛ وللوزارة أن ترفع النسبة لبلدكم (replacement_pct).",
    reasonEn: """
      A list that changes too much was not of people who meant to travel; places must not be \
      kept by names and sold later.
      """,
    reasonAr:
      "القائمة التي تتبدل كثيرًا لم تكن لمن عزموا على السفر، ولا يجوز حجز الأماكن بأسماء ثم بيعها.",
    parameters: ["replacement_pct"],
    example: .words(
      kept: "the 10th replacement among 100 pilgrims at 10 %",
      broken: "the 11th"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let ceiling = standing.amendment?.reachedCeiling else { return }
    found.add(.l309, .action, detail: .number(ceiling))
  }
}
