import Manifests
import Vocabulary

/// X219: TODO-WRITE.
struct PersonIsInOnePlace: CrossRule {
  static let entry = RuleEntry(
    .x219, .error, .cross, appliesTo: "BUS HAL", isDocumented: true,
    en: """
      Coach or room list: unknown person, person in two places at once, or more people than \
      seats or beds.
      """,
    ar: """
      كشف الحافلة أو التسكين: شخص غير معروف، أو مسجل في موضعين في آن واحد، أو عدد يفوق المقاعد \
      أو الأسرّة.
      """,
    mendEn: "TODO-WRITE X219.",
    mendAr: "TODO-WRITE X219 ا.",
    reasonEn: "TODO-WRITE why X219.",
    reasonAr: "TODO-WRITE X219 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
