import Vocabulary

/// F006: the file is in UTF-8 or UTF-16, not in windows-1256.
///
/// Judged by the Parsing target; the file is read all the same.
struct EncodingIsModern: FileRule {
  static let entry = RuleEntry(
    .f006, .warn, .file, appliesTo: "all", isDocumented: false,
    en: "Legacy encoding (windows-1256) detected and converted to UTF-8.",
    ar: """
      الملف مكتوب بترميز قديم (windows-1256) وقد حُوِّل إلى UTF-8؛ نرجو اعتماد UTF-8 \
      مستقبلًا.
      """,
    mendEn: "Nothing need be done for this file; save the next one as UTF-8.",
    mendAr: "لا يلزم شيء لهذا الملف؛ واحفظ الملفات القادمة بترميز UTF-8.",
    reasonEn: """
      windows-1256 lacks letters and digits that names and dates need, and loses them \
      silently.
      """,
    reasonAr: "ترميز windows-1256 تنقصه حروف وأرقام تحتاجها الأسماء والتواريخ، ويُسقطها دون تنبيه.",
    example: .words(
      kept: "UTF-8",
      broken: "windows-1256"))
}
