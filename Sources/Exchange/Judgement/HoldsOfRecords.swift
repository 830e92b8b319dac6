internal import Vocabulary

extension HoldMarks {
  /// Of what was found in a record that is posted.
  init(of findings: [Finding]) {
    self = []
    for finding in findings where finding.severity == .hold {
      formUnion(HoldMarks(of: finding.code))
    }
  }

  /// Marks that no record of the person sets or lifts.
  static let staysThroughMove: HoldMarks = [.frozen, .agencyMinimum, .visaExcess]
  /// The same, and those that lie on the person's package.
  static let staysThroughCorrection: HoldMarks = [.staysThroughMove, .licence, .seats]
}
