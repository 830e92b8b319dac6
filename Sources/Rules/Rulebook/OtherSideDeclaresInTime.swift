import Manifests
import Vocabulary

/// X215: a contract is not left declared by one side alone for longer than the season allows.
struct OtherSideDeclaresInTime: CrossRule {
  static let entry = RuleEntry(
    .x215, .warn, .cross, appliesTo: "CTB CTP", isDocumented: false,
    en: "Contract declared by one side only for longer than the allowed number of days.",
    ar: "عقد أقرّ به طرف واحد فقط وتجاوز المهلة المحددة دون إقرار الطرف الآخر.",
    mendEn: "Ask the other side to declare; if there is no contract, cancel the declaration.",
    mendAr: "اطلب من الطرف الآخر إقرار العقد؛ وإن لم يكن هناك عقد فألغِ الإقرار.",
    reasonEn: "A declaration that nobody answers is a misunderstanding, or a bed sold twice.",
    reasonAr: "الإقرار الذي لا يجيبه أحد سوء فهم، أو سرير بيع مرتين.",
    parameters: ["one_sided_days"],
    example: .words(
      kept: "declared by the buyer alone for 7 days",
      broken: "declared by the buyer alone for 8 days"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let days = standing.declaration?.daysOneSided, days > context.parameters.oneSidedDays
    else { return }
    found.add(.x215, nil, detail: .number(days))
  }
}
