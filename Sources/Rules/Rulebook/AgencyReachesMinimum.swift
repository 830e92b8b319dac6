import Manifests
import Vocabulary

/// L305: TODO-WRITE.
struct AgencyReachesMinimum: CrossRule {
  static let entry = RuleEntry(
    .l305, .hold, .ledger, appliesTo: "QTA PLG", isDocumented: true,
    en: "Agency below the minimum number of pilgrims at close; must merge under a lead agency.",
    ar: "عدد حجاج الوكالة أقل من الحد الأدنى عند الإقفال؛ يلزم ضمها إلى وكالة رئيسة.",
    mendEn: "TODO-WRITE L305.",
    mendAr: "TODO-WRITE L305 ا.",
    reasonEn: "TODO-WRITE why L305.",
    reasonAr: "TODO-WRITE L305 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
