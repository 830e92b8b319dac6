import Manifests
import Vocabulary

/// L315: TODO-WRITE.
struct LicenceCoversContracts: CrossRule {
  static let entry = RuleEntry(
    .l315, .hold, .ledger, appliesTo: "LIC", isDocumented: false,
    en: """
      Licence lowered, suspended or revoked below what is already contracted; the contracts \
      concerned are frozen and listed.
      """,
    ar: """
      خُفِّض الترخيص أو أُوقف أو أُلغي إلى ما دون المتعاقد عليه؛ جُمِّدت العقود المعنية وهي \
      مبينة في التقرير.
      """,
    mendEn: "TODO-WRITE L315.",
    mendAr: "TODO-WRITE L315 ا.",
    reasonEn: "TODO-WRITE why L315.",
    reasonAr: "TODO-WRITE L315 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
