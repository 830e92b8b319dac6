import Vocabulary

/// F010: the sequence number has not been used by a file of this sender and kind that posted
/// something else.
///
/// Judged by the Exchange against the submissions of the ledger.
struct SequenceIsUnused: FileRule {
  static let entry = RuleEntry(
    .f010, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: "Sequence number already used by this sender for this kind with different content.",
    ar: "سبق استخدام رقم التسلسل نفسه لهذا النوع بمحتوى مختلف.",
    mendEn: "Give the file the next free sequence number.",
    mendAr: "أعطِ الملف رقم التسلسل التالي غير المستخدم.",
    reasonEn: """
      The number is how both sides speak of a file; one number for two files would make \
      every later question unanswerable.
      """,
    reasonAr: "الرقم هو ما يُعرّف به الطرفان الملف؛ فلو حمله ملفان لتعذّر الجواب عن أي سؤال لاحق.",
    example: .words(
      kept: "000124 after 000123",
      broken: "000123 again, with other content"))
}
