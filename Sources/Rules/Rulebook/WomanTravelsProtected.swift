import Manifests
import Vocabulary

/// X204: a woman below the season's age travels with a mahram or in an approved women's group.
///
/// A group is approved while enough of its women travel as one; they are counted after the last
/// record. Whether the mahram named is fit is X205's.
struct WomanTravelsProtected: ReferenceRule {
  static let entry = RuleEntry(
    .x204, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: "Woman within the mahram-rule age has neither a mahram nor an approved women's group.",
    ar: "حاجّة ضمن سن اشتراط المحرم وليس لها محرم مسجل ولا مجموعة نساء معتمدة.",
    mendEn: """
      Give mahram_ref and mahram_relation, or womens_group Y for enough women of the same \
      group_no.
      """,
    mendAr: """
      اذكر مرجع المحرم وصلة القرابة، أو ضع Y في مجموعة النساء لعدد كافٍ من نساء المجموعة \
      نفسها.
      """,
    reasonEn: """
      Where the season asks for it, a woman's visa depends on who travels with her; nobody may \
      find that out at the airport.
      """,
    reasonAr: """
      حين يشترط الموسم ذلك تتوقف تأشيرة المرأة على من يرافقها، ولا يصح أن تعرفه في المطار.
      """,
    parameters: ["arafah_date", "mahram_rule", "womens_group_min"],
    example: .words(
      kept: "mahram_rule 45: a woman of 40 who names her husband, or one of 50 who names nobody",
      broken: "mahram_rule 45: a woman of 40 who names nobody"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    // Without a season's age there is nothing to look at: most lists are read so.
    guard context.kind == .plg, context.parameters.mahramRule != nil,
      let birth = row.date(.birthDate),
      context.needsMahram(row.code(.sex, as: Sex.self), birth)
    else { return }
    if !row.isPresent(.mahramRef), row.number(.womensGroup) != 1 {
      found.add(.x204, .mahramRef, detail: .text("below=\(context.parameters.mahramRule ?? 0)"))
    }
  }

  func check(
    _ standing: ReferenceStanding, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    let traveller = standing.traveller
    guard standing.mahram == .none, context.needsMahram(traveller.sex, traveller.birthDate)
    else { return }
    let least = context.parameters.womensGroupMin
    if !standing.isInWomensGroup {
      found.add(.x204, .mahramRef, detail: .text("below=\(context.parameters.mahramRule ?? 0)"))
    } else if standing.women < least {
      found.add(.x204, .womensGroup, detail: .text("women=\(standing.women)/\(least)"))
    }
  }
}
