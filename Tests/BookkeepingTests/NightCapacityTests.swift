import Bookkeeping
import Testing
import Vocabulary

@Suite struct NightCapacityTests {
  @Test func `who leaves in the morning makes room for who comes in the evening`() {
    let stays = [terms("1"), terms("2", from: "2026-05-24", to: "2026-05-30")]
    #expect(NightCapacity.excess(of: stays, licensed: 500) == nil)
    #expect(NightCapacity.excess(of: stays, licensed: 499)?.day == day("2026-05-10"))
  }

  @Test func `the fullest night is named, the first of equals`() {
    let stays = [
      terms("1", capacity: 300), terms("2", capacity: 200, from: "2026-05-14", to: "2026-05-16"),
      terms("3", capacity: 200, from: "2026-05-20", to: "2026-05-22"),
    ]
    #expect(NightCapacity.excess(of: stays, licensed: 500) == nil)
    #expect(
      NightCapacity.excess(of: stays, licensed: 499)
        == CapacityExcess(day: day("2026-05-14"), contracted: 500, licensed: 499))
  }

  @Test func `only the nights of the stay in question are looked at`() {
    let stays = [terms("1"), terms("2", from: "2026-05-20", to: "2026-05-30")]
    let early = terms("3", from: "2026-05-10", to: "2026-05-20")
    #expect(NightCapacity.excess(of: stays, licensed: 600, within: early) == nil)
    #expect(NightCapacity.excess(of: stays, licensed: 600)?.contracted == 1000)
  }

  @Test func `a kitchen counts meals and a bus its seats, also on one day`() {
    var meals = terms("1", type: .catering, capacity: 100)
    meals.mealsPerDay = 3
    #expect(NightCapacity.dailyExcess(of: [meals], licensed: 300) == nil)
    #expect(NightCapacity.dailyExcess(of: [meals], licensed: 299)?.contracted == 300)
    let trip = terms("2", type: .transport, capacity: 50, from: "2026-05-10", to: "2026-05-10")
    #expect(NightCapacity.dailyExcess(of: [trip], licensed: 49)?.day == day("2026-05-10"))
  }

  @Test func `looking at every night one by one finds the same`() {
    var dice = Dice(state: 3)
    let first = day("2026-05-01")
    for _ in 0..<300 {
      let stays = (0..<6).map { _ -> ContractTerms in
        let from = first.adding(days: Int.random(in: 0...8, using: &dice))
        var stay = terms("1", capacity: Int.random(in: 1...9, using: &dice))
        stay.dateFrom = from
        stay.dateTo = from.adding(days: Int.random(in: 0...5, using: &dice))
        return stay
      }
      let nights = (0..<20).map { night -> Int in
        let day = first.adding(days: night)
        return stays.filter { $0.dateFrom <= day && day < $0.dateTo }.reduce(0) { $0 + $1.capacity }
      }
      let most = nights.max()!
      let found = NightCapacity.excess(of: stays, licensed: 12)
      #expect(found?.contracted == (most > 12 ? most : nil))
      #expect(found?.day == (most > 12 ? first.adding(days: nights.firstIndex(of: most)!) : nil))
    }
  }
}
