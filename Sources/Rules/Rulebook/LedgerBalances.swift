import Vocabulary

/// L314: every accepted person has exactly one place, and every level's figures add up.
///
/// Judged by the ledger inside each posting and by "masar reconcile"; the posting is undone and
/// the operators are told. The sender has nothing to mend.
struct LedgerBalances: FileRule {
  static let entry = RuleEntry(
    .l314, .fatal, .ledger, appliesTo: "system", isDocumented: false,
    en: "Ledger does not balance; posting stopped and operators alerted.",
    ar: "قيود الدفتر غير متوازنة؛ أُوقف القيد ونُبِّه المشغلون.",
    mendEn: "Nothing need be done: this is ours to mend, and the file will be judged again.",
    mendAr: "لا يلزمكم شيء: الخلل من جانبنا وعلينا إصلاحه، وسيُعاد النظر في الملف.",
    reasonEn: "A ledger that is wrong by one place must stop before it gives out another.",
    reasonAr: "الدفتر الذي يختل بمقعد واحد يجب أن يتوقف قبل أن يمنح مقعدًا آخر.",
    example: .words(
      kept: "granted 100, reserved 40, remaining 60",
      broken: "granted 100, reserved 40, remaining 59"))
}
