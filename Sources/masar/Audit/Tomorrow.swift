internal import Archiving
internal import Bookkeeping
internal import Exchange
internal import Vocabulary

/// What `masar audit replay --parameters` and `--outcomes` say: who would fare otherwise.
struct Tomorrow {
  private(set) var files = 0
  private(set) var records = 0
  private(set) var changes: [WhatIf.Change] = []
  private(set) var changeCount = 0
  /// Records by turn, code and sender.
  private var sums: [Sum: Int] = [:]

  private struct Sum: Hashable, Comparable {
    let turn: String
    let code: String
    let sender: String

    static func < (left: Sum, right: Sum) -> Bool {
      (left.turn, left.code, left.sender) < (right.turn, right.code, right.sender)
    }
  }

  /// Changes that are listed; all are counted.
  private static let listed = 10_000

  init(_ scene: ReplayScene, _ parameters: (name: String, bytes: [UInt8])?) throws {
    let whatIf = WhatIf(scene.archive, parameters: parameters, make: scene.parts)
    try scene.walk { leaf, _ in
      for change in try whatIf.changes(leaf) { add(change) }
      if let submission = leaf.submission {
        files += 1
        records += submission.counts.first ?? 0
      }
    }
  }

  private mutating func add(_ change: WhatIf.Change) {
    changeCount += 1
    if changes.count < Self.listed { changes.append(change) }
    for code in change.codes {
      let sum = Sum(turn: change.turn.rawValue, code: code, sender: change.sender.rawValue)
      sums[sum, default: 0] += change.records
    }
  }

  var text: String {
    var text =
      "judged    \(files.counted("file", "files")), \(records.counted("record", "records"))\n"
    for (sum, count) in sums.sorted(by: { $0.key < $1.key }) {
      text += "\(sum.turn) by \(sum.code), \(sum.sender): \(count.counted("record", "records"))\n"
    }
    text += list(of: "by name", changes.filter { !$0.kind.answersOutputs })
    text += list(of: "in what follows", changes.filter(\.kind.answersOutputs))
    return text
      + (changeCount == 0
        ? "the same  nobody would fare otherwise\n"
        : "          \(changeCount.counted("change", "changes"))\n")
  }

  private func list(of title: String, _ changes: [WhatIf.Change]) -> String {
    if changes.isEmpty { return "" }
    var text = title + "\n"
    for change in changes {
      text += "          \(change.turn.rawValue) \(change.sender) \(change.kind.rawValue) "
      text += String(change.sequence)
      if let row = change.row { text += ", row \(row) \(change.reference)" }
      text += ": " + change.codes.joined(separator: " ") + "\n"
    }
    return text
  }

  var json: JSONText {
    .object([
      ("files", .number(files)), ("records", .number(records)),
      ("changes", .number(changeCount)),
      (
        "sums",
        .list(
          sums.sorted { $0.key < $1.key }.map {
            .object([
              ("turn", .text($0.key.turn)), ("code", .text($0.key.code)),
              ("sender", .text($0.key.sender)), ("records", .number($0.value)),
            ])
          })
      ),
      (
        "changed",
        .list(
          changes.map {
            .object([
              ("turn", .text($0.turn.rawValue)), ("sender", .text($0.sender)),
              ("kind", .text($0.kind.rawValue)), ("sequence", .number($0.sequence)),
              ("row", .number($0.row)), ("ref", .text($0.reference)),
              ("follows", .bool($0.kind.answersOutputs)), ("codes", .list($0.codes)),
              ("records", .number($0.records)),
            ])
          })
      ),
    ])
  }
}

extension Kind {
  /// Whether its files answer what was sent out: they name people by our numbers and tokens, so that
  /// whoever is refused before leaves them nobody to name.
  fileprivate var answersOutputs: Bool {
    switch self {
    case .vis, .ara, .hal, .dep, .bus, .umr, .rdy: true
    default: false
    }
  }
}
