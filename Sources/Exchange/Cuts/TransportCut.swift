internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// TRQ: to the cars syndicate the seats that groups need from a day ago to three days ahead.
///
/// A group comes as its plan says; its other ways follow the itinerary of its package: to the first
/// city where nothing is planned, from city to city, and out of the last one.
struct TransportCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let now = sheet.transaction.at
    let (yesterday, later) = (now.date().adding(days: -1), now.date().adding(days: 3))
    let parties = try sheet.transaction.partyBook()
    let requests =
      try planned(
        in: now.adding(seconds: -86_400)...now.adding(seconds: 3 * 86_400), parties)
      + requests(in: yesterday...later, parties)
    if requests.isEmpty { return }
    for party in try sheet.recipients(of: TransportRequestColumn.recipients) {
      let head = try sheet.head("TRQ", for: party.id)
      let file = CutFile<TransportRequestColumn>(sheet, for: party)
      try file.begin(head)
      var output = TransportRequests(sheet.format(for: party), head)
      for request in requests {
        output.append(request)
        file.drain(&output.writer)
      }
      try file.finish(&output.writer, people: 0)
    }
  }

  /// From the port of each plan to its first city, earliest first.
  private func planned(
    in window: ClosedRange<Instant>, _ parties: PartyBook
  ) throws -> [TransportRequests.Request] {
    try sheet.transaction.plannedSeats(expected: window).map { seats in
      TransportRequests.Request(
        date: seats.eta.date(), time: seats.eta, from: seats.port.rawValue,
        to: seats.firstCity.rawValue, owner: seats.owner, groupNo: seats.groupNo,
        language: language(of: seats.owner, parties), seats: seats.people,
        wheelchairs: seats.wheelchairs)
    }
  }

  /// In the order of their days, ways and groups.
  private func requests(
    in window: ClosedRange<CalendarDate>, _ parties: PartyBook
  ) throws -> [TransportRequests.Request] {
    var sums: [Way: Seats] = [:]
    for package in try sheet.transaction.allPackages() {
      let moves = Move.all(of: package.itinerary).filter { window.contains($0.day) }
      if moves.isEmpty { continue }
      for group in try sheet.transaction.groups(onPackage: package.id) {
        for move in moves { move.add(group, to: &sums) }
      }
    }
    return sums.filter { $0.value.seats > 0 }.sorted { $0.key < $1.key }.map { way, seats in
      TransportRequests.Request(
        date: way.move.day, from: way.move.from, to: way.move.to, owner: way.owner,
        groupNo: way.groupNo, language: language(of: way.owner, parties), seats: seats.seats,
        wheelchairs: seats.wheelchairs)
    }
  }

  /// The language of the office that is answerable for the group.
  private func language(of owner: PartyID, _ parties: PartyBook) -> Language {
    guard let party = parties[owner] else { return .arabic }
    let office = party.type == .agency ? party.parent.flatMap { parties[$0] } : party
    return office?.language ?? party.language
  }
}

private struct Seats {
  var seats = 0
  var wheelchairs = 0
}

/// One way that everybody on a package takes; an empty place is a port that nobody has named.
private struct Move: Hashable {
  let day: CalendarDate
  let from: String
  let to: String
  /// Before it nobody is in the Kingdom.
  let isArrival: Bool

  static func all(of itinerary: [Leg]) -> [Move] {
    let legs = itinerary.sorted { $0.from < $1.from }
    guard let first = legs.first, let last = legs.last else { return [] }
    var moves = [Move(day: first.from, from: "", to: first.city.rawValue, isArrival: true)]
    for (one, next) in zip(legs, legs.dropFirst()) where one.city != next.city {
      moves.append(
        Move(
          day: next.from, from: one.city.rawValue, to: next.city.rawValue, isArrival: false))
    }
    moves.append(Move(day: last.to, from: last.city.rawValue, to: "", isArrival: false))
    return moves
  }

  /// Who has arrived needs no coach for the arrival any more, and a plan asks for its own.
  func add(_ group: GroupSeats, to sums: inout [Way: Seats]) {
    let way = Way(move: self, owner: group.owner, groupNo: group.groupNo)
    sums[way, default: Seats()].seats +=
      isArrival ? group.unplanned : group.expected + group.present
    sums[way, default: Seats()].wheelchairs +=
      isArrival
      ? group.unplannedWheelchairs : group.expectedWheelchairs + group.presentWheelchairs
  }
}

private struct Way: Hashable, Comparable {
  let move: Move
  let owner: PartyID
  let groupNo: String

  static func < (one: Way, other: Way) -> Bool {
    (one.move.day, one.move.from, one.move.to, one.owner, one.groupNo)
      < (other.move.day, other.move.from, other.move.to, other.owner, other.groupNo)
  }
}
