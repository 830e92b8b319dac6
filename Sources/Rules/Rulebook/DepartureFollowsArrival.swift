import Manifests
import Vocabulary

/// X221: TODO-WRITE.
struct DepartureFollowsArrival: CrossRule {
  static let entry = RuleEntry(
    .x221, .warn, .cross, appliesTo: "DEP", isDocumented: true,
    en: "Departure before arrival, or no departure recorded by the due date.",
    ar: "مغادرة قبل القدوم، أو لم تُسجَّل المغادرة حتى الموعد المقرر.",
    mendEn: "TODO-WRITE X221.",
    mendAr: "TODO-WRITE X221 ا.",
    reasonEn: "TODO-WRITE why X221.",
    reasonAr: "TODO-WRITE X221 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
