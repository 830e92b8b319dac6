import Rules
import Testing
import Vocabulary

/// X219 and X221, and what R101, R102 and X222 demand of stays, coaches and departures.
@Suite struct GroundRuleTests {
  private func stay(
    _ changes: [FieldName: String] = [:], _ answer: StayStanding
  ) -> [Finding] {
    crossFindings(.hal, changes) { $0.ground = .stay(answer) }
  }

  private let here = StayStanding(person: .known(.arrived), licence: SmallSeason.licence)

  private func with(_ change: (inout StayStanding) -> Void) -> StayStanding {
    var answer = here
    change(&answer)
    return answer
  }

  @Test func `a person of the establishment goes into a licensed house`() {
    #expect(stay(here).told == [])
    #expect(stay(with { $0.licence?.activity = .camp }).told == [])
    #expect(stay(with { $0.person = .removed }).told == ["X219 person_token"])
    let out: [FieldName: String] = [.movement: "OUT"]
    #expect(stay(out, with { $0.person = .removed }).told == [])
  }

  private func stay(_ answer: StayStanding) -> [Finding] { stay([:], answer) }

  @Test(arguments: [NamedPerson.unknown, .closed])
  func `nobody is known by a token that was never sent`(person: NamedPerson) {
    let found = stay(with { $0.person = person })
    #expect(found.told == ["X219 person_token"])
    #expect(found.first?.severity == .error && found.first?.detail == .text("unknown"))
  }

  @Test func `a house that is unknown or no house is refused`() {
    #expect(stay(with { $0.licence = nil }).told == ["X219 licence_no"])
    let kitchen = stay(with { $0.licence?.activity = .catering })
    #expect(kitchen.told == ["X219 licence_no"])
    #expect(kitchen.first?.detail == .text("activity"))
  }

  @Test func `nobody is in two places, and the other one is named`() {
    let found = stay(with { $0.elsewhere = .licence("MAK-H-2") })
    #expect(found.told == ["X219 at"])
    #expect(FindingText.text(found[0], in: .english) == "Elsewhere at the same time: MAK-H-2")
    #expect(FindingText.text(found[0], in: .arabic)?.contains("في موضع آخر") == true)
    #expect(stay(with { $0.elsewhere = .ended(.departed) }).told == ["X219 at"])
    let hidden = stay(with { $0.elsewhere = .licence(nil) })
    #expect(hidden.first?.detail == .text("another_house"))
  }

  @Test func `a full house takes nobody, and the same row again asks for no bed`() {
    let full = stay(with { $0.isFull = true })
    #expect(full.told == ["X219 licence_no"])
    #expect(full.first?.detail == .text("beds=600"))
    #expect(stay(with { ($0.isFull, $0.isUnchanged) = (true, true) }).told == [])
  }

  private func trip(
    _ changes: [FieldName: String] = [:], people: Int? = 45, aboard: Int = 0, elsewhere: Int = 0
  ) -> [Finding] {
    crossFindings(.bus, [.seats: "49", .passengers: "45"].merging(changes) { $1 }) {
      $0.ground = .trip(
        TripStanding(people: people, othersOnBoard: aboard, elsewhere: elsewhere))
    }
  }

  @Test func `the groups of a trip share its seats`() {
    #expect(trip(aboard: 4).told == [])
    let over = trip(aboard: 5)
    #expect(over.told == ["X219 passengers"])
    #expect(over.first?.detail == .text("seats=49"))
    #expect(trip([.passengers: "49"], people: 60).told == [])
    #expect(trip([.passengers: "50"], people: 60).told == ["X219 passengers"])
  }

  @Test func `a group has no more passengers than people, on all its coaches at one time`() {
    #expect(trip(people: 45).told == [])
    #expect(trip(people: 44).told == ["X219 passengers"])
    #expect(trip(people: 90, elsewhere: 45).told == [])
    let twice = trip(people: 89, elsewhere: 45)
    #expect(twice.told == ["X219 passengers"])
    #expect(twice.first?.detail == .text("elsewhere=45"))
    #expect(trip(people: 0).told == ["X219 group_no"])
  }

  @Test func `a group belongs to an office or an agency that is known`() {
    #expect(trip([.officeId: "IDN-AGY-0001"]).told == [])
    #expect(trip([.officeId: "XYZ-HAO"], people: nil).told == ["X222 office_id"])
    let house = trip([.officeId: "HSG-0001"], people: nil)
    #expect(house.told == ["X222 office_id"])
    #expect(house.first?.detail == .text("type"))
  }

  private func departure(
    _ changes: [FieldName: String] = [:], _ answer: DepartureStanding
  ) -> [Finding] {
    crossFindings(.dep, changes) { $0.ground = .departure(answer) }
  }

  @Test func `a departure follows the arrival`() {
    let arrived = Instant(rfc3339: "2026-06-08T10:00:00+03:00")!
    let kept = DepartureStanding(person: .known(.arrived), arrivedAt: arrived)
    #expect(departure(kept).told == [])
    let before = DepartureStanding(
      person: .known(.arrived), arrivedAt: arrived.adding(seconds: 1))
    let found = departure(before)
    #expect(found.told == ["X221 at"])
    #expect(found.first?.severity == .warn)
    let never = departure(DepartureStanding(person: .known(.visaIssued)))
    #expect(never.told == ["X221 at"])
    #expect(never.first?.detail == .text("no_arrival"))
  }

  private func departure(_ answer: DepartureStanding) -> [Finding] { departure([:], answer) }

  @Test func `whom the sender cannot name is refused under the field that names`() {
    let token: [FieldName: String] = [.personToken: "ABCDEFGHIJKLMNOPQRST"]
    let unknown = DepartureStanding(person: .unknown)
    #expect(departure(unknown).told == ["R102 passport_no"])
    #expect(departure(token, unknown).told == ["R102 person_token"])
    let two = DepartureStanding(person: .known(.arrived), isContradictory: true)
    #expect(departure(token, two).told == ["R102 passport_no"])
  }

  @Test(arguments: [
    ([FieldName.exitPort: ""], ["R101 exit_port"]),
    ([.cause: "HOSPITAL", .exitPort: ""], ["R101 city"]),
    ([.cause: "DECEASED", .city: "MAK", .exitPort: ""], []),
    ([.cause: "OVERSTAY", .city: "ALL"], ["R102 city"]),
    ([.passportNo: "", .passportIssuer: ""], ["R101 person_token"]),
    ([.passportIssuer: ""], ["R101 passport_issuer"]),
    ([.passportNo: "", .passportIssuer: "", .personToken: "ABCDEFGHIJKLMNOPQRST"], []),
  ])
  func `a departure says who, and how or where`(
    changes: [FieldName: String], told: [String]
  ) {
    #expect(findings(.dep, changes).told == told)
  }

  @Test(arguments: [
    ([FieldName.seats: "0"], "seats"), ([.passengers: "0"], "passengers"),
    ([.toCity: "JED"], "to_city"), ([.fromCity: "ALL"], "from_city"),
    ([.arrivesAt: "2026-05-10T16:59:59+03:00"], "arrives_at"),
  ])
  func `a coach goes somewhere with somebody`(changes: [FieldName: String], field: String) {
    #expect(findings(.bus, changes).told == ["R102 " + field])
  }

  @Test func `a coach may arrive the moment it leaves, or not say when`() {
    #expect(findings(.bus, [.arrivesAt: "2026-05-10T17:00:00+03:00"]).told == [])
    #expect(findings(.bus, [.arrivesAt: ""]).told == [])
  }
}
