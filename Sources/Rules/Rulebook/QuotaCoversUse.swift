import Manifests
import Vocabulary

/// L313: a quota is not lowered below what is used; where it must be, the newest people not yet
/// requested are held until the office decides.
struct QuotaCoversUse: CrossRule {
  static let entry = RuleEntry(
    .l313, .hold, .ledger, appliesTo: "QTA", isDocumented: true,
    en: """
      Quota lowered below what is already used; the excess is frozen until the office \
      decides whose places are given up.
      """,
    ar: "خُفِّضت الحصة إلى ما دون المستخدم؛ جُمِّد الزائد إلى أن يحدد المكتب من تُلغى أماكنهم.",
    mendEn: "The office cancels as many people as the excess, or the quota is raised again.",
    mendAr: "يلغي المكتب عددًا من الحجاج بقدر الزيادة، أو تُرفع الحصة من جديد.",
    reasonEn: """
      Quotas fall in mid-season; whose places are lost is for the office to say, not for a \
      program.
      """,
    reasonAr: "قد تُخفض الحصص أثناء الموسم؛ وتحديد من تُلغى أماكنهم شأن المكتب لا شأن البرنامج.",
    example: .words(
      kept: "lowered to 100 with 100 used",
      broken: "lowered to 100 with 120 used: 20 are frozen"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard case .freezes(let people) = standing.quotaEntry else { return }
    found.add(.l313, .quantity, detail: .number(people))
  }
}
