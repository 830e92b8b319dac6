import Manifests
import Vocabulary

/// X212: TODO-WRITE.
struct ReplacementIsDue: CrossRule {
  static let entry = RuleEntry(
    .x212, .error, .cross, appliesTo: "AMD", isDocumented: true,
    en: """
      Replacement refused: original unknown, already replaced, travelled, or the deadline has \
      passed.
      """,
    ar: "رُفض الاستبدال: الأصل غير موجود أو سبق استبداله أو سافر، أو انتهى الموعد.",
    mendEn: "TODO-WRITE X212.",
    mendAr: "TODO-WRITE X212 ا.",
    reasonEn: "TODO-WRITE why X212.",
    reasonAr: "TODO-WRITE X212 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
