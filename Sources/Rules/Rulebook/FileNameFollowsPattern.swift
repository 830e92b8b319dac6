import Vocabulary

/// F001: the name is the envelope: season, sender, kind, sequence.
///
/// Judged by the Exchange when a file is taken from an inbox (the name, and the folder it lies in)
/// and when an XML root has been read (attributes that contradict the name).
struct FileNameFollowsPattern: FileRule {
  static let entry = RuleEntry(
    .f001, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: """
      File name does not follow the agreed pattern (season, sender, kind, sequence, \
      timestamp).
      """,
    ar: "اسم الملف لا يطابق الصيغة المعتمدة (الموسم، الجهة، النوع، التسلسل، الوقت).",
    mendEn: """
      Name the file <season>_<sender>_<kind>_<sequence>.csv or .xml, in your own folder; \
      "masar template" shows a name to begin with.
      """,
    mendAr: """
      سمِّ الملف بالصيغة <الموسم>_<الجهة>_<النوع>_<التسلسل>.csv أو .xml في مجلد جهتك؛ ويعرض \
      الأمر masar template اسمًا يُحتذى.
      """,
    reasonEn: """
      People with a spreadsheet cannot keep a header block; without the name nobody could \
      say whose list this is.
      """,
    reasonAr: """
      لا يستطيع من يعمل على جدول أن يحفظ ترويسة داخله؛ ولولا الاسم لما عُرفت الجهة ولا نوع \
      البيانات.
      """,
    example: .words(
      kept: "1447_IDN-HAO_PLG_000123.csv",
      broken: "pilgrims final (2).csv"))
}
