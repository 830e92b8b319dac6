import Bookkeeping
import TestSupport
import Testing

@testable import masar

/// REJ as people use it: corrected in place, given the next number, dropped again.
@Suite struct FixFileTests {
  private static let fields = SmallExchange.listHeader + ",phone,name_ar"

  /// People of a file as it is dropped, by column.
  private static func people(_ exchange: SmallExchange) -> [[String]] {
    (1...25).map { number in
      let cells = exchange.pilgrim(number).split(separator: ",").map(String.init)
      // A cell that a spreadsheet would run as a formula comes back as it was sent.
      return cells + [number % 2 == 0 ? "+62 811 555 000\(number % 10)" : "", ""]
    }
  }

  private static func exchange() throws -> SmallExchange {
    let exchange = try SmallExchange("IDN", seats: 100)
    #expect(try exchange.quota([("G-1", "GRANT", "", "", 100)]).verdict == "ACCEPTED")
    return exchange
  }

  private static let expiry = 5
  private static let sex = 9

  private static func damaged(_ people: [[String]]) -> [[String]] {
    var people = people
    people[3][expiry] = "2026-01-31"
    people[11][sex] = "X"
    people[17][expiry] = "2026-02-31"
    return people
  }

  private static func rows(_ people: [[String]]) -> [String] {
    people.map { $0.joined(separator: ",") }
  }

  @Test func `a corrected fix-file is accepted and the good rows stay as they were`() throws {
    let exchange = try Self.exchange()
    let people = Self.people(exchange)
    let first = try exchange.send(
      "PLG", exchange.office, Self.fields, Self.rows(Self.damaged(people)))
    #expect(first.verdict == "PARTIAL")
    #expect(first.counts == [25, 22, 0, 0, 3])
    let postings = Self.postings(exchange)

    let fixFile = try Self.fixFile(of: "000001", exchange)
    #expect(fixFile.hasPrefix("\u{FEFF}" + Self.fields + ",_row,_codes,_reason_ar,_reason_en"))
    #expect(fixFile.contains("'+62 811 555 000"))
    let mended = fixFile.replacing("2026-01-31", with: "2031-01-01")
      .replacing("2026-02-31", with: "2031-01-01").replacing(",X,", with: ",M,")
    let second = try Self.drop(mended, exchange)
    #expect(second.verdict == "ACCEPTED", "\(second.text)")
    #expect(second.counts == [3, 3, 0, 0, 0])
    #expect(second.first("counts")["declared"] == "3")

    #expect(Self.postings(exchange).filter { postings.contains($0) } == postings)
    #expect(Self.postings(exchange).count == 25)
    #expect(try exchange.home.figures("IDN").reserved == 25)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
    try Self.expectAllUnchanged(people, exchange)
  }

  /// The list as it was meant to be says the same of everybody, guarded cells included.
  private static func expectAllUnchanged(_ people: [[String]], _ exchange: SmallExchange) throws {
    let again = try exchange.send("PLG", exchange.office, Self.fields, rows(people))
    #expect(again.counts == [25, 0, 0, 25, 0], "\(again.text)")
  }

  @Test func `a fix-file in XML is the sender's own records and comes back the same way`() throws {
    let exchange = try Self.exchange()
    let people = Self.damaged(Self.people(exchange))
    let name = exchange.nextName("PLG", exchange.office, "xml")
    try exchange.home.drop(Self.manifest(people), as: name, in: exchange.office)
    try exchange.home.run(at: exchange.time)
    let first = try exchange.home.result(of: name, in: exchange.office)
    #expect(first.counts == [25, 22, 0, 0, 3])

    let fixFile = try Self.fixFile(of: "000001", exchange, "xml")
    #expect(fixFile.contains("<phone>+62 811 555 000"), "no cell of XML is a formula")
    let mended = fixFile.replacing("2026-01-31", with: "2031-01-01")
      .replacing("2026-02-31", with: "2031-01-01").replacing("<sex>X<", with: "<sex>M<")
    let second = try Self.drop(mended, exchange, "xml")
    #expect(second.verdict == "ACCEPTED", "\(second.text)")
    #expect(second.counts == [3, 3, 0, 0, 0])
    try Self.expectAllUnchanged(Self.people(exchange), exchange)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  private static func manifest(_ people: [[String]]) -> String {
    let names = fields.split(separator: ",")
    let records = people.map { cells in
      let elements = zip(names, cells).filter { !$0.1.isEmpty }.map { "<\($0)>\($1)</\($0)>" }
      return "<record>" + elements.joined() + "</record>\n"
    }
    return """
      <manifest xmlns="urn:masar:exchange:1" kind="PLG" season="1447" sender="IDN-HAO" \
      sequence="000001"><control records="\(people.count)"/>
      \(records.joined())</manifest>

      """
  }

  @Test func `a quarantined file comes back whole, good records without a code`() throws {
    let exchange = try Self.exchange()
    var people = Self.people(exchange)
    for index in 0..<8 { people[index][Self.expiry] = "2026-01-31" }
    let first = try exchange.send("PLG", exchange.office, Self.fields, Self.rows(people))
    #expect(first.verdict == "QUARANTINED")
    #expect(first.counts == [25, 0, 0, 0, 25])
    #expect(first.causes["F013"] == 1)
    #expect(first.causes["R113"] == 8)
    #expect(Self.postings(exchange).isEmpty)
    #expect(try exchange.home.figures("IDN").reserved == 0)

    let fixFile = try Self.fixFile(of: "000001", exchange)
    let lines = fixFile.split(whereSeparator: \.isNewline)
    #expect(lines.count == 27)
    #expect(lines[26].hasPrefix("#END,25"))
    #expect(lines[1...8].allSatisfy { $0.contains(",R113,") })
    #expect(lines[9...25].allSatisfy { $0.hasSuffix(",,,") })
    let second = try Self.drop(fixFile.replacing("2026-01-31", with: "2031-01-01"), exchange)
    #expect(second.verdict == "ACCEPTED", "\(second.text)")
    #expect(second.counts == [25, 25, 0, 0, 0])
    try Self.expectAllUnchanged(Self.people(exchange), exchange)
  }

  // MARK: Steps

  private static func fixFile(
    of sequence: String, _ exchange: SmallExchange, _ suffix: String = "csv"
  ) throws -> String {
    let name = "\(exchange.office)/1447_\(exchange.office)_PLG_\(sequence).REJ.\(suffix)"
    return String(decoding: try exchange.home.outbox(name), as: UTF8.self)
  }

  private static func drop(
    _ text: String, _ exchange: SmallExchange, _ suffix: String = "csv"
  ) throws -> ResultPage {
    let name = exchange.nextName("PLG", exchange.office, suffix)
    let page = try exchange.home.send(text, as: name, in: exchange.office, at: exchange.time)
    #expect(page.conserves)
    return page
  }

  /// Who was registered by which record, with which values.
  private static func postings(_ exchange: SmallExchange) -> [String] {
    exchange.home.raw.lines(
      "SELECT sender_ref, posting, ordinal, digest_high, digest_low FROM person ORDER BY id")
  }
}
