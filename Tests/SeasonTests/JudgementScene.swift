import Bookkeeping
import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// A small season to send files into: an office with two agencies, another country's office, two
/// buildings, one Tawafa establishment, Foreign Affairs.
///
/// One contract makes a package here, so that a test says what it is about and little else.
final class JudgementScene {
  let home: SeasonHome
  /// The exchange's clock of the next file.
  var time = "2026-01-10T08:00:00Z"
  private var numbers: [String: Int] = [:]
  private(set) var lastName = ""

  static let office = "IDN-HAO"
  static let agency = "IDN-AGY-0001"
  static let building = "HSG-1001"

  /// - Parameters:
  ///   - hasForeignAffairs: else people are accepted and nobody can be told.
  ///   - needsCertificates: else people go on without a health-capability certificate.
  init(
    settings: String = "", hasForeignAffairs: Bool = true, needsCertificates: Bool = false
  ) throws {
    home = try SeasonHome(settings: settings)
    try accept("MOH", "PTY", Self.parties(hasForeignAffairs))
    try accept(
      "MOH", "SSN",
      [
        [
          "parameter": "mandatory_contracts", "value": "HSG@MAK",
          "effective_at": "2025-10-01T00:00:00Z",
        ],
        [
          "parameter": "hlc_required", "value": needsCertificates ? "Y" : "N",
          "effective_at": "2025-10-01T00:00:00Z",
        ],
      ])
    try accept("MOH", "LIC", Self.licences)
  }

  private static func parties(_ hasForeignAffairs: Bool) -> [[String: String]] {
    var parties: [[String: String]] = [
      ["party_id": "TWF-SEA", "type": "TWF", "countries": "IDN;MYS"],
      ["party_id": "TWF-SAS", "type": "TWF", "countries": "BGD"],
      ["party_id": "IDN-HAO", "type": "HAO", "country": "IDN"],
      ["party_id": "IDN-AGY-0001", "type": "AGY", "country": "IDN", "parent_id": "IDN-HAO"],
      ["party_id": "IDN-AGY-0002", "type": "AGY", "country": "IDN", "parent_id": "IDN-HAO"],
      ["party_id": "MYS-HAO", "type": "HAO", "country": "MYS"],
      ["party_id": "HSG-1001", "type": "HSG"], ["party_id": "HSG-1002", "type": "HSG"],
    ]
    if hasForeignAffairs { parties.append(["party_id": "MOFA", "type": "MOFA"]) }
    return parties.map(party)
  }

  /// A PTY row with what every party has.
  static func party(_ fields: [String: String]) -> [String: String] {
    fields.merging(
      ["name_ar": "جهة", "name_en": "Party", "status": "ACTIVE"],
      uniquingKeysWith: { one, _ in one })
  }

  static let licences: [[String: String]] = ["MAK-H-1": "HSG-1001", "MAK-H-2": "HSG-1002"]
    .sorted(by: <).map { number, holder in
      [
        "licence_no": number, "activity": "HSG", "city": "MAK", "holder_id": holder,
        "name_ar": "برج", "rooms": "50", "capacity": "100", "valid_from": "2025-10-01",
        "valid_to": "2026-09-30",
      ]
    }

  // Sending

  /// The bytes of a list as a sender writes it, with its trailer.
  static func csv(_ rows: [[String: String]], declared: Int? = nil) -> String {
    let columns = Set(rows.flatMap(\.keys)).sorted()
    var lines = [columns.joined(separator: ",")]
    lines += rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: ",") }
    return lines.joined(separator: "\n") + "\n#END,\(declared ?? rows.count)\n"
  }

  /// The name of the party's next file of a kind.
  func nextName(_ party: String, _ kind: String, _ suffix: String = "csv") -> String {
    let key = party + kind
    numbers[key, default: 0] += 1
    let digits = String(numbers[key]!)
    let number = String(repeating: "0", count: 6 - digits.count) + digits
    lastName = "1447_\(party)_\(kind)_\(number).\(suffix)"
    return lastName
  }

  @discardableResult
  func send(
    _ party: String, _ kind: String, _ rows: [[String: String]], declared: Int? = nil,
    at time: String? = nil
  ) throws -> ResultPage {
    if let time { self.time = time }
    let page = try home.send(
      Self.csv(rows, declared: declared), as: nextName(party, kind), in: party, at: self.time)
    #expect(page.counts[0] == page.counts[1...].reduce(0, +), "\(lastName)")
    return page
  }

  /// Sends what must be accepted without any refusal.
  @discardableResult
  func accept(
    _ party: String, _ kind: String, _ rows: [[String: String]], at time: String? = nil
  ) throws -> ResultPage {
    let page = try send(party, kind, rows, at: time)
    #expect(page.verdict == "ACCEPTED", "\(lastName): \(page.causes)")
    return page
  }

  /// A file of this party as it was released, by the end of its name.
  func released(_ party: String, _ suffix: String) throws -> String {
    let files = try home.outbox.filter { $0.key.hasPrefix(party + "/") }
    let name = files.keys.sorted().last { $0.hasSuffix(suffix) }
    return String(decoding: files[try #require(name, "\(party) \(suffix)")]!, as: UTF8.self)
  }

  func names(_ party: String, _ part: String) throws -> [String] {
    try home.outbox.keys.filter { $0.hasPrefix(party + "/") && $0.contains(part) }.sorted()
  }

  /// Every law of the ledger holds and every promised file is where it belongs.
  func reconciles() throws -> Bool {
    let gaps = try home.reconcile().gaps
    for gap in gaps { Issue.record("\(gap)") }
    return gaps.isEmpty
  }
}

// What a season needs before its people
extension JudgementScene {
  func grant(_ quantity: Int, to country: String = "IDN", at time: String? = nil) throws {
    try accept("MOH", "QTA", [Self.entry("GRANT", quantity, country)], at: time)
  }

  static func entry(
    _ type: String, _ quantity: Int, _ country: String = "IDN", number: String? = nil,
    segment: String? = nil, agency: String? = nil, at time: String = "2025-11-01T00:00:00Z"
  ) -> [String: String] {
    var row = [
      "entry_no": number ?? "\(type)-\(country)-\(quantity)", "entry_type": type,
      "country": country, "quantity": String(quantity), "effective_at": time,
      "segment": segment ?? "", "agency_id": agency ?? "", "agreement_no": "",
      "agreement_date": "",
    ]
    if type == "GRANT" {
      row.merge(["agreement_no": "M-1", "agreement_date": "2025-10-30"]) { $1 }
    }
    return row
  }

  static func contract(
    _ number: String, with other: String, capacity: Int = 40, licence: String = "MAK-H-1",
    _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "contract_no": number, "counterparty_id": other, "contract_type": "HSG", "city": "MAK",
      "licence_no": licence, "date_from": "2026-05-10", "date_to": "2026-05-24",
      "capacity": String(capacity), "signed_at": "2025-11-25T11:00:00+03:00", "status": "SIGNED",
    ].merging(more) { $1 }
  }

  /// A contract of both sides.
  func agree(
    _ number: String, buyer: String = office, capacity: Int = 40,
    provider: String = building, licence: String = "MAK-H-1"
  ) throws {
    try send(
      buyer, "CTB",
      [Self.contract(number, with: provider, capacity: capacity, licence: licence)])
    try accept(
      provider, "CTP",
      [Self.contract(number, with: buyer, capacity: capacity, licence: licence)])
  }

  static func package(
    _ code: String = "P1", _ contracts: String = "C-1", segment: String = "OFFICIAL",
    capacity: Int = 40
  ) -> [String: String] {
    [
      "package_code": code, "segment": segment, "capacity": String(capacity),
      "contracts": contracts, "itinerary": "MAK:2026-05-10:2026-05-24",
    ]
  }

  /// A person of whom nothing can be said: who leads a group of those on the same package.
  static func pilgrim(
    _ number: Int, package: String = "P1", _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "sender_ref": "A-\(number)", "package_code": package, "group_no": "G-\(package)",
      "group_role": "LEADER",
      "passport_no": "X\(7_000_000 + number)", "passport_issuer": "IDN",
      "passport_expiry": "2031-02-11", "surname_lat": "SANTOSO", "given_lat": spelled(number),
      "nationality": "IDN", "birth_date": "1970-03-04", "sex": "M", "acwy_date": "2025-12-10",
      "acwy_type": "CONJ",
    ].merging(more) { $1 }
  }

  /// Quota, one agreed contract and its package: people can be sent.
  func prepare(quota: Int = 30, seats: Int = 40) throws {
    try grant(quota)
    try agree("C-1", capacity: seats)
    try accept(Self.office, "PKG", [Self.package(capacity: seats)])
  }
}
