import Archiving
import Bookkeeping
import Exchange
import Foundation
import Testing
import Vocabulary

@testable import masar

/// Indonesia's visas of 1446 as they were published: a quota of 203,320; 204,770 processed, 1,450
/// cancelled after issue and replaced; at close 203,279 issued and 41 in process.
@Suite struct VisaAcceptanceTests {
  /// The published figures under the torture environment, else a tenth of each.
  private struct Figures {
    let quota: Int
    let cancelled: Int
    let inProcess: Int
    var processed: Int { quota + cancelled }
    var issued: Int { quota - inProcess }

    static let whole = Figures(quota: 203_320, cancelled: 1_450, inProcess: 41)
    static let tenth = Figures(quota: 20_332, cancelled: 145, inProcess: 4)
  }

  private let figures =
    ProcessInfo.processInfo.environment["TORTURE_ROWS"] == nil ? Figures.tenth : .whole

  @Test func `the figures are the published ones`() {
    let whole = Figures.whole
    #expect(whole.processed == 204_770 && whole.issued == 203_279)
    #expect(whole.processed - whole.cancelled == whole.quota)
    #expect(whole.issued + whole.inProcess == whole.quota)
  }

  @Test func `Indonesia's visas close: processed, cancelled after issue, replaced, in process`()
    throws
  {
    let exchange = try SmallExchange("IDN", seats: figures.quota, isForwarding: true)
    let visas = try VisaAnswers(exchange)
    #expect(try exchange.quota([("G-1", "GRANT", "", "", figures.quota)]).verdict == "ACCEPTED")
    try register(1...figures.quota, exchange)
    // All but those who are in process to the end.
    try visas.send(figures.inProcess + 1...figures.quota, "ISSUED")
    let late = try exchange.send(
      "PLG", exchange.office, VisaAnswers.listHeader, [VisaAnswers.pilgrim(0, exchange)])
    #expect(late.causes["L301"] == 1)
    let given = figures.quota - figures.cancelled + 1...figures.quota
    try visas.send(given, "CANCELLED")
    #expect(try exchange.home.figures("IDN").remaining == figures.cancelled)
    let replacements = figures.quota + 1...figures.processed
    try register(replacements, exchange)
    try visas.send(replacements, "ISSUED")
    try check(exchange)
  }

  private func register(_ people: ClosedRange<Int>, _ exchange: SmallExchange) throws {
    let page = try exchange.send(
      "PLG", exchange.office, VisaAnswers.listHeader,
      people.map { VisaAnswers.pilgrim($0, exchange) })
    #expect(page.counts == [people.count, people.count, 0, 0, 0])
  }

  private func check(_ exchange: SmallExchange) throws {
    let level = try exchange.home.figures("IDN")
    #expect(level.confirmed == figures.issued)
    #expect(level.reserved == figures.inProcess)
    #expect(level.remaining == 0)
    // Six days on, the last ones are silent.
    try exchange.home.publish(at: "2026-01-11T10:00:00Z")
    let row = [
      exchange.office, "", "\(figures.quota)", "0", "\(figures.processed)", "\(figures.issued)",
      "0", "0", "\(figures.cancelled)", "0", "\(figures.inProcess)", "\(figures.inProcess)",
    ].joined(separator: ",")
    for party in ["MOH", "MOFA", exchange.office] {
      let name = "\(party)/1447_\(party)_VSR_000001.csv"
      let lines = String(decoding: try exchange.home.outbox(name), as: UTF8.self)
        .split(whereSeparator: \.isNewline)
      #expect(lines[1] == row, "\(party)")
      #expect(lines.count == 3)
    }
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }
}

/// Foreign Affairs' side of a small exchange: people are numbered as their requests are.
private struct VisaAnswers {
  private let exchange: SmallExchange
  private let key: RecipientKey

  /// Puts the season's health demands aside.
  init(_ exchange: SmallExchange) throws {
    self.exchange = exchange
    key = try exchange.home.parts(at: exchange.time).masterKey
      .recipientKey(season: Season(year: 1447)!, recipient: PartyID("MOFA"))
    try exchange.expectAccepted("SSN", "MOH", "parameter,value", ["hlc_required,N"])
  }

  static let listHeader = """
    sender_ref,package_code,group_no,passport_no,passport_issuer,passport_expiry,surname_lat,\
    nationality,birth_date,sex,acwy_date,acwy_type,polio_date,yf_date
    """

  static func pilgrim(_ number: Int, _ exchange: SmallExchange) -> String {
    let serial = String(String(number + 10_000_000).dropFirst())
    return """
      R-\(serial),P1,G-\(number / 40),Z\(serial),\(exchange.country),2031-01-01,ABDULLAH,\
      \(exchange.country),1970-05-17,M,2025-12-01,CONJ,2026-02-01,2025-12-01
      """
  }

  func send(_ requests: ClosedRange<Int>, _ status: String) throws {
    let page = try exchange.send(
      "VIS", "MOFA", "request_no,request_id,status,visa_no,issued_on,valid_to",
      requests.map { number in
        let visa = status == "ISSUED" ? "\(6_000_000_000 + number),2026-01-04,2026-07-05" : ",,"
        let digits = String(String(100_000_000 + number).dropFirst())
        return "R1447\(digits),\(key.personToken(Int64(number))),\(status),\(visa)"
      })
    #expect(page.counts == [requests.count, requests.count, 0, 0, 0])
  }
}
