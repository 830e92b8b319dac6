import Bookkeeping
import Testing
import Vocabulary

@Suite struct PilgrimLifecycleTests {
  /// The whole table: a row for each state, a mark for each that may follow.
  private let table = """
                ACC REQ VIS REF RET PLA ARR DEP CAN REP DEC OVE NOS
    ACCEPTED     .   x   .   .   .   .   .   .   x   x   x   .   .
    REQUESTED    x   .   x   x   x   .   .   .   x   x   x   .   .
    VISA_ISSUED  .   .   .   .   .   x   x   .   x   x   x   .   x
    REFUSED      .   .   .   .   .   .   .   .   .   .   .   .   .
    RETURNED     x   x   .   .   .   .   .   .   x   x   x   .   .
    PLANNED      .   .   .   .   .   .   x   .   x   x   x   .   x
    ARRIVED      .   .   .   .   .   .   .   x   .   .   x   x   .
    DEPARTED     .   .   .   .   .   .   .   .   .   .   .   .   .
    CANCELLED    .   .   .   .   .   .   .   .   .   .   .   .   .
    REPLACED     .   .   .   .   .   .   .   .   .   .   .   .   .
    DECEASED     .   .   .   .   .   .   .   .   .   .   .   .   .
    OVERSTAY     .   .   .   .   .   .   .   x   .   .   x   .   .
    NO_SHOW      .   .   .   .   .   .   .   .   .   .   .   .   .
    """

  @Test func `who may become what is this table and nothing else`() {
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: " ") }
    #expect(rows.map { String($0[0]) } == PilgrimState.allCases.map(\.name))
    for (state, row) in zip(PilgrimState.allCases, rows) {
      for (next, mark) in zip(PilgrimState.allCases, row.dropFirst()) {
        #expect(state.mayBecome(next) == (mark == "x"), "\(state.name) to \(next.name)")
      }
    }
  }

  @Test func `only closing gives a place back, and it names the one it reduces`() {
    #expect(PilgrimState.requested.placeEffect(of: .visaIssued) == .confirm)
    #expect(PilgrimState.requested.placeEffect(of: .refused) == .release(confirmed: false))
    #expect(PilgrimState.requested.placeEffect(of: .returned) == .none)
    #expect(PilgrimState.planned.placeEffect(of: .cancelled) == .release(confirmed: true))
    #expect(PilgrimState.returned.placeEffect(of: .replaced) == .release(confirmed: false))
    #expect(PilgrimState.visaIssued.placeEffect(of: .deceased) == .none)
  }

  @Test func `a hold means something only before arrival`() {
    let held = PilgrimState.allCases.filter(\.mayBeHeld)
    #expect(held == [.accepted, .requested, .visaIssued, .returned, .planned])
  }
}
