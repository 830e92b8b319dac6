import Vocabulary

/// F002: the sender is known, active, and entitled to this kind of manifest.
///
/// Judged by the Exchange against the parties and the folder the file lay in, before anything of
/// the content.
struct SenderIsEntitled: FileRule {
  static let entry = RuleEntry(
    .f002, .fatal, .file, appliesTo: "all", isDocumented: true,
    en: "Sender is unknown or suspended, or is not entitled to send this kind of manifest.",
    ar: "الجهة المرسلة غير معروفة أو موقوفة، أو غير مخوّلة بإرسال هذا النوع من البيانات.",
    mendEn: """
      Put the file into your own folder and send only the kinds agreed for your party; ask \
      the ministry where a kind is missing or the party is suspended.
      """,
    mendAr: """
      ضع الملف في مجلد جهتك، وأرسل الأنواع المعتمدة لها فقط؛ وراجع الوزارة إن كان نوع ناقصًا \
      أو كانت الجهة موقوفة.
      """,
    reasonEn: "Nobody may speak for another office, whatever stands in the file.",
    reasonAr: "لا يحق لأحد أن يتحدث باسم مكتب غيره مهما كُتب في الملف.",
    example: .words(
      kept: "inbox/IDN-HAO/1447_IDN-HAO_PLG_000123.csv",
      broken: "inbox/IDN-HAO/1447_MYS-HAO_PLG_000123.csv"))
}
