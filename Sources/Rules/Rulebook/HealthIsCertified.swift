import Manifests
import Vocabulary

/// R116: TODO-WRITE.
struct HealthIsCertified: RecordRule {
  static let entry = RuleEntry(
    .r116, .hold, .record, appliesTo: "PLG HLC", isDocumented: true,
    en: """
      Health-capability certificate missing or not signed by both head of office and medical \
      mission; visa request withheld.
      """,
    ar: """
      شهادة الاستطاعة الصحية غير مرفوعة أو غير موقّعة من رئيس المكتب ومسؤول البعثة الطبية؛ \
      يُحجب طلب التأشيرة.
      """,
    mendEn: "TODO-WRITE R116.",
    mendAr: "TODO-WRITE R116 ا.",
    reasonEn: "TODO-WRITE why R116.",
    reasonAr: "TODO-WRITE R116 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
