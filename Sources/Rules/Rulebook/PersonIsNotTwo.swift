import Manifests
import Vocabulary

/// X203: TODO-WRITE.
struct PersonIsNotTwo: CrossRule {
  static let entry = RuleEntry(
    .x203, .warn, .cross, appliesTo: "PLG STF AMD", isDocumented: false,
    en: """
      Likely the same person under another passport (name key, birth date, sex, nationality).
      """,
    ar: "يُحتمل أنه الشخص نفسه بجواز آخر (تطابق مفتاح الاسم وتاريخ الميلاد والجنس والجنسية).",
    mendEn: "TODO-WRITE X203.",
    mendAr: "TODO-WRITE X203 ا.",
    reasonEn: "TODO-WRITE why X203.",
    reasonAr: "TODO-WRITE X203 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
