import Testing
import Vocabulary

@testable import Exchange

struct TurnTests {
  @Test func `a file dropped while others are judged is received before they are all done`() throws
  {
    let home = try IntakeHome(settings: "rescan: 0\n")
    for number in 1...3 { try home.drop(IntakeHome.list(number), as: IntakeHome.name(number)) }
    var verdicts = 0
    var acknowledged: [Bool] = []
    let rounds = Rounds(home.parts, isEnding: { false }) { _ in
      verdicts += 1
      if verdicts == 1 {
        try? home.drop(IntakeHome.list(4), as: IntakeHome.name(4))
      } else {
        acknowledged.append(
          (try? home.outbox().contains("1447_MOH_SSN_000004.ACK.xml")) ?? false)
      }
    }
    #expect(try rounds.round().judged == 4)
    // The receipt comes with the look after the first verdict, before the second is out.
    #expect(acknowledged == [true, true, true])
  }
}
