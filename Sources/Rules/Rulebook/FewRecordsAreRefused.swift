import Vocabulary

/// F013: the share of records refused by record and cross rules stays under the threshold.
///
/// Judged by the Exchange last of all; a file of fewer than twenty records is never quarantined,
/// and refusals by the ledger do not count.
struct FewRecordsAreRefused: FileRule {
  static let entry = RuleEntry(
    .f013, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: """
      Share of rejected records exceeds the threshold; whole file quarantined, nothing \
      posted.
      """,
    ar: "تجاوزت نسبة السجلات المرفوضة الحد المسموح؛ عُزل الملف كاملًا ولم يُقيَّد منه شيء.",
    mendEn: """
      So many refusals have one cause as a rule (a shifted column, a wrong date format): \
      mend that, and send the whole file again.
      """,
    mendAr: """
      هذا العدد من الرفض سببه واحد غالبًا (عمود منزاح أو صيغة تاريخ خاطئة): أصلح السبب ثم \
      أعد إرسال الملف كاملًا.
      """,
    reasonEn: "Where a third of a list is wrong, the rest cannot be trusted to be right.",
    reasonAr: "إذا كان ثلث الكشف خاطئًا فلا يوثق بصحة باقيه.",
    parameters: ["reject_threshold_pct"],
    example: .words(
      kept: "5 of 100 records refused",
      broken: "31 of 100 records refused"))
}
