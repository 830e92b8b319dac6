import Vocabulary

/// F007: the XML has no DOCTYPE, no entity of its own, no processing instruction, and is not
/// deeper or larger than agreed.
///
/// Judged by the Parsing target, which stops at the first of them with its line and column.
struct XMLCarriesNoDoctype: FileRule {
  static let entry = RuleEntry(
    .f007, .fatal, .file, appliesTo: "xml", isDocumented: false,
    en: "XML carries a DTD or external entity, or exceeds depth/size limits.",
    ar: "ملف XML يحتوي تعريف نوع مستند (DTD) أو كيانًا خارجيًا، أو يتجاوز حدود العمق أو الحجم.",
    mendEn: """
      Remove the DOCTYPE, the entities and the processing instructions; write letters \
      themselves or as character references.
      """,
    mendAr: "احذف تعريف DOCTYPE والكيانات وتعليمات المعالجة، واكتب الحروف مباشرة أو كمراجع محارف.",
    reasonEn: "Such constructions let a file read others or grow without end; no list needs them.",
    reasonAr: """
      هذه التراكيب تتيح لملف أن يقرأ غيره أو أن يتضخم بلا نهاية، ولا حاجة إليها في أي كشف.
      """,
    example: .words(
      kept: "<manifest xmlns=\"urn:masar:exchange:1\" …>",
      broken: "<!DOCTYPE manifest SYSTEM \"list.dtd\">"))
}
