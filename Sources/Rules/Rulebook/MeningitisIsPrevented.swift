import Manifests
import Vocabulary

/// R114: TODO-WRITE.
struct MeningitisIsPrevented: RecordRule {
  static let entry = RuleEntry(
    .r114, .hold, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: """
      Meningococcal ACWY certificate missing or outside the window set before arrival and by \
      vaccine type.
      """,
    ar: "شهادة لقاح الحمى الشوكية مفقودة أو خارج المدة المقررة قبل الوصول وبحسب نوع اللقاح.",
    mendEn: "TODO-WRITE R114.",
    mendAr: "TODO-WRITE R114 ا.",
    reasonEn: "TODO-WRITE why R114.",
    reasonAr: "TODO-WRITE R114 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
