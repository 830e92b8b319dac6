import Manifests
import Vocabulary

/// X212: who is replaced is registered, was not replaced before and has not set out; the last day of
/// replacements has not passed.
///
/// A refused visa closes a registration and may still be answered by one replacement.
struct ReplacementIsDue: CrossRule {
  static let entry = RuleEntry(
    .x212, .error, .cross, appliesTo: "AMD", isDocumented: true,
    en: """
      Replacement refused: original unknown, already replaced, travelled, or the deadline has \
      passed.
      """,
    ar: "رُفض الاستبدال: الأصل غير موجود أو سبق استبداله أو سافر، أو انتهى الموعد.",
    mendEn: """
      Check the reference of the person who gives up the place, and give the new person a \
      reference that nobody has; after the last day only a cancellation is possible.
      """,
    mendAr: """
      راجع مرجع من يتنازل عن مكانه، واختر للبديل مرجعًا لم يُستخدم؛ وبعد انتهاء موعد الاستبدال \
      لا يمكن إلا الإلغاء.
      """,
    reasonEn: """
      A place passes from one person to one other, and late changes leave neither time for a \
      visa nor for a bed.
      """,
    reasonAr:
      "المكان ينتقل من شخص إلى آخر مرة واحدة، والتغيير المتأخر لا يدع وقتًا للتأشيرة ولا للسكن.",
    parameters: ["replacement_close"],
    example: .words(
      kept: "A-1, accepted, is replaced by A-900 on the last day",
      broken: "A-1 is replaced again, or after having arrived"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let amendment = standing.amendment, amendment.action == .replace else { return }
    if row[.senderRef].state == .valid, let fault = fault(amendment, standing) {
      found.add(.x212, .senderRef, detail: .text(fault))
    }
    if let taken = amendment.newReference, taken.lastPosting != standing.posting {
      found.add(.x212, .newSenderRef, detail: .text("taken"))
    }
    let last = context.parameters.replacementClose
    if context.receivedOn > last { found.add(.x212, .action, detail: .date(last)) }
  }

  private func fault(_ amendment: AmendmentStanding, _ standing: Standing) -> String? {
    guard let person = amendment.person else { return "unknown" }
    if person.lastPosting == standing.posting { return nil }
    if person.isStaff { return "segment" }
    if person.state.hasTravelled { return "state=" + person.state.name }
    let isClosed = person.state.isClosed && person.state != .refused
    return isClosed || amendment.isReplaced ? "closed=" + person.state.name : nil
  }
}
