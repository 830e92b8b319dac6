internal import Archiving
internal import ArgumentParser
internal import Bookkeeping
internal import Exchange

/// How a command ends, in the numbers of sysexits(3) (exchange.md §6).
extension ExitCode {
  /// `reconcile` found a gap.
  static let gap = ExitCode(1)
  /// `check`: the file would be refused, whole or in part.
  static let refused = ExitCode(65)
  /// Ours to mend.
  static let defect = ExitCode(70)
  /// The world's passing fault: the same call may succeed later.
  static let tryAgain = ExitCode(75)
  /// The home or its settings are the operator's to mend.
  static let configuration = ExitCode(78)
}

/// The sentence and the number with which a command that failed ends.
struct Leaving: Equatable {
  let message: String
  let code: ExitCode

  /// Nil for what the argument parser itself tells: usage, help, and exit codes already chosen.
  init?(_ error: any Error) {
    switch error {
    case let problem as SettingProblem: self.init(problem.description, .configuration)
    case let problem as HomeProblem: self.init(problem.description, .configuration)
    case let trouble as SealTrouble: self.init(trouble.description, .configuration)
    case let trouble as SeasonKeyTrouble: self.init(trouble.description, .configuration)
    case let held as HomeHeld: self.init(held.description, .tryAgain)
    case let imbalance as LedgerImbalance:
      self.init("the ledger does not balance (L314): \(imbalance.gap.sentence)", .defect)
    default:
      // The parser calls every error that it does not know a failure, as it does this one.
      guard !(error is ExitCode), Masar.exitCode(for: error) == .failure else { return nil }
      self.init("\(error)", error.isTemporaryTrouble ? .tryAgain : .defect)
    }
  }

  private init(_ message: String, _ code: ExitCode) {
    self.message = message
    self.code = code
  }
}

extension LedgerGap {
  /// One line for operators.
  var sentence: String { "\(law) · \(place) · expected \(expected), found \(found)" }
}
