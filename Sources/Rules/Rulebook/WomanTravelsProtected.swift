import Manifests
import Vocabulary

/// X204: TODO-WRITE.
struct WomanTravelsProtected: CrossRule {
  static let entry = RuleEntry(
    .x204, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: "Woman within the mahram-rule age has neither a mahram nor an approved women's group.",
    ar: "حاجّة ضمن سن اشتراط المحرم وليس لها محرم مسجل ولا مجموعة نساء معتمدة.",
    mendEn: "TODO-WRITE X204.",
    mendAr: "TODO-WRITE X204 ا.",
    reasonEn: "TODO-WRITE why X204.",
    reasonAr: "TODO-WRITE X204 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
