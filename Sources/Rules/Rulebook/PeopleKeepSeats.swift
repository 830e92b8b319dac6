import Manifests
import Vocabulary

/// L316: TODO-WRITE.
struct PeopleKeepSeats: CrossRule {
  static let entry = RuleEntry(
    .l316, .hold, .ledger, appliesTo: "CTB CTP PKG", isDocumented: false,
    en: """
      Contract or package cancelled or reduced below the pilgrims already bound to it; the \
      pilgrims concerned are held.
      """,
    ar: """
      أُلغي العقد أو الحزمة أو خُفِّضت السعة إلى ما دون عدد الحجاج المرتبطين بها؛ أُوقفت طلبات \
      الحجاج المعنيين مؤقتًا.
      """,
    mendEn: "TODO-WRITE L316.",
    mendAr: "TODO-WRITE L316 ا.",
    reasonEn: "TODO-WRITE why L316.",
    reasonAr: "TODO-WRITE L316 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
