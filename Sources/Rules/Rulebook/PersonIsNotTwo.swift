import Manifests
import Vocabulary

/// X203: one person hardly has two passports and two places.
///
/// Found after the last record, among all open registrations of the season. The sender is told of
/// its own alone; of another's the ministry is told, and nobody else.
struct PersonIsNotTwo: CrossRule {
  static let entry = RuleEntry(
    .x203, .warn, .cross, appliesTo: "PLG STF AMD", isDocumented: false,
    en: """
      Likely the same person under another passport (name key, birth date, sex, nationality).
      """,
    ar: "يُحتمل أنه الشخص نفسه بجواز آخر (تطابق مفتاح الاسم وتاريخ الميلاد والجنس والجنسية).",
    mendEn: """
      Look whether the two are one person: if so, cancel one of them; if not, nothing needs to \
      be done.
      """,
    mendAr: "تحقق هل هما شخص واحد: فإن كانا كذلك فألغِ أحدهما، وإلا فلا يلزم شيء.",
    reasonEn: "A person with two passports would take two places in the quota.",
    reasonAr: "من سُجِّل بجوازين أخذ مقعدين من الحصة.",
    example: .words(
      kept: "two people of one name born on different days",
      broken: "AHMAD SANTOSO, born 1970-03-15, once with his old and once with his new passport"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    // A record alone shows nothing: `ReferenceJudge.judgeTwin` after the last one.
  }

  func check(twin reference: String?, _ found: inout RecordFindings) {
    found.add(.x203, .passportNo, detail: reference.map { .text("ref=" + $0) } ?? .none)
  }
}
