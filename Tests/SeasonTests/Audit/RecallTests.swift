import Foundation
import TestSupport
import Testing

@testable import masar

/// `masar audit recall`: a rule was wrong, whom it refused is judged again.
@Suite struct RecallTests {
  /// An office whose list had people refused by R113 under a date that was set too late.
  private func scene() throws -> SmallExchange {
    let exchange = try SmallExchange("IDN", seats: 40, isForwarding: true)
    try #require(try exchange.quota([("Q1", "GRANT", "", "", 40)]).verdict == "ACCEPTED")
    try exchange.expectAccepted(
      "SSN", "MOH", "parameter,country,value,effective_at",
      ["passport_valid_until,,2027-06-01,2025-10-01T00:00:00+03:00"])
    let people = (1...20).map { number in
      exchange.pilgrim(number, expiry: number % 7 == 0 ? "2027-03-01" : "2031-01-01")
    }
    let page = try exchange.send("PLG", exchange.office, SmallExchange.listHeader, people)
    try #require(page.verdict == "PARTIAL")
    return exchange
  }

  private func mendRule(_ exchange: SmallExchange) throws {
    try exchange.expectAccepted(
      "SSN", "MOH", "parameter,country,value,effective_at",
      ["passport_valid_until,,2026-11-26,2025-10-01T00:00:00+03:00"])
  }

  private func recall(_ exchange: SmallExchange, _ words: String...) throws -> Program.Ending {
    try Program(home: exchange.home.path)
      .start(["audit", "recall", "R113", "--since", "2025-10-01"] + words, at: exchange.time)
      .wait()
  }

  @Test func `whom the rule refused is accepted, told and forwarded, once`() throws {
    let exchange = try scene()
    try mendRule(exchange)
    let listed = try recall(exchange)
    #expect(listed.code == 0, "\(listed)")
    #expect(listed.output.contains("OPEN  posting"), "\(listed)")
    #expect(listed.output.contains("IDN-HAO/1447_IDN-HAO_PLG_000001.csv: 2 records"))
    #expect(try exchange.home.outbox["IDN-HAO/1447_IDN-HAO_PLG_000001.r2.RES.xml"] == nil)
    let issued = try recall(exchange, "--issue")
    #expect(issued.code == 0, "\(issued)")
    #expect(issued.output.contains("ACCEPTED: 2 accepted, 0 held, 0 rejected"), "\(issued)")
    let result = try ResultPage(
      exchange.home.outbox("IDN-HAO/1447_IDN-HAO_PLG_000001.r2.RES.xml"))
    #expect(result.verdict == "ACCEPTED")
    #expect(result.text.contains("<counts records=\"2\" accepted=\"2\""))
    #expect(result.text.contains("<recall posting=\""))
    let requests = try exchange.home.outbox.keys.filter { $0.hasPrefix("MOFA/1447_MOFA_VRQ_") }
    #expect(requests.contains { $0.contains("000002") })
    let again = try recall(exchange, "--issue")
    #expect(again.output.contains("RECALLED  posting"), "\(again)")
    #expect(try exchange.home.outbox["IDN-HAO/1447_IDN-HAO_PLG_000001.r3.RES.xml"] == nil)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
    let verified = try Program(home: exchange.home.path).run(["audit", "verify"])
    #expect(verified.code == 0, "\(verified)")
    let replayed = try Program(home: exchange.home.path).run(["audit", "replay"])
    #expect(replayed.code == 0, "\(replayed)")
  }

  @Test func `who came again meanwhile is left as they are`() throws {
    let exchange = try scene()
    let mended = exchange.pilgrim(7, expiry: "2032-01-01")
    let page = try exchange.send("PLG", exchange.office, SmallExchange.listHeader, [mended])
    try #require(page.verdict == "ACCEPTED")
    try mendRule(exchange)
    let issued = try recall(exchange, "--issue")
    #expect(issued.output.contains("1 record, 1 sent again"), "\(issued)")
    #expect(issued.output.contains("ACCEPTED: 1 accepted"))
  }

  @Test func `while the rule still refuses them nothing is posted`() throws {
    let exchange = try scene()
    let issued = try recall(exchange, "--issue")
    #expect(issued.code == 0 && issued.output.contains("REJECTED: 0 accepted"), "\(issued)")
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  @Test func `a code that no rule has is a wrong call`() throws {
    let exchange = try scene()
    let program = Program(home: exchange.home.path)
    #expect(try program.run(["audit", "recall", "F013", "--since", "2025-10-01"]).code == 64)
    #expect(try program.run(["audit", "recall", "R999", "--since", "2025-10-01"]).code == 64)
    #expect(try program.run(["audit", "recall", "R113", "--since", "soon"]).code == 64)
  }

  @Test func `a file that the rule refused whole is judged again but for who stands by now`() throws
  {
    let exchange = try scene()
    let people = (101...130).map { number in
      exchange.pilgrim(number, expiry: number % 2 == 0 ? "2027-03-01" : "2031-01-01")
    }
    let page = try exchange.send("PLG", exchange.office, SmallExchange.listHeader, people)
    try #require(page.verdict == "QUARANTINED")
    let mended = exchange.pilgrim(102, expiry: "2033-01-01")
    try exchange.expectAccepted("PLG", exchange.office, SmallExchange.listHeader, [mended])
    try mendRule(exchange)
    let issued = try recall(exchange, "--issue")
    #expect(issued.code == 0, "\(issued)")
    let result = try ResultPage(
      exchange.home.outbox("IDN-HAO/1447_IDN-HAO_PLG_000002.r2.RES.xml"))
    #expect(result.text.contains("<counts records=\"29\""), "\(issued)")
    let person = exchange.home.raw.lines(
      "SELECT passport_expiry FROM person WHERE sender_ref = 'R-0000102'")
    #expect(person.count == 1)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }
}
