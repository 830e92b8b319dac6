import Archiving
import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// The entries of 1446 as published: 1,435,017 by air, 66,465 by land and 5,094 by sea are
/// 1,506,576 people, every one of them registered, issued a visa and entered by a row of a file.
///
/// The whole count takes many minutes: `TORTURE_ENTRIES=1` (`Tests/torture.sh`) asks for it.
/// Else the figures run without their thousands: 17 + 465 + 94 = 576. `BulletinTests` hold the whole
/// figures against the bulletin's own arithmetic.
@Suite struct EntryAcceptanceTests {
  private static let isWhole = ProcessInfo.processInfo.environment["TORTURE_ENTRIES"] != nil
  private static let published = [("JED", 1_435_017), ("HLA", 66_465), ("JSP", 5_094)]
  private static let entries = published.map { ($0.0, isWhole ? $0.1 : $0.1 % 1_000) }
  private static let total = entries.reduce(0) { $0 + $1.1 }

  @Test func `the entries of 1446 come out of the report and the bulletin as they went in`() throws
  {
    #expect(Self.published.reduce(0) { $0 + $1.1 } == 1_506_576)
    let exchange = try SmallExchange("IDN", seats: Self.total, isForwarding: true)
    try exchange.expectAccepted(
      "SSN", "MOH", "parameter,value", ["hlc_required,N", "public_cell,1"])
    try exchange.expectAccepted(
      "PTY", "MOH", "party_id,type,name_ar,name_en,status",
      ["UAO,UAO,الوكلاء,Agents,ACTIVE", "PRESS,PUB,النشرة,Bulletin,ACTIVE"])
    #expect(try exchange.quota([("G-1", "GRANT", "", "", Self.total)]).verdict == "ACCEPTED")
    for people in Self.files { try enter(people, exchange) }
    let cuts = ScheduledCuts(try exchange.home.parts(at: "2026-05-23T12:00:00Z"))
    #expect(try !cuts.publish(["ARR", "BUL"]).isHeldUp)
    try expectReport(exchange)
    try expectBulletin(exchange)
    #expect(exchange.home.raw.number("SELECT count(*) FROM arrival") == Self.total)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  /// People by file.
  private static var files: [ClosedRange<Int>] {
    stride(from: 1, through: total, by: 100_000).map { $0...min($0 + 99_999, total) }
  }

  private func enter(_ people: ClosedRange<Int>, _ exchange: SmallExchange) throws {
    try exchange.expectAccepted(
      "PLG", exchange.office, SmallExchange.listHeader,
      people.map { exchange.pilgrim($0) })
    let key = try exchange.home.parts(at: exchange.time).masterKey
      .recipientKey(season: Season(year: 1447)!, recipient: PartyID("MOFA"))
    try exchange.expectAccepted(
      "VIS", "MOFA", "request_no,request_id,status,visa_no,issued_on,valid_to",
      people.map { number in
        "\(VisaScene.requestNo(number)),\(key.personToken(Int64(number))),ISSUED,"
          + "6\(10_000_000 + number),2026-02-10,2026-07-05"
      })
    try exchange.expectAccepted(
      "ARA", "UAO", "flight_no,entry_port,entered_at,passport_no,passport_issuer,visa_no",
      people.map { number in
        let port = Self.port(of: number)
        let serial = String(String(number + 10_000_000).dropFirst())
        return "\(port == "JED" ? "GA980" : ""),\(port),2026-05-10T15:05:00+03:00,Z\(serial),IDN,"
          + "6\(10_000_000 + number)"
      })
  }

  /// First those who come by air, then by land, then by sea.
  private static func port(of number: Int) -> String {
    number <= entries[0].1 ? "JED" : number <= entries[0].1 + entries[1].1 ? "HLA" : "JSP"
  }

  private func expectReport(_ exchange: SmallExchange) throws {
    let text = String(
      decoding: try exchange.home.outbox("MOH/1447_MOH_ARR_000001.csv"), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().dropLast().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var arrived: [String: Int] = [:]
    for row in rows { arrived[row[1], default: 0] += Int(row[5]) ?? 0 }
    #expect(arrived == Dictionary(uniqueKeysWithValues: Self.entries))
    #expect(arrived.values.reduce(0, +) == Self.total)
  }

  private func expectBulletin(_ exchange: SmallExchange) throws {
    let text = String(
      decoding: try exchange.home.outbox("PRESS/1447_PRESS_BUL_000001.csv"), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().dropLast().map(String.init)
    let counts = [Self.total] + Self.entries.map(\.1)
    let expected = zip(["", "AIR", "LAND", "SEA"], counts).map { mode, count in
      "2026-05-23,,\(mode),\((count + 5) / 10 * 10)"
    }
    #expect(Array(rows.prefix(4)) == expected)
  }
}
