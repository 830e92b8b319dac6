import Manifests
import Vocabulary

/// X217: who arrives was issued the visa shown, has not arrived before and was not cancelled.
struct ArrivalHasVisa: CrossRule {
  static let entry = RuleEntry(
    .x217, .error, .cross, appliesTo: "ARA", isDocumented: true,
    en: "Arrival of a person without an issued visa, already arrived, or cancelled.",
    ar: "قدوم شخص لا تأشيرة صادرة له، أو سبق تسجيل قدومه، أو أُلغي تسجيله.",
    mendEn: """
      Compare passport and visa number with the list of expected arrivals; if the person stands \
      before you with a valid visa that is not in it, tell the ministry.
      """,
    mendAr: """
      قارن رقم الجواز ورقم التأشيرة بكشف القدوم المتوقع؛ فإن كان الشخص أمامكم بتأشيرة سارية لا \
      ترد فيه فأبلغوا الوزارة.
      """,
    reasonEn: """
      Nobody enters for the hajj but on a visa issued for it, and nobody enters twice: a second \
      entry is another person or an error.
      """,
    reasonAr: """
      لا يدخل أحد للحج إلا بتأشيرة صدرت له، ولا يدخل مرتين: فالقدوم الثاني شخص آخر أو خطأ.
      """,
    example: .words(
      kept: "a person whose visa was issued, under that visa's number",
      broken: "the same person again two days later"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let bar = standing.arrival?.bar else { return }
    let isAboutVisa = bar == .noVisa || bar == .otherVisa
    found.add(.x217, isAboutVisa ? .visaNo : .passportNo, detail: .text(bar.rawValue))
  }
}
