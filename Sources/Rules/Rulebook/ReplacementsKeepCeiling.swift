import Manifests
import Vocabulary

/// L309: TODO-WRITE.
struct ReplacementsKeepCeiling: CrossRule {
  static let entry = RuleEntry(
    .l309, .error, .ledger, appliesTo: "AMD", isDocumented: true,
    en: "Replacement ceiling (percent of registered pilgrims) reached.",
    ar: "بلغ الاستبدال السقف المحدد (نسبة من الحجاج المسجلين).",
    mendEn: "TODO-WRITE L309.",
    mendAr: "TODO-WRITE L309 ا.",
    reasonEn: "TODO-WRITE why L309.",
    reasonAr: "TODO-WRITE L309 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
