import Synchronization

/// What came of every point that was tried.
final class CrashTable: Sendable {
  struct Outcome: Sendable {
    let point: CrashSweep.Point
    /// The call and on what; nil where the program ended before it.
    let call: String?
    var ending: Program.Ending?
    var differences = RestingHome.Differences()
    /// The fault kept a file in its inbox, which was received after the others.
    var isReordered = false
    /// Why the home did not come to rest.
    var trouble: String?

    var hasSurvived: Bool { trouble == nil && differences.isEmpty }

    /// A line for whoever has to mend it.
    var sentence: String {
      """
      \(point.fault), \(point.number)\(isReordered ? ", received later" : ""): \(call ?? "not reached"); ended with \
      \(ending.map { "\($0.code) \($0.complaint.prefix(300))" } ?? "nothing"); \
      \(trouble ?? differences.lines.prefix(8).joined(separator: "\n  "))
      """
    }
  }

  struct Cell: Sendable {
    var tried = 0
    var survived = 0
    /// Of them, after a file was received later than the others.
    var reordered = 0
    var lost = 0
    var doubled = 0
    /// Other bytes, or no rest.
    var otherwise = 0
  }

  private struct Key: Hashable {
    let fault: Fault
    let call: String
  }

  private let cells = Mutex<[Key: Cell]>([:])
  private let fallen = Mutex<[String]>([])

  func enter(_ fault: Fault, _ task: Operator.Task, _ outcome: Outcome) {
    guard let call = outcome.call?.split(separator: " ").first.map(String.init) else {
      // Fewer calls than in the undisturbed run: there was no fault.
      if !outcome.hasSurvived { note(outcome, task) }
      return
    }
    cells.withLock { cells in
      var cell = cells[Key(fault: fault, call: call), default: Cell()]
      cell.tried += 1
      if outcome.hasSurvived { cell.survived += 1 }
      if outcome.hasSurvived && outcome.isReordered { cell.reordered += 1 }
      if !outcome.differences.missing.isEmpty { cell.lost += 1 }
      if !outcome.differences.added.isEmpty { cell.doubled += 1 }
      if !outcome.differences.changed.isEmpty || outcome.trouble != nil { cell.otherwise += 1 }
      cells[Key(fault: fault, call: call)] = cell
    }
    if !outcome.hasSurvived { note(outcome, task) }
  }

  private func note(_ outcome: Outcome, _ task: Operator.Task) {
    fallen.withLock { $0.append("\(task.rawValue): \(outcome.sentence)") }
  }

  /// What did not survive, a piece of text each.
  var failures: [String] { fallen.withLock { $0 } }

  var total: Cell {
    cells.withLock { cells in
      cells.values.reduce(into: Cell()) { sum, cell in
        sum.tried += cell.tried
        sum.survived += cell.survived
        sum.reordered += cell.reordered
        sum.lost += cell.lost
        sum.doubled += cell.doubled
        sum.otherwise += cell.otherwise
      }
    }
  }

  /// The program writes at a place that it names, as SQLite does: there is no other write.
  static let calls = [
    "open", "pwrite", "copy", "fsync", "syncfs", "fdatasync", "rename", "unlink", "ftruncate",
    "mkdir",
  ]

  /// A row a fault, a column a call: points tried, and how many of them did not survive.
  var markdown: String {
    let cells = cells.withLock { $0 }
    var text = "| fault | \(Self.calls.joined(separator: " | ")) | lost | doubled | otherwise |\n"
    text += String(repeating: "|---", count: Self.calls.count + 4) + "|\n"
    for fault in Fault.all {
      let row = Self.calls.map { cells[Key(fault: fault, call: $0)] ?? Cell() }
      let columns = row.map { cell in
        cell.survived == cell.tried ? "\(cell.tried)" : "\(cell.survived) of \(cell.tried)"
      }
      let sums = [row.map(\.lost), row.map(\.doubled), row.map(\.otherwise)].map {
        "\($0.reduce(0, +))"
      }
      text += "| \(fault) | \((columns + sums).joined(separator: " | ")) |\n"
    }
    return text
  }
}
