import Manifests
import Vocabulary

/// L303: the agency has a place left of those allocated to it.
struct AgencyHasRoom: CrossRule {
  static let entry = RuleEntry(
    .l303, .error, .ledger, appliesTo: "PLG AMD", isDocumented: true,
    en: "Agency allocation exhausted.",
    ar: "استُنفد العدد المخصص للوكالة.",
    mendEn: "The office may allocate more places to the agency.",
    mendAr: "للمكتب أن يخصص للوكالة مقاعد إضافية.",
    reasonEn: "An agency that registers more than it was given takes other agencies' places.",
    reasonAr: "الوكالة التي تسجل أكثر مما خُصص لها تأخذ مقاعد غيرها.",
    example: .words(
      kept: "the 150th of 150",
      broken: "the 151st of 150"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if standing.exhausted == .agency { found.add(.l303) }
  }
}
