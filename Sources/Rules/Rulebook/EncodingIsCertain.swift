import Vocabulary

/// F005: the text's encoding can be established, and the bytes do not contradict it.
///
/// Judged by the Parsing target: byte order mark, then strict UTF-8, then windows-1256 with a
/// plausibility score.
struct EncodingIsCertain: FileRule {
  static let entry = RuleEntry(
    .f005, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: "Text encoding cannot be established, or the bytes contradict the declared encoding.",
    ar: "تعذّر تحديد ترميز النص، أو أن محتوى الملف يخالف الترميز المصرّح به.",
    mendEn: "Save the file as UTF-8 (\"CSV UTF-8\" in spreadsheets) and send it again.",
    mendAr: "احفظ الملف بترميز UTF-8 (اختر «CSV UTF-8» في برنامج الجداول) ثم أعد إرساله.",
    reasonEn: """
      A wrong guess would garble names for good, and nobody would notice before the airport.
      """,
    reasonAr: "التخمين الخاطئ يشوّه الأسماء نهائيًا ولا يُكتشف إلا في المطار.",
    example: .words(
      kept: "UTF-8, with or without byte order mark",
      broken: "Arabic text saved as MacArabic"))
}
