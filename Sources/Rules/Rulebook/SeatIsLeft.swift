import Manifests
import Vocabulary

/// L306: no more people are bound to a package or a contract than it is confirmed for.
///
/// For a package that is sent again: a contract that it newly names has room for all its people.
/// Its own capacity may be lowered: L316.
struct SeatIsLeft: CrossRule {
  static let entry = RuleEntry(
    .l306, .error, .ledger, appliesTo: "PLG PKG AMD", isDocumented: false,
    en: "More pilgrims bound to a package or contract than its confirmed capacity.",
    ar: "عدد الحجاج المرتبطين بالحزمة أو العقد يتجاوز السعة المصدّقة.",
    mendEn: "Bind the person to another package, or amend contract and package upward first.",
    mendAr: "اربط الحاج بحزمة أخرى، أو ارفع سعة العقد والحزمة أولًا.",
    reasonEn: "Every seat stands for a bed that was paid for.",
    reasonAr: "كل مقعد يقابله سرير دُفع ثمنه.",
    example: .words(
      kept: "the 500th on a package for 500",
      broken: "the 501st on a package for 500"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    switch context.kind {
    case .plg: if standing.hasNoSeat { found.add(.l306, .packageCode) }
    case .pkg: if standing.hasNoSeat { found.add(.l306, .contracts) }
    default: break
    }
  }
}
