import Manifests
import Vocabulary

/// X202: the passport is not registered already this season by another sender or under another
/// reference.
///
/// The other sender is never named. A record of the same file is X201's. Pilgrims and mission staff
/// of an office share its references: one reference is one person.
struct PassportIsFree: CrossRule {
  static let entry = RuleEntry(
    .x202, .error, .cross, appliesTo: "PLG STF AMD", isDocumented: false,
    en: """
      Passport already active this season under another sender (not named) or another \
      reference.
      """,
    ar: "رقم الجواز مسجل هذا الموسم لدى جهة أخرى (لا يُفصح عن اسمها) أو بمرجع آخر.",
    mendEn: """
      If the person is on your own list already, use the earlier reference; otherwise the \
      person must first be cancelled where registered.
      """,
    mendAr: """
      إن كان الحاج في كشفكم من قبل فاستخدموا مرجعه السابق، وإلا فيلزم أولًا إلغاء تسجيله لدى \
      الجهة الأخرى.
      """,
    reasonEn: "One person has one place in a season, with one office.",
    reasonAr: "للحاج الواحد مقعد واحد في الموسم لدى جهة واحدة.",
    example: .words(
      kept: "a passport not yet registered",
      broken: "the passport of a pilgrim whom another agency registered"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.kind == .stf, let known = standing.person?.byReference, !known.isStaff {
      return found.add(.x202, .senderRef, detail: .text("taken"))
    }
    guard let person = standing.person, let holder = person.byPassport,
      holder.id != person.byReference?.id, holder.lastPosting != standing.posting
    else { return }
    found.add(.x202, .passportNo)
  }
}
