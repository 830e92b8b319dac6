import Manifests
import Vocabulary

/// X205: TODO-WRITE.
struct ReferenceIsSuitable: CrossRule {
  static let entry = RuleEntry(
    .x205, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: """
      Mahram or companion reference is missing or unsuitable (sex, age, relation, other group, \
      package or flight).
      """,
    ar: """
      المحرم أو المرافق المشار إليه غير موجود أو غير مستوفٍ (الجنس أو العمر أو القرابة أو \
      اختلاف المجموعة أو الحزمة أو الرحلة).
      """,
    mendEn: "TODO-WRITE X205.",
    mendAr: "TODO-WRITE X205 ا.",
    reasonEn: "TODO-WRITE why X205.",
    reasonAr: "TODO-WRITE X205 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
