import Manifests
import Vocabulary

/// R113: the passport is valid on the last day that the season demands, that day included.
struct PassportOutlastsSeason: RecordRule {
  static let entry = RuleEntry(
    .r113, .error, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "Passport expires before the date required for this season.",
    ar: "تنتهي صلاحية الجواز قبل التاريخ المطلوب لهذا الموسم.",
    mendEn: "Renew the passport and send the record again with its new number and dates.",
    mendAr: "جدّد الجواز ثم أعد إرسال السجل برقمه وتواريخه الجديدة.",
    reasonEn: """
      The Kingdom demands passports valid for six months after the hajj; the visa would be \
      refused.
      """,
    reasonAr: "تشترط المملكة سريان الجواز ستة أشهر بعد الحج، وإلا رُفضت التأشيرة.",
    parameters: ["passport_valid_until"],
    example: .fields(
      .plg, kept: [.passportExpiry: "2026-11-26"], broken: [.passportExpiry: "2026-11-25"]))

  static var needsWholePerson: Bool { true }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    guard let expiry = row.date(.passportExpiry) else { return }
    let required = context.parameters.passportValidUntil
    if expiry < required { found.add(.r113, .passportExpiry, detail: .date(required)) }
  }
}
