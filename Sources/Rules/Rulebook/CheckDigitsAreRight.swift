import Manifests
import Vocabulary

/// R104: the five check digits of the second machine-readable line are right (ICAO 9303, TD3).
///
/// Names carry no check digit; the digit of an empty personal number may be a filler.
struct CheckDigitsAreRight: RecordRule {
  static let entry = RuleEntry(
    .r104, .error, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "MRZ check digit wrong (passport no., birth date, expiry, personal no. or composite).",
    ar: """
      رقم التحقق في المنطقة المقروءة آليًا غير صحيح (رقم الجواز أو الميلاد أو الانتهاء أو \
      الرقم الشخصي أو المركّب).
      """,
    mendEn: """
      Copy both machine-readable lines again, character by character or by a reader; O and \
      0, I and 1, B and 8 are the usual mistakes.
      """,
    mendAr: """
      انسخ سطري المنطقة المقروءة آليًا من جديد حرفًا حرفًا أو بقارئ الجوازات؛ وأكثر الأخطاء \
      بين O و0، وI و1، وB و8.
      """,
    reasonEn: "A wrong check digit means that at least one character of the line was misread.",
    reasonAr: "رقم التحقق الخاطئ يعني أن حرفًا واحدًا على الأقل من السطر قد قُرئ خطأ.",
    example: .words(
      kept: "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
      broken: "L898902C35UTO7408122F1204159ZE184226B<<<<<10"))

  static var needsWholePerson: Bool { true }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    guard let line = SecondMachineReadableLine(row) else { return }
    let wrong = line.wrongCheckDigits
    if !wrong.isEmpty { found.add(.r104, .mrz2, detail: .text(wrong.names)) }
  }
}
