import Vocabulary

/// F009: the same bytes of the same sender have not posted anything before.
///
/// Judged by the Exchange by the SHA-256 of the unpacked bytes, before anything of the content.
struct ContentIsNew: FileRule {
  static let entry = RuleEntry(
    .f009, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: """
      Same content was already processed; the earlier result is returned and nothing is \
      posted twice.
      """,
    ar: "سبقت معالجة هذا المحتوى؛ أُعيدت النتيجة السابقة ولم يُقيَّد شيء مرتين.",
    mendEn: """
      Nothing need be done: the earlier result stands beside this one. To change something, \
      send a file with other content under the next sequence number.
      """,
    mendAr: """
      لا يلزم شيء: النتيجة السابقة مرفقة. وللتعديل أرسل ملفًا بمحتوى مختلف وبرقم التسلسل \
      التالي.
      """,
    reasonEn: "A file sent twice for safety must never count twice.",
    reasonAr: "الملف المرسل مرتين احتياطًا لا يصح أن يُحتسب مرتين.",
    example: .words(
      kept: "a corrected list",
      broken: "the list of yesterday, uploaded again"))
}
