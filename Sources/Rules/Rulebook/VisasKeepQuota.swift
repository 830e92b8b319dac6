import Manifests
import Vocabulary

/// L312: visas issued and asked for stay within the places of every level of the person's quota.
///
/// A quota can be lowered below the visas that are out already, which no freezing takes back
/// (L313). A visa that is issued beyond the figure is booked and its holder goes no further; a
/// returned request goes out again only where there is room for it.
struct VisasKeepQuota: CrossRule {
  static let entry = RuleEntry(
    .l312, .hold, .ledger, appliesTo: "VIS PLG", isDocumented: false,
    en: "Visas issued plus pending exceed accepted pilgrims or quota.",
    ar: "التأشيرات الصادرة وقيد الإصدار تتجاوز عدد المقبولين أو الحصة.",
    mendEn: """
      Nothing is to be sent: the hold is lifted when the quota is raised, or when places are given \
      up by cancellation.
      """,
    mendAr: "لا يلزم إرسال شيء: يُرفع التعليق متى زيدت الحصة أو أُخليت مقاعد بالإلغاء.",
    reasonEn: """
      A visa beyond the agreement brings a pilgrim for whom no place was agreed; it is found \
      before the journey, not at the port.
      """,
    reasonAr:
      "التأشيرة الزائدة على الاتفاقية تأتي بحاج لا مقعد له؛ ويُكشف ذلك قبل السفر لا عند المنفذ.",
    example: .words(
      kept: "the 100th visa of a quota of 100",
      broken: "the 91st visa after the quota was lowered to 90 with 100 requests out"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard standing.exceedsVisas else { return }
    found.add(.l312, context.kind == .vis ? .status : .senderRef)
  }
}
