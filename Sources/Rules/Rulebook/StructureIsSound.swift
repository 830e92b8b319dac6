import Vocabulary

/// F008: the file can be read to its end as CSV or XML of its kind, inside the limits.
///
/// Judged by the Parsing target; the fault names line, row and what was met there.
struct StructureIsSound: FileRule {
  static let entry = RuleEntry(
    .f008, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: """
      Structure invalid: mandatory column missing or twice, unknown element or namespace, \
      unclosed quote, XML not well-formed, text after the trailer, or a size limit exceeded.
      """,
    ar: """
      بنية الملف غير صالحة: عمود إلزامي مفقود أو مكرر، أو عنصر غير معروف، أو علامة اقتباس \
      غير مغلقة، أو تركيب XML غير سليم، أو نص بعد سطر الختام، أو تجاوز حد الحجم.
      """,
    mendEn: """
      Look at the line named: close the quote, correct the column's name or the element, \
      remove what follows the trailer; "masar template" gives a right header.
      """,
    mendAr: """
      راجع السطر المذكور: أغلق علامة الاقتباس، أو صحّح اسم العمود أو العنصر، أو احذف ما بعد \
      سطر الختام؛ ويعطي الأمر masar template سطر عناوين صحيحًا.
      """,
    reasonEn: "Where the structure is in doubt, every record after it is.",
    reasonAr: "إذا اختلّت البنية لم يعد يوثق بأي سجل بعد موضع الخلل.",
    example: .words(
      kept: "one header row with every mandatory column once",
      broken: "the column passport_no twice"))
}
