import Manifests
import Vocabulary

/// X206: the old name a companion, minors a guardian.
///
/// Whether the person named is fit, is X205's; a minor's may be named as companion or as mahram.
struct NobodyTravelsAlone: CrossRule {
  static let entry = RuleEntry(
    .x206, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: "Pilgrim at or above the companion age has no companion; a minor has no guardian.",
    ar: "حاج بلغ سن اشتراط المرافق وليس معه مرافق، أو قاصر بلا ولي.",
    mendEn: """
      Give companion_ref: for the old somebody of the companion's age, for a minor an adult of \
      the same group; a minor's mahram_ref serves too.
      """,
    mendAr: """
      اذكر مرجع المرافق: لكبير السن مرافق في السن المقررة، وللقاصر شخص بالغ من مجموعته، ويكفي \
      للقاصر مرجع المحرم.
      """,
    reasonEn: "The old and the young need somebody at their side in the crowd and in illness.",
    reasonAr: "يحتاج كبار السن والقاصرون إلى من يكون بجانبهم في الزحام وعند المرض.",
    parameters: ["arafah_date", "companion_age", "minor_age"],
    example: .fields(
      .plg, kept: [.birthDate: "1961-05-26", .companionRef: "A-2"],
      broken: [.birthDate: "1961-05-26", .companionRef: ""]))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard context.kind == .plg, let birth = row.date(.birthDate), !row.isPresent(.companionRef)
    else { return }
    let age = context.age(birth)
    if age >= context.parameters.companionAge {
      found.add(
        .x206, .companionRef, detail: .text("companion_age=\(context.parameters.companionAge)"))
    } else if age < context.parameters.minorAge, !row.isPresent(.mahramRef) {
      found.add(.x206, .companionRef, detail: .text("minor_age=\(context.parameters.minorAge)"))
    }
  }
}
