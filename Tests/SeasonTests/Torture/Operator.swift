import Foundation
import TestSupport

/// Runs the real program as its operator and its service manager do: again where it ended, until
/// it rests.
struct Operator {
  enum Task: String, CaseIterable, Sendable {
    /// What waits in the inboxes.
    case files = "run"
    /// Outputs are cut.
    case outputs = "publish"

    var time: String { self == .files ? TortureBatch.time : TortureBatch.publishing }
  }

  let home: String
  let task: Task

  struct NeverRests: Error { let endings: [Program.Ending] }

  /// Begins the task once; whatever comes of it.
  func begin(_ variables: [String: String] = [:]) throws -> Program.Ending {
    let program = Program(
      home: home, variables: variables.merging(["MASAR_RESCAN": "3600"]) { $1 })
    switch task {
    case .files: return try program("run", "--once", at: task.time)
    case .outputs: return try publish(TortureBatch.outputs, program)
    }
  }

  /// Goes on, undisturbed, until the task is done and nothing is left to do.
  func bringToRest() throws {
    try runUntilItRests()
    guard task == .outputs else { return }
    let missing = try outputsNotCut()
    if missing.isEmpty { return }
    let ending = try publish(missing, Program(home: home))
    guard ending.code == 0 else { throw NeverRests(endings: [ending]) }
  }

  private func runUntilItRests() throws {
    var endings: [Program.Ending] = []
    while endings.last?.code != 0 {
      guard endings.count < 5 else { throw NeverRests(endings: endings) }
      endings.append(try Program(home: home)("run", "--once", at: task.time))
    }
  }

  private func publish(_ outputs: [String], _ program: Program) throws -> Program.Ending {
    try program.start(["publish"] + outputs, at: task.time).wait()
  }

  /// An operator whose command ended before it answered looks what it has done: outputs are cut in
  /// order, each in a posting of its own.
  private func outputsNotCut() throws -> [String] {
    let last = RawDatabase(home + "/ledger.sqlite").lines(
      """
      SELECT DISTINCT o.output FROM output_number o JOIN posting p ON p.number = o.posting
      WHERE p.cause = 'CUT' AND p.at = (SELECT max(at) FROM posting)
      """)
    return TortureBatch.outputs.filter { !last.contains($0) }
  }
}
