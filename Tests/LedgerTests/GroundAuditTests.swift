import Bookkeeping
import SQLiteLedger
import Testing
import Vocabulary

@testable import TestSupport

/// The laws of stays, coaches and departures, and of states, each broken by hand.
@Suite struct GroundAuditTests {
  /// One person who came, slept in a house and is there; a coach with two groups.
  private func season() throws -> (TemporaryLedger, LedgerScene, Int64) {
    let home = try TemporaryLedger()
    let scene = try LedgerScene(try home.open())
    let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
    try scene.book { book in
      try book.move(person, to: .arrived, holds: [], requestNo: nil)
      try book.append(
        LifeEvent(
          person: person, posting: book.number, ordinal: 1, state: .arrived,
          at: LedgerScene.start))
      try book.enter(
        ArrivalEntry(
          person: person, enteredAt: LedgerScene.start, port: .jeddah, flight: nil, movement: nil,
          visaNo: "6012345678", passportHeldBy: nil, busTripNo: nil),
        owner: LedgerScene.office, ordinal: 1)
      try book.enter(Stay.example(person, .into, hour: 1, closedIn: book.number))
      try book.enter(Stay.example(person, .out, hour: 2))
      try book.enter(Stay.example(person, .into, hour: 3))
      try book.enter(CoachTrip.example("G-01", 2))
      try book.enter(CoachTrip.example("G-02", 3))
    }
    return (home, scene, person)
  }

  @Test func `what the ground tells keeps every law`() throws {
    let (_, scene, _) = try season()
    try scene.demandSound()
  }

  @Test(arguments: [
    ("UPDATE stay SET closed_in = NULL WHERE id = 1", LedgerLaw.openStaysAreLast),
    ("UPDATE coach_trip SET passengers = 4 WHERE id = 2", .coachesHoldPassengers),
    ("UPDATE person SET state = 7", .statesFollowLives),
    ("UPDATE person SET state = 7", .departuresFollowArrivals),
    ("UPDATE person SET state = 2", .statesFollowLives),
    ("DELETE FROM life_event", .statesFollowLives),
  ])
  func `a fact changed by hand breaks its law`(sql: String, law: LedgerLaw) throws {
    let (home, scene, _) = try season()
    home.raw.run(sql)
    let gaps = try scene.ledger.gaps()
    #expect(gaps.contains { $0.law == law.rawValue })
  }

  @Test func `whoever left before arriving was warned of`() throws {
    let (home, scene, person) = try season()
    try scene.book { book in
      var departure = Departure.example(person)
      departure.at = LedgerScene.start.adding(seconds: -1)
      try book.enter(departure)
    }
    try scene.demandSound()
    home.raw.run("UPDATE departure SET is_early = 0")
    let gaps = try scene.ledger.gaps()
    #expect(gaps.map(\.law) == [LedgerLaw.departuresFollowArrivals.rawValue])
  }
}
