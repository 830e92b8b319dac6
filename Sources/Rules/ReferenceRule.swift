package import Vocabulary

/// A rule over what people are to one another: what a record alone shows is found when it is read,
/// the rest after the last record of its file, against the ledger as the file leaves it.
package protocol ReferenceRule: CrossRule {
  /// Adds what it finds in a person's references to `found`.
  func check(
    _ standing: ReferenceStanding, _ context: RuleContext, _ found: inout RecordFindings)
}

/// Judges people's references, groups and likenesses once all records of a file are read.
package struct ReferenceJudge: Sendable {
  private let context: RuleContext

  package init(_ context: RuleContext) { self.context = context }

  /// X204 and X205 over one person.
  package func judge(_ standing: ReferenceStanding, _ found: inout RecordFindings) {
    for rule in Rulebook.referenceRules { rule.check(standing, context, &found) }
  }

  /// X207 over one group.
  package func judge(_ group: GroupFigures, _ found: inout RecordFindings) {
    GroupIsOneCoach().check(group, context, &found)
  }

  /// X203 over a person whom another open registration resembles.
  ///
  /// - Parameter reference: the other's reference, where it is the same sender's.
  package func judgeTwin(_ reference: String?, _ found: inout RecordFindings) {
    PersonIsNotTwo().check(twin: reference, &found)
  }
}

extension RuleContext {
  /// The age at which ages count: on the day of Arafah.
  func age(_ birth: CalendarDate) -> Int { birth.age(on: parameters.arafahDate) }

  /// Whether the season asks a woman of this age for a mahram (X204).
  func needsMahram(_ sex: Sex?, _ birth: CalendarDate) -> Bool {
    guard sex == .female, let limit = parameters.mahramRule else { return false }
    return age(birth) < limit
  }
}
