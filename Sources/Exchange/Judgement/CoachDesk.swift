internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// BUS: groups on coaches between the cities.
struct CoachDesk: Desk {
  private struct Group: Hashable {
    let owner: PartyID
    let number: String
  }

  private let setting: DeskSetting
  private var standing: Standing
  /// A group is on many trips of a list.
  private var peopleIn: [Group: Int] = [:]

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let transaction = setting.transaction
    let trip = CoachRow(row).map {
      CoachTrip($0, sender: setting.context.sender.id, ordinal: row.position.ordinal)
    }
    var aboard: [CoachTrip] = []
    standing.ground = nil
    if let trip {
      aboard = try transaction.groups(onTrip: trip.tripNo, at: trip.departsAt)
      standing.ground = .trip(
        TripStanding(
          people: try people(trip),
          othersOnBoard: aboard.filter { !$0.isOf(trip) }.reduce(0) { $0 + $1.passengers },
          elsewhere: try elsewhere(trip)))
    }
    setting.judge.judge(row, standing, &found)
    setting.judge.judgeLedger(row, standing, &found)
    guard !found.refuses, let trip else { return .rejected }
    if aboard.contains(where: { trip.says($0) }) { return .unchanged }
    try transaction.enter(trip)
    return .accepted
  }

  /// Nil where the party is no office and no agency: X222 says so.
  private mutating func people(_ trip: CoachTrip) throws -> Int? {
    guard let owner = standing.parties[trip.owner],
      owner.type == .office || owner.type == .agency
    else { return nil }
    let group = Group(owner: trip.owner, number: trip.groupNo)
    if let known = peopleIn[group] { return known }
    let found = try setting.transaction.people(inGroup: trip.groupNo, of: trip.owner)
    peopleIn[group] = found
    return found
  }

  private func elsewhere(_ trip: CoachTrip) throws -> Int {
    try setting.transaction.trips(ofGroup: trip.groupNo, of: trip.owner)
      .filter { !$0.isOf(trip) && $0.overlaps(trip) }.reduce(0) { $0 + $1.passengers }
  }
}

extension CoachTrip {
  fileprivate init(_ row: CoachRow, sender: PartyID, ordinal: Int) {
    self.init(
      sender: sender, tripNo: row.tripNo, plate: row.plate, seats: row.seats, from: row.from,
      to: row.to, departsAt: row.departsAt, arrivesAt: row.arrivesAt, guide: row.guide,
      groupNo: row.groupNo, owner: row.owner, passengers: row.passengers, ordinal: ordinal)
  }
}
