import Exchange
import Foundation
import TestSupport
import Testing

@testable import masar

/// The program where the machine gives it little: few open files, little memory, a clock that jumps.
@Suite struct NarrowMachineTests {
  /// Runs the program under a limit of the shell.
  private func run(_ home: String, under limit: String, _ words: String..., at time: String) throws
    -> Int32
  {
    let command = "ulimit \(limit); exec \(Program.folder)/masar \(words.joined(separator: " "))"
    let process = try ChildProcess(
      ["bash", "-c", command],
      environment: [
        "PATH": "/usr/bin:/bin", "MASAR_HOME": home, "MASAR_SETTLE": "0", "MASAR_NOW": time,
        "MASAR_LOG_LEVEL": "error",
      ]
    )
    // Where no thread can be had the system's queues wait for one, for ever if need be.
    for _ in 0..<400 where process.isRunning { usleep(50_000) }
    process.send(SIGKILL)
    return process.wait().code
  }

  private func filled() throws -> SmallExchange {
    let exchange = try SmallExchange("IDN", seats: 4_000)
    #expect(try exchange.quota([("G-1", "GRANT", "", "", 4_000)]).verdict == "ACCEPTED")
    for part in 0..<4 {
      let people = (part * 900 + 1...part * 900 + 900).map { exchange.pilgrim($0) }
      try exchange.home.drop(
        SmallExchange.file(SmallExchange.listHeader, people),
        as: exchange.nextName("PLG", exchange.office), in: exchange.office)
    }
    return exchange
  }

  private func expectAll(_ exchange: SmallExchange) throws {
    #expect(try Program(home: exchange.home.path)("run", "--once", at: exchange.time).code == 0)
    #expect(exchange.home.raw.number("SELECT count(*) FROM person") == 3_600)
    let work = try FileManager.default.contentsOfDirectory(atPath: exchange.home.path + "/work")
    #expect(work == [])
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  @Test(arguments: [12, 16, 20, 24, 32, 48])
  func `too few open files stop the program for now and lose nothing`(_ files: Int) throws {
    let exchange = try filled()
    let code = try run(
      exchange.home.path, under: "-n \(files)", "run", "--once", at: exchange.time)
    #expect([0, 70, 75, 78].contains(code), "\(code)")
    try expectAll(exchange)
  }

  @Test(arguments: [120_000, 160_000, 220_000, 300_000])
  func `a process that gets no more memory ends or waits, and the next start finishes`(
    _ kilobytes: Int
  ) throws {
    let exchange = try filled()
    _ = try run(exchange.home.path, under: "-v \(kilobytes)", "run", "--once", at: exchange.time)
    try expectAll(exchange)
  }

  @Test func `a clock that jumps back and forth keeps the order of receipt`() throws {
    let home = try IntakeHome()
    let times = [
      "2026-01-10T09:00:00Z", "2025-11-02T09:00:00Z", "2026-03-01T09:00:00Z",
      "2026-01-10T08:59:59Z",
    ]
    let program = Program(home: home.path)
    for (index, time) in times.enumerated() {
      let number = index + 1
      try home.drop(IntakeHome.list(number + 10), as: IntakeHome.name(number))
      #expect(try program("run", "--once", at: time).code == 0)
      let result = try home.result("1447_MOH_SSN_00000\(number)")
      #expect(result.verdict == "ACCEPTED")
      #expect(result.first("result")["received"] == time)
    }
    let receipts = RawDatabase(home.home.ledgerPath).lines(
      "SELECT file_name FROM submission ORDER BY receipt")
    #expect(receipts == (1...4).map { IntakeHome.name($0) })
    #expect(try home.gaps() == 0)
  }
}
