import Vocabulary

/// F015: every earlier sequence number of this sender and kind has arrived.
///
/// Judged by the Exchange; the file is judged all the same and the missing numbers are listed.
struct SequenceHasNoGaps: FileRule {
  static let entry = RuleEntry(
    .f015, .warn, .file, appliesTo: "all", isDocumented: false,
    en: "Earlier sequence numbers of this sender and kind have not arrived; they are listed.",
    ar: "أرقام تسلسل سابقة لهذه الجهة وهذا النوع لم تصل بعد، وهي مبينة في التقرير.",
    mendEn: "Send the missing files, or note which numbers were never used.",
    mendAr: "أرسل الملفات الناقصة، أو بيّن الأرقام التي لم تُستخدم أصلًا.",
    reasonEn: "A file lost on its way is noticed by nobody but the one who counts.",
    reasonAr: "الملف الذي ضاع في الطريق لا ينتبه له إلا من يعدّ.",
    example: .words(
      kept: "000124 after 000123",
      broken: "000126 after 000123"))
}
