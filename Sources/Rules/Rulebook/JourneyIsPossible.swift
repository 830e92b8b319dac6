import Manifests
import Vocabulary

/// R121: TODO-WRITE.
struct JourneyIsPossible: RecordRule {
  static let entry = RuleEntry(
    .r121, .error, .record, appliesTo: "ARP ARA BUS DEP", isDocumented: true,
    en: "Flight, carrier or port-of-entry code invalid or not open to hajj traffic.",
    ar: "رقم الرحلة أو رمز الناقل أو المنفذ غير صحيح أو غير مخصص لحركة الحجاج.",
    mendEn: "TODO-WRITE R121.",
    mendAr: "TODO-WRITE R121 ا.",
    reasonEn: "TODO-WRITE why R121.",
    reasonAr: "TODO-WRITE R121 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
