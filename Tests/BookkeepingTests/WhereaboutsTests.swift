import Bookkeeping
import Testing
import Vocabulary

/// Where one person was, by stays and departures in any order of booking.
@Suite struct WhereaboutsTests {
  private static func time(_ hour: Int) -> Instant {
    Instant(secondsSince1970: 1_778_400_000 + Int64(hour) * 3600)
  }

  private func stay(
    _ licence: String, _ movement: StayMovement, _ hour: Int, city: City = .makkah
  ) -> Stay {
    Stay(
      person: 1, sender: PartyID("TWF-SEA"), licenceNo: licence, city: city, movement: movement,
      at: Self.time(hour), room: nil, ordinal: 1)
  }

  private func end(_ cause: DepartureCause, _ hour: Int, _ city: City? = .makkah) -> Departure {
    Departure(
      person: 1, sender: PartyID("TWF-SEA"), cause: cause, at: Self.time(hour), city: city,
      countsAs: cause, ordinal: 1)
  }

  private func elsewhere(
    _ places: Whereabouts, _ licence: String, _ movement: StayMovement, _ hour: Int
  ) -> StayStanding.Elsewhere? {
    places.elsewhere(
      than: licence, movement, at: Self.time(hour), for: PartyID("TWF-SEA"))
  }

  @Test func `a house that another party recorded has no name`() {
    let places = Whereabouts([stay("A", .into, 1)], [])
    let told = places.elsewhere(
      than: "B", .into, at: Self.time(2), for: PartyID("ADL-MED"))
    #expect(told == .licence(nil))
  }

  @Test func `a house is left before the next one is entered`() {
    let places = Whereabouts([stay("A", .into, 1)], [])
    #expect(elsewhere(places, "B", .into, 2) == .licence("A"))
    #expect(elsewhere(places, "B", .out, 2) == .licence("A"))
    #expect(elsewhere(places, "A", .into, 2) == nil)
    #expect(elsewhere(places, "A", .out, 2) == nil)
    let left = Whereabouts([stay("A", .into, 1), stay("A", .out, 2)], [])
    #expect(elsewhere(left, "B", .into, 3) == nil)
  }

  @Test func `what is told late has to fit what came after`() {
    let places = Whereabouts([stay("B", .into, 5)], [])
    #expect(elsewhere(places, "A", .into, 1) == .licence("B"))
    #expect(elsewhere(places, "A", .out, 1) == nil)
    #expect(elsewhere(places, "B", .into, 1) == nil)
  }

  @Test func `nobody is recorded twice at one moment`() {
    let places = Whereabouts([stay("A", .into, 1)], [])
    #expect(elsewhere(places, "A", .out, 1) == .licence("A"))
    #expect(places.stay(at: Self.time(1))?.licenceNo == "A")
  }

  @Test func `hospital and transfer end a stay, the last ways for ever`() {
    for cause in [DepartureCause.hospital, .transferred] {
      let places = Whereabouts([stay("A", .into, 1)], [end(cause, 2)])
      #expect(elsewhere(places, "B", .into, 3) == nil)
    }
    for cause in [DepartureCause.departed, .deceased] {
      let places = Whereabouts([stay("A", .into, 1)], [end(cause, 2)])
      #expect(elsewhere(places, "B", .into, 3) == .ended(cause))
      #expect(elsewhere(places, "A", .out, 3) == nil)
    }
    let over = Whereabouts([stay("A", .into, 1)], [end(.overstay, 2)])
    #expect(elsewhere(over, "B", .into, 3) == .licence("A"))
  }

  @Test func `a hospital explains its city until the person is seen again`() {
    let hospital = end(.hospital, 1, .madinah)
    #expect(hospital.counts(afterComingTo: .madinah) == nil)
    #expect(hospital.counts(afterComingTo: .makkah) == .transferred)
    #expect(hospital.counts(afterComingTo: nil) == .hospital)
    let transfer = end(.transferred, 1, .madinah)
    #expect(transfer.counts(afterComingTo: .makkah) == .transferred)
    #expect(transfer.counts(afterComingTo: .madinah) == nil)
    #expect(end(.departed, 1).counts(afterComingTo: .makkah) == .departed)
  }

  @Test func `what does not close is unexplained`() {
    var city = CityMovement()
    let today = Self.time(0).date()
    city.arrive(531_243, on: today.adding(days: -1), today: today)
    city.add(
      CityFlow(city: .madinah, day: today, cause: .left, people: 378_698), today: today)
    city.remaining = 152_500
    #expect(city.unexplained == 45)
    #expect(city.arrivedToday == 0)
    city.arrive(5, on: today, today: today)
    #expect(city.arrivedToday == 5 && city.arrivedTotal == 531_248)
    city.remaining += 100
    #expect(city.unexplained == -50)
  }
}
