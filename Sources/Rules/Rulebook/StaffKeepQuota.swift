import Manifests
import Vocabulary

/// L310: TODO-WRITE.
struct StaffKeepQuota: CrossRule {
  static let entry = RuleEntry(
    .l310, .error, .ledger, appliesTo: "STF", isDocumented: true,
    en: "Mission staff (administrative, medical, media) exceed their quota.",
    ar: "عدد أعضاء البعثة (الإداريين والطبيين والإعلاميين) يتجاوز الحصة المحددة.",
    mendEn: "TODO-WRITE L310.",
    mendAr: "TODO-WRITE L310 ا.",
    reasonEn: "TODO-WRITE why L310.",
    reasonAr: "TODO-WRITE L310 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
