import Vocabulary

/// F011: the number of records and every control total are what the sender declared.
///
/// Judged by the Exchange when the last record has been read, over trailer or header.
struct TotalsAgree: FileRule {
  static let entry = RuleEntry(
    .f011, .fatal, .file, appliesTo: "all", isDocumented: true,
    en: """
      Record count or control total differs from what the sender declared (trailer or \
      header).
      """,
    ar: "عدد السجلات أو مجموع الضبط يخالف ما صرّحت به الجهة المرسلة (سطر الختام أو الترويسة).",
    mendEn: """
      Count again: a record was lost or added after the totals were made. Correct the list \
      or the trailer and send again.
      """,
    mendAr: """
      أعد العدّ: فُقد سجل أو أُضيف بعد حساب المجاميع. صحّح الكشف أو سطر الختام ثم أعد \
      الإرسال.
      """,
    reasonEn: "A list cut short, and two digits exchanged in a figure, are found by nothing else.",
    reasonAr: "لا يكشف الكشفَ المبتور ولا تبديلَ رقمين في عدد شيء غير هذا.",
    example: .words(
      kept: "#END;3 after three records",
      broken: "#END;4 after three records"))
}
