import Manifests
import Vocabulary

/// X220: TODO-WRITE.
struct PassportLeftBefore: CrossRule {
  static let entry = RuleEntry(
    .x220, .warn, .cross, appliesTo: "PLG ARA", isDocumented: false,
    en: "Umrah system shows the passport still inside the Kingdom (told to the ministry).",
    ar: "يُظهر نظام العمرة أن صاحب الجواز ما زال داخل المملكة.",
    mendEn: "TODO-WRITE X220.",
    mendAr: "TODO-WRITE X220 ا.",
    reasonEn: "TODO-WRITE why X220.",
    reasonAr: "TODO-WRITE X220 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
