import Manifests
import Vocabulary

/// R106: nationality and issuing code are in ISO 3166-1 alpha-3 or ICAO 9303; where both are known
/// and differ, a warning.
///
/// D and DEU, the British codes and those of Kosovo are each the same state.
struct CountryCodeIsKnown: RecordRule {
  static let entry = RuleEntry(
    .r106, .error, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: """
      Nationality or issuing code is neither ISO 3166-1 alpha-3 nor an ICAO special code \
      (WARN when issuer and nationality differ).
      """,
    ar: """
      رمز الجنسية أو جهة الإصدار ليس من رموز ISO 3166-1 الثلاثية ولا من رموز الإيكاو الخاصة \
      (تنبيه عند اختلاف جهة الإصدار عن الجنسية).
      """,
    mendEn: """
      Use the three-letter code of the passport (IDN, not ID or Indonesia); where issuer and \
      nationality differ, make sure that the passport says so.
      """,
    mendAr: """
      استخدم الرمز الثلاثي كما في الجواز (IDN لا ID ولا Indonesia)؛ وعند اختلاف جهة الإصدار \
      عن الجنسية تأكد من أن الجواز كذلك.
      """,
    reasonEn: """
      Quotas, visas and vaccination rules all follow from these codes; a passport of another \
      issuer is possible but rare.
      """,
    reasonAr: """
      الحصص والتأشيرات وشروط اللقاح كلها مبنية على هذين الرمزين؛ واختلاف جهة الإصدار عن \
      الجنسية ممكن لكنه نادر.
      """,
    example: .fields(.plg, kept: [.nationality: "IDN"], broken: [.nationality: "XYZ"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    let nationality = row[.nationality]
    let issuer = row[.passportIssuer]
    if isUnknown(nationality) { found.add(.r106, .nationality) }
    if isUnknown(issuer) { found.add(.r106, .passportIssuer) }
    guard nationality.state == .valid, issuer.state == .valid,
      nationality.number != issuer.number,
      CountryCode(packed: UInt32(nationality.number)).canonical
        != CountryCode(packed: UInt32(issuer.number)).canonical
    else { return }
    found.add(.r106, .passportIssuer, atMost: .warn)
  }

  private func isUnknown(_ value: FieldValue) -> Bool {
    value.state != .absent && value.state != .valid && value.state != .spreadsheet
  }
}
