import Manifests
import Vocabulary

/// X217: TODO-WRITE.
struct ArrivalHasVisa: CrossRule {
  static let entry = RuleEntry(
    .x217, .error, .cross, appliesTo: "ARA", isDocumented: true,
    en: "Arrival of a person without an issued visa, already arrived, or cancelled.",
    ar: "قدوم شخص لا تأشيرة صادرة له، أو سبق تسجيل قدومه، أو أُلغي تسجيله.",
    mendEn: "TODO-WRITE X217.",
    mendAr: "TODO-WRITE X217 ا.",
    reasonEn: "TODO-WRITE why X217.",
    reasonAr: "TODO-WRITE X217 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
