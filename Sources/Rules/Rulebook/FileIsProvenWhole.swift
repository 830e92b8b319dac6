import Vocabulary

/// F014: an end tag, a trailer row or a checksum file proves within the waiting time that the file
/// is whole.
///
/// Judged by the Exchange while the file waits in its inbox; a WAI note tells the sender at once.
struct FileIsProvenWhole: FileRule {
  static let entry = RuleEntry(
    .f014, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: """
      Nothing proves that the file is complete: no end tag, no trailer row and no checksum \
      file arrived in time.
      """,
    ar: """
      لا يوجد ما يثبت اكتمال الملف: لم يصل وسم النهاية ولا سطر الختام ولا ملف البصمة \
      (sha256) في المهلة المحددة.
      """,
    mendEn: """
      End a CSV file with a row "#END" and the number of records, or upload <name>.sha256 \
      beside it; upload an XML file anew to its end tag.
      """,
    mendAr: """
      اختم ملف CSV بسطر «#END» وعدد السجلات، أو ارفع بجانبه ملف البصمة ‎.sha256؛ وأعد رفع \
      ملف XML كاملًا حتى وسم النهاية.
      """,
    reasonEn: "An upload that broke off must never pass as a short list.",
    reasonAr: "لا يجوز أن يُقبل رفعٌ انقطع على أنه كشف قصير.",
    parameters: ["proof_wait_minutes"],
    example: .words(
      kept: "a last row \"#END;2000\"",
      broken: "a CSV file without trailer and without checksum file"))
}
