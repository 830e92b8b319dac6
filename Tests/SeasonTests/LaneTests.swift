import Foundation
import TestSupport
import Testing

/// A long list keeps nobody of another lane waiting for long, and loses nothing by it.
@Suite struct LaneTests {
  private static func places(_ settings: String) throws -> SmallExchange {
    let exchange = try SmallExchange(
      "IDN", seats: 30_000, isForwarding: true, settings: "short_bytes: 4000\n\(settings)")
    #expect(try exchange.quota([("G-1", "GRANT", "", "", 30_000)]).verdict == "ACCEPTED")
    return exchange
  }

  private static func list(_ exchange: SmallExchange, people: Int) -> String {
    SmallExchange.file(SmallExchange.listHeader, (1...people).map { exchange.pilgrim($0) })
  }

  /// A long list, a short file behind it in its lane, and one behind it in another.
  private static func postings(_ settings: String) throws -> [Int] {
    let exchange = try places(settings)
    let names = [("PLG", exchange.office), ("AMD", exchange.office), ("RDY", "MOH")]
      .map { (name: exchange.nextName($0.0, $0.1), party: $0.1) }
    try exchange.home.drop(list(exchange, people: 100), as: names[0].name, in: names[0].party)
    for (name, party) in names.dropFirst() {
      try exchange.home.drop("x\n#END,0\n", as: name, in: party)
    }
    try exchange.home.run(at: exchange.time)
    #expect(try exchange.home.result(of: names[0].name, in: exchange.office).counts[0] == 100)
    return try names.map {
      try exchange.home.result(of: $0.name, in: $0.party).first("result")[number: "posting"]
    }
  }

  @Test func `a short file goes before a long one of another lane, never before one of its own`()
    throws
  {
    let postings = try Self.postings("")
    #expect(postings[2] < postings[0] && postings[0] < postings[1])
  }

  @Test func `a packed file is as long as eight times its bytes`() throws {
    for (limit, isFirst) in [(64_000, true), (6_000, false)] {
      let exchange = try SmallExchange(
        "IDN", seats: 30_000, isForwarding: true, settings: "short_bytes: \(limit)\n")
      #expect(try exchange.quota([("G-1", "GRANT", "", "", 30_000)]).verdict == "ACCEPTED")
      let packed = try IntakeHome.packed(Array(Self.list(exchange, people: 100).utf8))
      #expect((751...8_000).contains(packed.count))
      let list = exchange.nextName("PLG", exchange.office) + ".gz"
      let visit = exchange.nextName("RDY", "MOH")
      try exchange.home.drop(packed, as: list, in: exchange.office)
      try exchange.home.drop("x\n#END,0\n", as: visit, in: "MOH")
      try exchange.home.run(at: exchange.time)
      let places = try [(list, exchange.office), (visit, "MOH")].map {
        try exchange.home.result(of: $0.0, in: $0.1).first("result")[number: "posting"]
      }
      #expect((places[0] < places[1]) == isFirst, "short_bytes \(limit), \(packed.count) bytes")
    }
  }

  @Test func `without patience the order of receipt is the order of judging`() throws {
    let postings = try Self.postings("patience: 0\n")
    #expect(postings == postings.sorted())
  }

  @Test func `a short file that comes while a long one is judged is answered first`() throws {
    let exchange = try Self.places("")
    // A program built for service is so much faster.
    let isQuick = ProcessInfo.processInfo.environment["TORTURE_PROGRAM"] != nil
    let people = isQuick ? 29_000 : 20_000
    let long = exchange.nextName("PLG", exchange.office)
    try exchange.home.drop(Self.list(exchange, people: people), as: long, in: exchange.office)
    let program = Program(home: exchange.home.path, variables: ["MASAR_BATCH_RECORDS": "64"])
    let running = try program.start(["run", "--once"], at: exchange.time)
    try Self.wait { try Self.judged(in: exchange.home.path) > 0 }
    let short = exchange.nextName("SSN", "MOH")
    try exchange.home.drop("parameter,value\nhlc_required,N\n#END,1\n", as: short, in: "MOH")
    let ending = running.wait()
    #expect(ending.code == 0, "\(ending.complaint)")
    let list = try exchange.home.result(of: long, in: exchange.office)
    #expect(list.verdict == "ACCEPTED" && list.counts[1] == people)
    let answer = try exchange.home.result(of: short, in: "MOH").first("result")
    #expect(answer["verdict"] == "ACCEPTED")
    let first = answer[number: "posting"]
    let last = list.first("result")[number: "posting"]
    #expect(first == last - 1)
    // What the first judging had staged for others has left nothing behind.
    let requests = try exchange.home.outbox.filter {
      $0.key.hasSuffix(".csv") && $0.key.contains("_VRQ_")
    }
    #expect(requests.count == 1)
    let rows = requests.values.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(rows.split(whereSeparator: \.isNewline).count == people + 2, "header and trailer")
    #expect(try program("reconcile", at: exchange.time).code == 0)
    #expect(try Tree.files(under: exchange.home.path + "/work").isEmpty)
  }

  /// Records judged of the file that is being judged.
  private static func judged(in home: String) throws -> Int {
    let files = try Tree.files(under: home + "/work")
    let reached = files.first { $0.key.hasSuffix("/reached") }?.value ?? []
    return Int(String(decoding: reached, as: UTF8.self).split(separator: " ").first ?? "") ?? 0
  }

  private static func wait(until isSo: () throws -> Bool) throws {
    for _ in 0..<6_000 {
      if (try? isSo()) == true { return }
      usleep(5_000)
    }
    Issue.record("nothing came of it in half a minute")
  }
}
