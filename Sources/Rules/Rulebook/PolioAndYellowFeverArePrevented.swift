import Manifests
import Vocabulary

/// R115: TODO-WRITE.
struct PolioAndYellowFeverArePrevented: RecordRule {
  static let entry = RuleEntry(
    .r115, .hold, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "Polio or yellow-fever proof required for this country of departure.",
    ar: "يلزم إثبات لقاح شلل الأطفال أو الحمى الصفراء للبلد القادم منه الحاج.",
    mendEn: "TODO-WRITE R115.",
    mendAr: "TODO-WRITE R115 ا.",
    reasonEn: "TODO-WRITE why R115.",
    reasonAr: "TODO-WRITE R115 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
