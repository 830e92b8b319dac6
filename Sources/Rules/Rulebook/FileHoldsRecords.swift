import Vocabulary

/// F004: there is at least one data record.
///
/// Judged by the Exchange when the last record has been read.
struct FileHoldsRecords: FileRule {
  static let entry = RuleEntry(
    .f004, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: "File is empty or holds no data records.",
    ar: "الملف فارغ أو لا يحتوي أي سجل.",
    mendEn: "Check that the right sheet was saved; a header row alone is no list.",
    mendAr: "تأكد من حفظ ورقة العمل الصحيحة؛ فسطر العناوين وحده ليس كشفًا.",
    reasonEn: "An empty file is a mistake of saving, never a message.",
    reasonAr: "الملف الفارغ خطأ في الحفظ وليس رسالة مقصودة.",
    example: .words(
      kept: "a header row and one record",
      broken: "a header row and the trailer \"#END;0\""))
}
