import Manifests
import Vocabulary

/// X213: a record sent again under its reference stays the same person, and nothing that Foreign
/// Affairs has already been told changes.
///
/// Two of passport, birth date and name changed at once are another person. The fields of the visa
/// request are locked from REQUESTED on and open again when it was RETURNED; an amendment may
/// correct them while the request is in process, and cancel nobody who has set out.
struct PersonStaysThePerson: CrossRule {
  static let entry = RuleEntry(
    .x213, .error, .cross, appliesTo: "PLG AMD", isDocumented: false,
    en: """
      Change touches a field locked since submission to Foreign Affairs, or turns one person \
      into another (use REPLACE).
      """,
    ar: """
      التعديل يمس حقلًا مقفلًا منذ إرسال الطلب إلى وزارة الخارجية، أو يحوّل السجل إلى شخص \
      آخر (استخدم الاستبدال).
      """,
    mendEn: """
      To correct a mistake after submission ask for the request to be returned; to send \
      another person in the place, use a replacement.
      """,
    mendAr: "لتصحيح خطأ بعد الإرسال اطلبوا إعادة الطلب، ولإحلال شخص محل آخر استخدموا الاستبدال.",
    reasonEn: """
      A place must not wander from person to person unseen, and the visa must be of the one \
      who was judged.
      """,
    reasonAr: """
      لا يجوز أن ينتقل المقعد من شخص إلى آخر دون علم، ويجب أن تكون التأشيرة لمن دُرس طلبه.
      """,
    example: .words(
      kept: "a new passport, the same name and birth date",
      broken: "another passport and another birth date"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.kind == .amd { return checkCancellation(standing, &found) }
    guard context.kind == .plg, let person = standing.person, let known = person.byReference,
      known.lastPosting != standing.posting, !known.isStaff
    else { return }
    var changed = FieldSet()
    if known.passportKey != person.passportKey { changed.insert(.passportNo) }
    if let birth = row.date(.birthDate), birth != known.birthDate { changed.insert(.birthDate) }
    if known.nameKey != person.nameKey { changed.insert(.surnameLat) }
    if changed.count >= 2 {
      found.add(.x213, .senderRef, detail: .text(changed.names))
    } else if known.lockedDigest != person.lockedDigest, known.state.locksPerson,
      !mayAskAgain(known.state, standing)
    {
      found.add(.x213, .senderRef, detail: .text("locked=" + known.state.name))
    }
  }

  /// While the request is in process a correction takes it back and makes another.
  private func mayAskAgain(_ state: PilgrimState, _ standing: Standing) -> Bool {
    state == .requested && standing.amendment?.mayAskAgain == true
  }

  /// Nobody takes back a place whose pilgrim has set out.
  private func checkCancellation(_ standing: Standing, _ found: inout RecordFindings) {
    guard let amendment = standing.amendment, amendment.action == .cancel,
      let person = amendment.person, person.state.hasTravelled
    else { return }
    found.add(.x213, .senderRef, detail: .text("locked=" + person.state.name))
  }
}

extension PilgrimState {
  /// Whether Foreign Affairs, or a port after it, holds the personal fields as they were sent.
  package var locksPerson: Bool { self != .accepted && self != .returned }
}
