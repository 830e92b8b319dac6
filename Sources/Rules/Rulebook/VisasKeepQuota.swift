import Manifests
import Vocabulary

/// L312: TODO-WRITE.
struct VisasKeepQuota: CrossRule {
  static let entry = RuleEntry(
    .l312, .hold, .ledger, appliesTo: "VIS PLG", isDocumented: false,
    en: "Visas issued plus pending exceed accepted pilgrims or quota.",
    ar: "التأشيرات الصادرة وقيد الإصدار تتجاوز عدد المقبولين أو الحصة.",
    mendEn: "TODO-WRITE L312.",
    mendAr: "TODO-WRITE L312 ا.",
    reasonEn: "TODO-WRITE why L312.",
    reasonAr: "TODO-WRITE L312 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
