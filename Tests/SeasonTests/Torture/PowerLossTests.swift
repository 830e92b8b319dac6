import Foundation
import Testing

/// Power fails at moments that nobody chose, on XFS and ext4: what was acknowledged is there, what
/// was not is judged again.
///
/// `make torture` makes it long. Where nothing can be mounted it is skipped, and says so.
@Suite(.serialized, .enabled(if: LoopDisk.obstacle == nil, "\(LoopDisk.obstacle ?? "")"))
struct PowerLossTests {
  @Test(arguments: LoopDisk.Form.allCases)
  func `after a loss of power everything that a partner had seen is known, and nothing shows`(
    form: LoopDisk.Form
  ) throws {
    let power = try PowerLoss(form)
    var random = SeededGenerator(state: TortureSettings.seed)
    var acknowledged = 0
    var answered = 0
    var losses = 0
    var fallen: [String] = []
    for number in 0..<TortureSettings.powerRounds {
      // Every third disk loses its power twice: recovery is not spared either.
      let moments = (0...(number % 3 == 2 ? 1 : 0)).map { _ in
        Double.random(in: 0..<1, using: &random)
      }
      let outcome = try power.round(moments)
      losses += moments.count
      acknowledged += outcome.acknowledged
      answered += outcome.answered
      if !outcome.hasSurvived {
        let lines = outcome.forgotten.map { "forgotten " + $0 } + outcome.differences
        fallen.append("\(moments): \(lines.prefix(10).joined(separator: "\n  "))")
      }
    }
    let summary = """
      | \(form) | \(TortureSettings.powerRounds) | \(losses) | \(acknowledged) | \(answered) | \
      \(fallen.count) |

      """
    print(summary)
    try TortureSettings.keep(summary, as: "power-\(form).md")
    #expect(fallen.isEmpty, "\(fallen.prefix(5).joined(separator: "\n"))")
    #expect(acknowledged > 0, "no moment was late enough to lose anything")
  }

  @Test(arguments: LoopDisk.Form.allCases)
  func `a program whose syncs do nothing is found out`(form: LoopDisk.Form) throws {
    let power = try PowerLoss(form)
    var random = SeededGenerator(state: TortureSettings.seed)
    var fallen = 0
    for _ in 0..<TortureSettings.controlRounds {
      let moment = Double.random(in: 0.4..<1, using: &random)
      if try !power.round([moment], isSynced: false).hasSurvived { fallen += 1 }
    }
    let summary = "| \(form) | \(TortureSettings.controlRounds) | \(fallen) |\n"
    print("control", summary)
    try TortureSettings.keep(summary, as: "control-\(form).md")
    #expect(fallen > 0, "the proof cannot fail")
  }
}
