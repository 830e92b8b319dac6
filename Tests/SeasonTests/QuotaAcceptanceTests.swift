import Bookkeeping
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// Published numbers of past seasons, every one of them a row of a file, through the whole exchange.
@Suite struct QuotaAcceptanceTests {
  @Test func `one pilgrim over the grant is one L301 and it is the last row`() throws {
    let grant = 122_518
    let exchange = try SmallExchange("IND", seats: grant + 1)
    #expect(try exchange.quota([("G-1", "GRANT", "", "", grant)]).verdict == "ACCEPTED")
    let page = try exchange.send(
      "PLG", exchange.office, SmallExchange.listHeader, (1...grant + 1).map { exchange.pilgrim($0) }
    )
    #expect(page.verdict == "PARTIAL")
    #expect(page.counts == [grant + 1, grant, 0, 0, 1])
    #expect(page.causes == ["L301": 1])
    #expect(page.rows("L301") == [grant + 2])
    #expect(page.first("standing")[number: "after"] == 0)
    #expect(try exchange.home.figures("IND").reserved == grant)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  @Test func `Nigeria's agencies get 15,397 places and not one more`() throws {
    let exchange = try SmallExchange("NGA", seats: 10)
    let grants = try exchange.quota([
      ("G-1", "GRANT", "OFFICIAL", "", 51_513), ("G-2", "GRANT", "AGENCY", "", 15_397),
    ])
    #expect(grants.verdict == "ACCEPTED")
    #expect(try exchange.home.figures("NGA").figure == 66_910)
    let before = exchange.home.raw.number("SELECT count(*) FROM movement")
    let over = try exchange.quota(
      from: exchange.office, [("A-1", "ALLOCATE", "AGENCY", exchange.agency, 15_398)])
    #expect(over.verdict == "REJECTED")
    #expect(over.causes == ["L304": 1])
    #expect(over.counts == [1, 0, 0, 0, 1])
    #expect(exchange.home.raw.number("SELECT count(*) FROM movement") == before)
    let whole = try exchange.quota(
      from: exchange.office, [("A-1", "ALLOCATE", "AGENCY", exchange.agency, 15_397)])
    #expect(whole.verdict == "ACCEPTED")
    let one = try exchange.quota(
      from: exchange.office, [("A-2", "ALLOCATE", "AGENCY", exchange.agency, 1)])
    #expect(one.causes == ["L304": 1])
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  @Test func `Bangladesh divides 127,198 into 15,000 and 112,198 and staff stands outside`() throws
  {
    let exchange = try SmallExchange("BGD", seats: 10)
    let grants = try exchange.quota([
      ("G-1", "GRANT", "", "", 127_198), ("G-2", "GRANT", "STAFF", "", 1_270),
    ])
    #expect(grants.verdict == "ACCEPTED")
    let split = try exchange.quota(
      from: exchange.office,
      [("A-1", "ALLOCATE", "OFFICIAL", "", 15_000), ("A-2", "ALLOCATE", "AGENCY", "", 112_198)])
    #expect(split.verdict == "ACCEPTED")
    let over = try exchange.quota(from: exchange.office, [("A-3", "ALLOCATE", "AGENCY", "", 1)])
    #expect(over.causes == ["L304": 1])
    #expect(try exchange.home.figures("BGD").figure == 127_198)
    #expect(try exchange.home.figures("BGD", QuotaKey(segment: .official)).figure == 15_000)
    #expect(try exchange.home.figures("BGD", QuotaKey(segment: .agency)).figure == 112_198)
    #expect(try exchange.home.figures("BGD", QuotaKey(segment: .staff)).figure == 1_270)
  }

  @Test func `India's agencies lose 42,507 used places: the newest are frozen until a raise`()
    throws
  {
    let (used, lost) = (52_507, 42_507)
    let kept = used - lost
    let exchange = try SmallExchange("IND", seats: used + 1)
    let grants = try exchange.quota([
      ("G-1", "GRANT", "OFFICIAL", "", 122_518), ("G-2", "GRANT", "AGENCY", "", used),
    ])
    #expect(grants.verdict == "ACCEPTED")
    #expect(try exchange.home.figures("IND").figure == 175_025)
    for people in [1...used / 2, used / 2 + 1...used] {
      let page = try exchange.send(
        "PLG", exchange.agency, SmallExchange.listHeader,
        people.map { exchange.pilgrim($0, package: "A1") })
      #expect(page.verdict == "ACCEPTED")
    }
    let lowered = try exchange.quota([("J-1", "ADJUST", "AGENCY", "", -lost)])
    #expect(lowered.verdict == "ACCEPTED")
    #expect(lowered.causes == ["L313": 1])
    #expect(try Self.agencies(of: exchange).frozen == lost)
    #expect(try Self.agencies(of: exchange).reserved == used)
    #expect(Self.frozen(in: exchange) == (kept + 1...used).map { Self.reference($0) })
    #expect(try Self.told("HELD", to: exchange) == lost)

    let late = try exchange.send(
      "PLG", exchange.agency, SmallExchange.listHeader, [exchange.pilgrim(used + 1, package: "A1")])
    #expect(late.causes == ["L302": 1])
    try Self.raise(exchange, lost: lost, used: used)
  }

  /// First a few places come back, then all: those who came first are lifted first.
  private static func raise(_ exchange: SmallExchange, lost: Int, used: Int) throws {
    #expect(try exchange.quota([("J-2", "ADJUST", "AGENCY", "", 25)]).verdict == "ACCEPTED")
    #expect(frozen(in: exchange) == (used - lost + 26...used).map { reference($0) })
    #expect(try exchange.quota([("J-3", "ADJUST", "AGENCY", "", lost - 25)]).verdict == "ACCEPTED")
    #expect(frozen(in: exchange).isEmpty)
    #expect(try agencies(of: exchange).frozen == 0)
    #expect(try told("CURED", to: exchange) == lost)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  private static func agencies(of exchange: SmallExchange) throws -> QuotaFigures {
    try exchange.home.figures("IND", QuotaKey(segment: .agency))
  }

  private static func reference(_ number: Int) -> String {
    "R-" + String(String(number + 10_000_000).dropFirst())
  }

  /// By the ledger's own rows; the mark is the only hold in this season.
  private static func frozen(in exchange: SmallExchange) -> [String] {
    exchange.home.raw.lines("SELECT sender_ref FROM person WHERE holds <> 0 ORDER BY sender_ref")
  }

  /// How many of its people the agency was told this of.
  private static func told(_ change: String, to exchange: SmallExchange) throws -> Int {
    try exchange.home.outbox
      .filter { $0.key.hasPrefix(exchange.agency + "/1447_\(exchange.agency)_UPD_") }
      .flatMap { ResultPage(notice: $0.value).all("person") }
      .filter { $0["change"] == change && $0["code"] == "L313" }.count
  }
}
