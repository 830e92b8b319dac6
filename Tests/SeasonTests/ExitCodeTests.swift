import Foundation
import TestSupport
import Testing

/// How the built program ends (exchange.md §6), and what it leaves untouched.
@Suite struct ExitCodeTests {
  private static func checked(_ rows: [String], _ exchange: SmallExchange) throws
    -> Program.Ending
  {
    let folder = try TemporaryFolder.make("check")
    let path = folder + "/1447_IDN-HAO_PLG_000001.csv"
    let text = SmallExchange.file(SmallExchange.listHeader, rows)
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try Program(home: exchange.home.path)("check", path, at: exchange.time)
  }

  @Test func `check ends with 0 or 65, says why, and writes nothing`() throws {
    let exchange = try SmallExchange("IDN", seats: 10)
    #expect(try exchange.quota([("G-1", "GRANT", "", "", 10)]).verdict == "ACCEPTED")
    let ledger = exchange.home.raw.dump()
    let files = try exchange.home.outbox
    let good = try Self.checked([exchange.pilgrim(1), exchange.pilgrim(2)], exchange)
    #expect(good.code == 0, "\(good.output) \(good.complaint)")
    #expect(good.output.hasPrefix("ACCEPTED"))
    let partial = try Self.checked(
      [exchange.pilgrim(1), exchange.pilgrim(2, expiry: "2026-01-31")], exchange)
    #expect(partial.code == 65)
    #expect(partial.output.hasPrefix("PARTIAL") && partial.output.contains("R113"))
    #expect(exchange.home.raw.dump() == ledger)
    #expect(try exchange.home.outbox == files)
    #expect(try FileManager.default.contentsOfDirectory(atPath: exchange.home.path + "/work") == [])
  }

  @Test func `what was checked is what the exchange then says`() throws {
    let exchange = try SmallExchange("IDN", seats: 10)
    #expect(try exchange.quota([("G-1", "GRANT", "", "", 2)]).verdict == "ACCEPTED")
    let rows = (1...3).map { exchange.pilgrim($0) }
    let foretold = try Self.checked(rows, exchange)
    #expect(foretold.code == 65)
    let page = try exchange.send("PLG", exchange.office, SmallExchange.listHeader, rows)
    #expect(foretold.output.contains("accepted \(page.counts[1])"))
    #expect(foretold.output.contains("L301") && page.causes == ["L301": 1])
  }

  @Test func `a wrong call is 64, an unknown setting 78 with the nearest known one`() throws {
    let path = try TemporaryFolder.make("codes") + "/home"
    var masar = Program(home: path)
    #expect(try masar("run", "--twice").code == 64)
    #expect(try masar("check").code == 64)
    #expect(try masar("publish", "XYZ").code == 64)
    #expect(try masar("status").code == 78, "there is no home yet")
    #expect(try masar("init").code == 0)
    masar.variables = ["MASAR_SETLE": "1"]
    let ending = try masar("run", "--once")
    #expect(ending.code == 78)
    #expect(ending.complaint.contains("settle"))
    masar.variables = [:]
    try Data("settle: soon\n".utf8).write(to: URL(filePath: path + "/masar.yaml"))
    #expect(try masar("run", "--once").code == 78)
    try? FileManager.default.removeItem(atPath: path)
  }

  @Test func `two processes never change one home`() throws {
    let exchange = try SmallExchange("IDN", seats: 10)
    let masar = Program(home: exchange.home.path)
    var daemon = try masar.start(["run"], at: exchange.time)
    var code: Int32 = 0
    for _ in 0..<20 where code != 75 {
      // Whoever comes first holds the home; a daemon that came second has ended and starts again.
      Thread.sleep(forTimeInterval: 0.5)
      if !daemon.process.isRunning { daemon = try masar.start(["run"], at: exchange.time) }
      code = try masar("run", "--once", at: exchange.time).code
    }
    #expect(code == 75)
    daemon.terminate()
    #expect(daemon.wait().code == 0)
    #expect(try masar("run", "--once", at: exchange.time).code == 0)
  }
}
