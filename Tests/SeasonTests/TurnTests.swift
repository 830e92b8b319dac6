import Testing
import Vocabulary

@testable import Exchange

struct TurnTests {
  /// The receipt comes with the look after the group of the first verdict, before the next is out.
  @Test(arguments: [(1, 3, [true, true, true]), (2, 4, [false, true, true, true])])
  func `a file dropped while others are judged is received before they are all done`(
    together group: Int, files: Int, expected: [Bool]
  ) throws {
    let home = try IntakeHome(settings: "rescan: 0\ngroup_files: \(group)\n")
    for number in 1...files { try home.drop(IntakeHome.list(number), as: IntakeHome.name(number)) }
    let late = files + 1
    var verdicts = 0
    var acknowledged: [Bool] = []
    let rounds = Rounds(home.parts, isEnding: { false }) { _ in
      verdicts += 1
      if verdicts == 1 {
        try? home.drop(IntakeHome.list(late), as: IntakeHome.name(late))
      } else {
        acknowledged.append(
          (try? home.outbox().contains("1447_MOH_SSN_00000\(late).ACK.xml")) ?? false)
      }
    }
    #expect(try rounds.round().judged == late)
    #expect(acknowledged == expected)
  }
}
