import Manifests
import Vocabulary

/// L304: what is allocated is never more than the level above has, and only what is unused is
/// taken back.
///
/// An agreement's total comes either whole or by segment, never both. The file is refused as a
/// whole.
struct PartsFitTheWhole: CrossRule {
  static let entry = RuleEntry(
    .l304, .fatal, .ledger, appliesTo: "QTA", isDocumented: true,
    en: "Sum of allocations exceeds the segment or country quota.",
    ar: "مجموع التوزيعات يتجاوز حصة الفئة أو الدولة.",
    mendEn: "Lower the allocation, or take back elsewhere first; the excess is given.",
    mendAr: "خفّض التوزيع أو استرجع من جهة أخرى أولًا؛ ومقدار الزيادة مبين.",
    reasonEn: "Two people sent to one place would both be in the right.",
    reasonAr: "لو وُزّع المقعد مرتين لكان لكل من صاحبيه حق فيه.",
    example: .words(
      kept: "51,513 + 15,397 of 66,910",
      broken: "51,513 + 15,398 of 66,910"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    switch standing.quotaEntry {
    case .exceeds(let excess): found.add(.l304, .quantity, detail: .number(excess))
    case .takesBackUsed(let used):
      found.add(.l304, .quantity, detail: .text("used=\(used)"))
    case .mixesWholeAndSegments: found.add(.l304, .segment, detail: .text("mixed"))
    case .sound, .unchanged, .numberTaken, .freezes, nil: break
    }
  }
}
