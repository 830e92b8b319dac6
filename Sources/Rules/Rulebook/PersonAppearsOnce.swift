import Manifests
import Vocabulary

/// X201: no passport and no reference of the sender stands twice in one file; the first record
/// stands.
struct PersonAppearsOnce: CrossRule {
  static let entry = RuleEntry(
    .x201, .error, .cross, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "Passport or sender reference appears more than once in the file; the first stands.",
    ar: "تكرر رقم الجواز أو مرجع الجهة داخل الملف؛ يُعتمد أولهما.",
    mendEn: """
      Remove the second record, or give it the reference and passport of the other person it \
      was meant for.
      """,
    mendAr: "احذف السجل الثاني، أو ضع فيه مرجع الشخص الآخر المقصود وجوازه.",
    reasonEn: "Two records of one person would take two places.",
    reasonAr: "سجلان لشخص واحد يأخذان مقعدين.",
    example: .words(
      kept: "A-1 once",
      broken: "A-1 in rows 2 and 9: row 2 stands"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if let amendment = standing.amendment, context.kind == .amd {
      return check(amendment, standing, &found)
    }
    guard context.kind == .plg || context.kind == .stf else { return }
    let reference = standing.person?.byReference
    let passport = standing.person?.byPassport
    if let reference, reference.lastPosting == standing.posting {
      found.add(.x201, .senderRef, detail: .row(standing.repeatedRow ?? reference.lastRow))
    } else if let passport, passport.lastPosting == standing.posting {
      found.add(.x201, .passportNo, detail: .row(standing.repeatedRow ?? passport.lastRow))
    } else if let earlier = standing.repeatedRow {
      found.add(.x201, nil, detail: .row(earlier))
    }
  }

  private func check(
    _ amendment: AmendmentStanding, _ standing: Standing, _ found: inout RecordFindings
  ) {
    if let person = amendment.person, person.lastPosting == standing.posting {
      found.add(.x201, .senderRef, detail: .row(person.lastRow))
    }
    if let taken = amendment.newReference, taken.lastPosting == standing.posting {
      found.add(.x201, .newSenderRef, detail: .row(taken.lastRow))
    }
  }
}
