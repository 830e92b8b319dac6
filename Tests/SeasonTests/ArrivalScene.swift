import TestSupport
import Testing
import Vocabulary

/// A season whose people have their visas, their office's arrival plans, and the agents at the
/// ports.
final class ArrivalScene {
  let visas: VisaScene
  var scene: JudgementScene { visas.scene }
  var home: SeasonHome { visas.home }
  static let office = VisaScene.office

  /// - Parameters:
  ///   - groups: how many people are in `G1`, `G2`…; the first of each leads it. They are `A-1`,
  ///     `A-2`… in that order.
  ///   - issued: whose visa is issued; nil: everybody's.
  init(groups: [Int], issued: ClosedRange<Int>? = nil) throws {
    let people = groups.reduce(0, +)
    visas = try VisaScene(people: 0, quota: people + 5)
    try scene.accept(
      "MOH", "PTY",
      [
        ["party_id": "UAO", "type": "UAO"], ["party_id": "PRESS", "type": "PUB"],
        ["party_id": "MOH-MAK", "type": "BRANCH", "city": "MAK"],
        ["party_id": "MOH-MAD", "type": "BRANCH", "city": "MED"],
      ].map(JudgementScene.party))
    var rows: [[String: String]] = []
    for (place, size) in groups.enumerated() {
      for member in 0..<size {
        rows.append(
          VisaScene.pilgrim(
            rows.count + 1,
            ["group_no": "G\(place + 1)", "group_role": member == 0 ? "LEADER" : "MEMBER"]))
      }
    }
    try scene.accept(Self.office, "PLG", rows)
    let issued = issued ?? 1...people
    try visas.accept(issued.map { visas.answer($0, "ISSUED") }, at: "2026-04-20T08:00:00Z")
  }

  /// An ARP row: on GA980 to Jeddah on 10 May.
  static func plan(
    _ groups: String, pax: Int, _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "movement_no": "M-1", "mode": "AIR", "carrier": "GA", "flight_no": "GA980",
      "from_port": "CGK", "entry_port": "JED", "eta": "2026-05-10T14:30:00+03:00",
      "group_no": groups, "sender_ref": "", "agency_id": "", "pax": "\(pax)", "first_city": "MAK",
      "first_licence_no": "MAK-H-1", "wheelchairs": "",
    ].merging(more) { $1 }
  }

  /// The person with this number, as planned by `plan`.
  static func arrival(_ number: Int, _ more: [String: String] = [:]) -> [String: String] {
    [
      "movement_no": "M-1", "flight_no": "GA980", "entry_port": "JED",
      "entered_at": "2026-05-10T15:05:00+03:00", "passport_no": "X\(7_000_000 + number)",
      "passport_issuer": "IDN", "visa_no": "60000\(10_000 + number)", "passport_held_by": "UAO",
      "bus_trip_no": "",
    ].merging(more) { $1 }
  }

  private var files = 0

  /// In another file than before, also where the rows say the same.
  private func file(_ rows: [[String: String]]) -> [[String: String]] {
    files += 1
    return rows.map { $0.merging(["_file": "\(files)"]) { $1 } }
  }

  @discardableResult
  func plan(_ rows: [[String: String]], from party: String = office) throws -> ResultPage {
    try scene.send(party, "ARP", file(rows), at: "2026-04-25T08:00:00Z")
  }

  @discardableResult
  func arrive(_ rows: [[String: String]], at time: String = "2026-05-10T18:00:00Z") throws
    -> ResultPage
  {
    try scene.send("UAO", "ARA", file(rows), at: time)
  }

  /// What happened to a person after the registration, in order.
  func life(_ number: Int) -> [String] {
    home.raw.lines(
      """
      SELECT e.state FROM life_event e JOIN person p ON p.id = e.person_id
      WHERE p.sender_ref = 'A-\(number)' ORDER BY e.id
      """
    ).compactMap { Int($0).flatMap { PilgrimState(rawValue: $0)?.name } }
  }

  func states(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { visas.state("A-\($0)") } }

  /// The movement of each person's plan that holds.
  func movements(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.map { number in
      home.raw.lines(
        """
        SELECT a.movement_no || ' ' || a.eta FROM planned_person q
        JOIN arrival_plan a ON a.id = q.plan_id JOIN person p ON p.id = q.person_id
        WHERE p.sender_ref = 'A-\(number)' AND q.ended_in IS NULL
        """
      ).first.map { String($0.prefix { $0 != " " }) } ?? "-"
    }
  }

  /// The records of a party's newest file of an output, by field.
  func records(_ party: String, _ output: String) throws -> [[String: String]] {
    let name = try #require(
      scene.names(party, "_\(output)_").last { $0.hasSuffix(".csv") }, "\(party) \(output)")
    let text = String(decoding: try home.outbox(name), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().dropLast().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  func reconciles() throws -> Bool { try scene.reconciles() }
}

extension ResultPage {
  /// `X218 2 entry_port`: code, row and field of each finding.
  var told: [String] {
    all("finding").map { "\($0["code"]) \($0["row"]) \($0["field"])" }
  }

  /// Every code found is explained in both languages.
  var explainsAll: Bool {
    all("cause").allSatisfy { _ in true } && all("ar").count >= all("cause").count
      && all("en").count >= all("cause").count
  }
}
