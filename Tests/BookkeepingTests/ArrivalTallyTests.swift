import Bookkeeping
import Testing
import Vocabulary

@Suite struct ArrivalTallyTests {
  private let office = PartyID("IDN-HAO")
  private let now = Instant(rfc3339: "2026-05-12T20:00:00+03:00")!
  private let plan = PlannedArrival(
    port: .jeddah, flight: "GA980", eta: Instant(rfc3339: "2026-05-10T14:30:00+03:00")!)

  private func journey(
    _ state: PilgrimState, at entered: String? = nil, _ port: EntryPort = .jeddah,
    _ flight: String? = "GA980"
  ) -> Journey {
    Journey(
      person: 1, sender: office, agency: nil, country: CountryCode("IDN")!, packageID: 1,
      state: state, plan: nil, enteredAt: entered.flatMap { Instant(rfc3339: $0) },
      port: entered == nil ? nil : port, flight: entered == nil ? nil : flight)
  }

  private func rows(_ journeys: [(Journey, PlannedArrival?)]) -> [[Int]] {
    var tally = ArrivalTally(at: now)
    for (journey, plan) in journeys {
      tally.add(journey, plan: plan, office: office, city: .makkah)
    }
    let rows = tally.rows { _ in true }
    #expect(rows.allSatisfy { $0.figures.isConserved })
    return rows.map {
      [
        $0.figures.planned, $0.figures.arrived, $0.figures.missing, $0.figures.unplanned,
        $0.figures.elsewhere,
      ]
    }
  }

  @Test func `who comes as planned is planned and arrived in one row`() {
    #expect(
      rows([(journey(.arrived, at: "2026-05-10T15:00:00+03:00"), plan)]) == [[1, 1, 0, 0, 0]])
    // Left again, or died since: still one who came.
    #expect(
      rows([(journey(.deceased, at: "2026-05-10T15:00:00+03:00"), plan)]) == [[1, 1, 0, 0, 0]])
  }

  @Test func `who comes otherwise is missed here and unplanned there`() {
    for other in [
      journey(.arrived, at: "2026-05-10T15:00:00+03:00", .madinah),
      journey(.arrived, at: "2026-05-10T15:00:00+03:00", .jeddah, "GA982"),
      journey(.arrived, at: "2026-05-11T15:00:00+03:00"),
    ] {
      #expect(
        rows([(other, plan)]).sorted { $0[0] > $1[0] } == [[1, 0, 0, 0, 1], [0, 1, 0, 1, 0]])
    }
  }

  @Test func `who has not come is missing once the time has come`() {
    var later = plan
    later.eta = now.adding(seconds: 1)
    #expect(rows([(journey(.planned), plan), (journey(.noShow), plan)]) == [[2, 0, 2, 0, 0]])
    #expect(rows([(journey(.planned), later)]) == [])
    later.eta = now
    #expect(rows([(journey(.planned), later)]) == [[1, 0, 1, 0, 0]])
  }

  @Test func `who gave up or died before is expected no longer`() {
    #expect(rows([(journey(.cancelled), plan), (journey(.deceased), plan)]) == [])
  }

  @Test func `who comes without a plan is unplanned`() {
    #expect(rows([(journey(.arrived, at: "2026-05-10T15:00:00+03:00"), nil)]) == [[0, 1, 0, 1, 0]])
  }

  @Test func `a row is asked for by city`() {
    var tally = ArrivalTally(at: now)
    tally.add(journey(.planned), plan: plan, office: office, city: .makkah)
    tally.add(journey(.planned), plan: plan, office: office, city: .madinah)
    #expect(tally.rows { $0.city == .makkah }.map(\.figures.planned) == [1])
    #expect(tally.rows { _ in true }.map(\.figures.planned) == [2])
  }
}
