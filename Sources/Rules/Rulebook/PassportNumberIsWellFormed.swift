import Manifests
import Vocabulary

/// R103: a passport number has five to nine characters, A–Z and 0–9 alone.
struct PassportNumberIsWellFormed: RecordRule {
  static let entry = RuleEntry(
    .r103, .error, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "Passport number invalid: only A–Z and 0–9, at most nine characters.",
    ar: "رقم الجواز غير صالح: حروف لاتينية كبيرة وأرقام فقط، وبحد أقصى تسع خانات.",
    mendEn: """
      Type the number as the passport prints it, without spaces, dashes or the letters \
      "No".
      """,
    mendAr: "اكتب رقم الجواز كما هو مطبوع فيه، دون مسافات أو شرطات أو كلمة «رقم».",
    reasonEn: """
      The number is compared at the border with the machine-readable zone, which knows no \
      other characters.
      """,
    reasonAr: "يُقارن الرقم في المنفذ بالمنطقة المقروءة آليًا، وهي لا تعرف غير هذه المحارف.",
    example: .fields(.plg, kept: [.passportNo: "B7654321"], broken: [.passportNo: "B76-5432"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    let value = row[.passportNo]
    switch value.state {
    case .absent, .spreadsheet: return
    case .valid: if isSound(row.bytes(value)) { return }
    default: break
    }
    found.add(.r103, .passportNo)
  }

  private func isSound(_ number: ArraySlice<UInt8>) -> Bool {
    guard (5...9).contains(number.count) else { return false }
    for byte in number where !byte.isCapital && !byte.isDigit { return false }
    return true
  }
}
