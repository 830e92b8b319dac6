import Manifests
import Vocabulary

/// X216: TODO-WRITE.
struct VisaResultAnswersRequest: CrossRule {
  static let entry = RuleEntry(
    .x216, .error, .cross, appliesTo: "VIS", isDocumented: false,
    en: """
      Visa result for an application never sent, contradicting an earlier result, or ISSUED \
      without a number.
      """,
    ar: "نتيجة تأشيرة لطلب لم يُرسل، أو تناقض نتيجة سابقة، أو حالة «صادرة» بلا رقم.",
    mendEn: "TODO-WRITE X216.",
    mendAr: "TODO-WRITE X216 ا.",
    reasonEn: "TODO-WRITE why X216.",
    reasonAr: "TODO-WRITE X216 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
