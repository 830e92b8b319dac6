import Manifests
import Vocabulary

/// X218: TODO-WRITE.
struct ArrivalKeepsPlan: CrossRule {
  static let entry = RuleEntry(
    .x218, .warn, .cross, appliesTo: "ARA", isDocumented: false,
    en: "Arrival differs from plan (port, flight, day or party size).",
    ar: "القدوم الفعلي يخالف الخطة (المنفذ أو الرحلة أو اليوم أو العدد).",
    mendEn: "TODO-WRITE X218.",
    mendAr: "TODO-WRITE X218 ا.",
    reasonEn: "TODO-WRITE why X218.",
    reasonAr: "TODO-WRITE X218 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
