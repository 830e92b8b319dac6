import Bookkeeping
import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

/// What the parties on the ground send, and the tokens that they were sent.
extension JudgementScene {
  static let tawafa = "TWF-SEA"

  /// A season with an office's people on their package, and every party that follows them.
  static func ground(people: Int, groups: Int = 1, settings: String = "") throws -> JudgementScene {
    let scene = try JudgementScene(settings: settings)
    try scene.accept(
      "MOH", "PTY",
      [
        ["party_id": "GCS", "type": "GCS"], ["party_id": "UAO", "type": "UAO"],
        ["party_id": "MOH-MAK", "type": "BRANCH", "city": "MAK"],
        ["party_id": "MOH-MAD", "type": "BRANCH", "city": "MED"],
      ].map(party))
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "hlc_required", "value": "N", "effective_at": "2025-10-01T00:00:00Z",
        ]
      ])
    try scene.prepare(quota: people, seats: max(people, 1))
    try scene.accept(
      office, "PLG", (1...people).map { pilgrim($0, ["group_no": "G\(1 + $0 % groups)"]) })
    return scene
  }

  /// Cuts some outputs.
  func publish(_ outputs: [String], at time: String) throws {
    self.time = time
    let cuts = ScheduledCuts(try home.parts(at: time))
    #expect(try !cuts.publish(outputs).isHeldUp)
  }

  /// The rows of a released list by column.
  func rows(_ party: String, _ suffix: String) throws -> [[String: String]] {
    Self.rows(try released(party, suffix))
  }

  static func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first?.map({ $0.trimmingCharacters(in: ["\u{FEFF}"]) }) else {
      return []
    }
    return lines.dropFirst().filter { $0.first != "#END" }.map { line in
      Dictionary(zip(header, line)) { one, _ in one }
    }
  }

  /// The establishment's tokens, by the number of the person.
  func tokens(of party: String = tawafa) throws -> [Int: String] {
    try publish(["ALO"], at: "2026-05-09T18:00:00Z")
    var tokens: [Int: String] = [:]
    for row in try rows(party, "ALO_000001.csv") {
      guard let passport = row["passport_no"], let number = Int(passport.dropFirst()) else {
        continue
      }
      tokens[number - 7_000_000] = row["person_token"]
    }
    return tokens
  }

  static func stay(
    _ token: String?, _ movement: String, _ licence: String, _ at: String, room: String = ""
  ) -> [String: String] {
    [
      "licence_no": licence, "person_token": token ?? "", "movement": movement,
      "at": "2026-05-\(at)+03:00", "room": room,
    ]
  }

  static func coach(
    _ trip: String, _ group: String, _ passengers: Int, seats: Int = 49, from: String = "JED",
    to: String = "MAK", departs: String = "2026-05-10T17:00:00+03:00", arrives: String = ""
  ) -> [String: String] {
    [
      "trip_no": trip, "plate": "ABC 1234", "seats": "\(seats)", "from_city": from,
      "to_city": to, "departs_at": departs, "arrives_at": arrives, "group_no": group,
      "office_id": office, "passengers": "\(passengers)",
    ]
  }

  /// A departure by token, or by the passport of person `number`.
  static func departure(
    _ cause: String, token: String = "", number: Int? = nil, city: String = "",
    port: String = "", at: String
  ) -> [String: String] {
    [
      "person_token": token, "passport_no": number.map { "X\(7_000_000 + $0)" } ?? "",
      "passport_issuer": number == nil ? "" : "IDN", "city": city, "exit_port": port,
      "flight_no": "", "at": at, "cause": cause,
    ]
  }

  /// Foreign Affairs issues every visa that was asked for in its newest list.
  func issueVisas(at time: String = "2026-03-01T08:00:00Z") throws {
    // The newest request of each: what was taken back is asked for no longer.
    let all = try rows("MOFA", ".csv")
    let gone = Set(all.filter { $0["action"] == "WITHDRAW" }.compactMap { $0["request_no"] })
    let requests = all.filter {
      $0["action"] == "REQUEST" && !gone.contains($0["request_no"] ?? "")
    }
    try accept(
      "MOFA", "VIS",
      requests.map { request in
        [
          "request_no": request["request_no"] ?? "", "request_id": request["request_id"] ?? "",
          "status": "ISSUED", "visa_no": "6" + (request["passport_no"] ?? "").dropFirst(),
          "issued_on": "2026-03-01", "valid_to": "2026-07-05",
        ]
      }, at: time)
  }

  /// Person `number` at a port.
  static func arrival(
    _ number: Int, port: String = "JED", at: String = "2026-05-10T12:00:00+03:00"
  ) -> [String: String] {
    [
      "flight_no": "GA980", "entry_port": port, "entered_at": at,
      "passport_no": "X\(7_000_000 + number)", "passport_issuer": "IDN",
      "visa_no": "6\(7_000_000 + number)",
    ]
  }

  /// The state of each person, in the order of their numbers.
  var states: [String] {
    home.raw.lines("SELECT state FROM person ORDER BY id").map {
      PilgrimState(rawValue: Int($0) ?? 0)?.name ?? $0
    }
  }
}
