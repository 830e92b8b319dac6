import Manifests
import Vocabulary

/// L316: a contract or package is not cancelled or reduced below the people on it; where it must
/// be, the newest of them who are not yet requested are held until there are seats again.
struct PeopleKeepSeats: CrossRule {
  static let entry = RuleEntry(
    .l316, .hold, .ledger, appliesTo: "CTB CTP PKG", isDocumented: false,
    en: """
      Contract or package cancelled or reduced below the pilgrims already bound to it; the \
      pilgrims concerned are held.
      """,
    ar: """
      أُلغي العقد أو الحزمة أو خُفِّضت السعة إلى ما دون عدد الحجاج المرتبطين بها؛ أُوقفت طلبات \
      الحجاج المعنيين مؤقتًا.
      """,
    mendEn: """
      Raise the contract or the package again, name another contract in the package, or move or \
      cancel as many people as there are too many; the others are lifted by themselves.
      """,
    mendAr: """
      ارفع سعة العقد أو الحزمة من جديد، أو سمِّ عقدًا آخر في الحزمة، أو انقل أو ألغِ من الحجاج \
      بقدر الزيادة؛ ويُرفع الإيقاف عن الباقين تلقائيًا.
      """,
    reasonEn: """
      A visa for a person without a bed cannot be taken back; a request that waits can still be \
      sent.
      """,
    reasonAr: "تأشيرة لحاج بلا سرير لا يمكن سحبها، أما الطلب المنتظر فيمكن إرساله لاحقًا.",
    example: .words(
      kept: "reduced to 40 with 40 people bound",
      broken: "reduced to 40 with 45 people bound: the newest 5 are held"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let loss = standing.seatLoss, loss.people > 0 else { return }
    let isCancelled = loss.isCancelled && context.kind != .pkg
    found.add(.l316, isCancelled ? .status : .capacity, detail: .number(loss.people))
  }
}
