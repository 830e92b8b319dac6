import Vocabulary

/// F012: the file is of the running season and arrived inside the window of its kind.
///
/// Judged by the Exchange by the time of receipt in Asia/Riyadh, both ends included.
struct WindowIsOpen: FileRule {
  static let entry = RuleEntry(
    .f012, .fatal, .file, appliesTo: "all", isDocumented: true,
    en: "Wrong season, or the submission window for this kind is not open or has closed.",
    ar: "الموسم غير صحيح، أو أن نافذة استقبال هذا النوع لم تُفتح بعد أو أُغلقت.",
    mendEn: """
      Check the season in the name; after the window has closed only the ministry can open \
      it again.
      """,
    mendAr: "تحقق من الموسم في اسم الملف؛ وبعد إغلاق النافذة لا يفتحها إلا الوزارة.",
    reasonEn: "Visas, camps and flights are fixed by these dates for all countries alike.",
    reasonAr: "تُبنى التأشيرات والمخيمات والرحلات على هذه المواعيد لجميع الدول على السواء.",
    parameters: ["window.KIND"],
    example: .words(
      kept: "1447 on the last day of the window",
      broken: "1446, or the day after the window closed"))
}
