import Manifests
import Vocabulary

/// X206: TODO-WRITE.
struct NobodyTravelsAlone: CrossRule {
  static let entry = RuleEntry(
    .x206, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: "Pilgrim at or above the companion age has no companion; a minor has no guardian.",
    ar: "حاج بلغ سن اشتراط المرافق وليس معه مرافق، أو قاصر بلا ولي.",
    mendEn: "TODO-WRITE X206.",
    mendAr: "TODO-WRITE X206 ا.",
    reasonEn: "TODO-WRITE why X206.",
    reasonAr: "TODO-WRITE X206 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
