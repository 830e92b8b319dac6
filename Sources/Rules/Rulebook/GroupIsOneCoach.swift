import Manifests
import Vocabulary

/// X207: a group fits one coach, has a leader and stays together.
///
/// Judged once a group, after the last record of a file that names it, over all its people in the
/// ledger; said at the group's first record in that file.
struct GroupIsOneCoach: CrossRule {
  static let entry = RuleEntry(
    .x207, .warn, .cross, appliesTo: "PLG ARP", isDocumented: true,
    en: """
      Group larger than one coach, or without a leader, or split over several packages or \
      flights.
      """,
    ar: "المجموعة تزيد على سعة حافلة واحدة، أو بلا رئيس، أو موزعة على أكثر من حزمة أو رحلة.",
    mendEn: """
      Give one person of the group the role LEADER, and split a group that one coach, one \
      package or one flight cannot take.
      """,
    mendAr: """
      اجعل صفة أحد أفراد المجموعة «رئيس» (LEADER)، وقسّم المجموعة التي لا تتسع لها حافلة واحدة أو \
      حزمة واحدة أو رحلة واحدة.
      """,
    reasonEn: """
      A group rides, lives and moves as one; the coach, the room list and the guide are planned \
      by it.
      """,
    reasonAr: "المجموعة تركب وتسكن وتتحرك معًا، وعليها تُبنى الحافلة وكشف التسكين والمرشد.",
    parameters: ["group_max"],
    example: .words(
      kept: "47 people of one package, one of them LEADER",
      broken: "48 people; or 12 people and no LEADER; or a group on packages P1 and P2"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    // Of a list a record alone shows nothing of its group: `ReferenceJudge` after the last one.
    if context.kind == .arp { ArrivalGroups.check(row, standing, &found) }
  }

  func check(
    _ group: GroupFigures, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if group.people == 0 { return }
    if group.people > context.parameters.groupMax {
      say("people=\(group.people)/\(context.parameters.groupMax)", &found)
    }
    if group.leaders == 0 { say("leader", &found) }
    if group.packages > 1 { say("packages=\(group.packages)", &found) }
    if group.flights > 1 { say("flights=\(group.flights)", &found) }
  }

  private func say(_ what: String, _ found: inout RecordFindings) {
    found.add(.x207, .groupNo, detail: .text(what))
  }
}
