import Archiving
import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// A season whose people are with Foreign Affairs, and Foreign Affairs' answers.
final class VisaScene {
  let scene: JudgementScene
  private let key: RecipientKey

  static let office = JudgementScene.office
  var home: SeasonHome { scene.home }

  /// - Parameters:
  ///   - people: of the office, accepted and sent to Foreign Affairs, under `A-1`, `A-2`…
  ///   - quota: of the country; nil gives everyone a place and nobody else.
  init(people: Int, quota: Int? = nil, settings: String = "") throws {
    scene = try JudgementScene(settings: settings)
    key = try scene.home.parts(at: scene.time).masterKey
      .recipientKey(season: Season(year: 1447)!, recipient: PartyID("MOFA"))
    try scene.accept("MOH", "SSN", Self.withoutHealthHolds)
    try scene.prepare(quota: quota ?? people, seats: max(people, 40))
    if people > 0 {
      try scene.accept(Self.office, "PLG", (1...people).map { Self.pilgrim($0) })
    }
  }

  /// A person whom no health rule holds.
  static func pilgrim(_ number: Int, _ more: [String: String] = [:]) -> [String: String] {
    JudgementScene.pilgrim(
      number, ["polio_date": "2026-02-01", "yf_date": "2026-02-01"].merging(more) { $1 })
  }

  static let withoutHealthHolds = [
    [
      "parameter": "hlc_required", "value": "N", "effective_at": "2025-10-01T00:00:00Z",
    ]
  ]

  // Answers

  /// A VIS row for the request with this running number, which is the person's with the same
  /// number unless said otherwise.
  func answer(
    _ request: Int, _ status: String, person: Int? = nil, _ more: [String: String] = [:]
  ) -> [String: String] {
    var row = [
      "request_no": Self.requestNo(request), "request_id": token(person ?? request),
      "status": status, "visa_no": "", "issued_on": "", "valid_to": "", "reason_code": "",
    ]
    if status == "ISSUED" {
      row.merge(
        [
          "visa_no": "60000\(10_000 + request)", "issued_on": "2026-02-10",
          "valid_to": "2026-07-05",
        ]
      ) { $1 }
    } else if status != "CANCELLED" {
      row["reason_code"] = "PHOTO"
    }
    return row.merging(more) { $1 }
  }

  func token(_ person: Int) -> String { key.personToken(Int64(person)) }

  static func requestNo(_ number: Int) -> String {
    "R1447" + String(String(100_000_000 + number).dropFirst())
  }

  @discardableResult
  func send(_ rows: [[String: String]], at time: String? = nil) throws -> ResultPage {
    try scene.send("MOFA", "VIS", rows, at: time)
  }

  @discardableResult
  func accept(_ rows: [[String: String]], at time: String? = nil) throws -> ResultPage {
    try scene.accept("MOFA", "VIS", rows, at: time)
  }

  // What came of it

  /// The state of the person registered last under a reference.
  func state(_ reference: String) -> String {
    let rows = home.raw.lines(
      "SELECT state FROM person WHERE sender_ref = '\(reference)' ORDER BY id")
    return rows.last.flatMap { Int($0) }.flatMap { PilgrimState(rawValue: $0)?.name } ?? ""
  }

  func holds(_ reference: String) -> HoldMarks {
    HoldMarks(
      rawValue: home.raw.number(
        "SELECT holds FROM person WHERE sender_ref = '\(reference)' ORDER BY id DESC LIMIT 1"))
  }

  /// Reserved, confirmed, remaining places of the country.
  func places() throws -> [Int] {
    let figures = try home.figures("IDN")
    return [figures.reserved, figures.confirmed, figures.remaining ?? -1]
  }

  func seats() -> Int { home.raw.number("SELECT bound FROM package") }

  /// The people of the office's last notice: reference, change, status, reason.
  func told() throws -> [[String]] {
    let text = try scene.released(Self.office, "_UPD_" + lastNotice() + ".xml")
    return ResultPage(notice: Array(text.utf8)).all("person").map { person in
      ["sender_ref", "change", "status", "reason"].map { person[$0] }
    }
  }

  private func lastNotice() throws -> String {
    let name = try #require(scene.names(Self.office, "_UPD_").last)
    return String(name.split(separator: "_").last!.prefix(6))
  }

  /// Everything balances, and so it does after nothing more.
  func reconciles() throws -> Bool { try scene.reconciles() }
}
