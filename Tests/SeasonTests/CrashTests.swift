import Foundation
import TestSupport
import Testing

/// The process is killed at moments that nobody chose, again and again; in the end nothing is lost,
/// nothing is there twice, and nothing shows that it ever happened.
///
/// `Tests/torture.sh` (`make torture`) makes it long.
@Suite struct CrashTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let rows = environment["TORTURE_ROWS"].flatMap { Int($0) } ?? 3_000
  private static let kills = environment["TORTURE_KILLS"].flatMap { Int($0) } ?? 10
  private static let seed = environment["TORTURE_SEED"].flatMap { UInt64($0) } ?? 1447

  /// A home in which a list waits for room and people wait for a contract.
  private struct Scene {
    let path: String
    let time: String
    let office: String

    init() throws {
      let exchange = try SmallExchange(
        "IDN", seats: rows + 500, isForwarding: true, isAgreed: false,
        settings: "attempts: 100\ncure_people: 100\n")
      #expect(try exchange.quota([("G-1", "GRANT", "", "", rows + 100)]).verdict == "ACCEPTED")
      let held = try exchange.send(
        "PLG", exchange.office, SmallExchange.listHeader, (1...250).map { exchange.pilgrim($0) })
      #expect(held.counts == [250, 0, 250, 0, 0])
      try Self.drop(into: exchange)
      (time, office) = (exchange.time, exchange.office)
      path = try TemporaryFolder.make("scene") + "/home"
      _ = exchange.home.raw.lines("PRAGMA wal_checkpoint(TRUNCATE)")
      try FileManager.default.copyItem(atPath: exchange.home.path, toPath: path)
    }

    /// What the process finds: the other side of the contract, and the list.
    private static func drop(into exchange: SmallExchange) throws {
      let agreement = SmallExchange.file(
        SmallExchange.contractHeader, exchange.agreement(seats: rows + 500))
      try exchange.home.drop(agreement, as: exchange.nextName("CTP", "HSG-1"), in: "HSG-1")
      let people = (251..<251 + rows).map { number in
        exchange.pilgrim(number, expiry: number % 50 == 0 ? "2026-01-31" : "2031-01-01")
      }
      try exchange.home.drop(
        SmallExchange.file(SmallExchange.listHeader, people),
        as: exchange.nextName("PLG", exchange.office), in: exchange.office)
    }

    func copy() throws -> String {
      let copy = try TemporaryFolder.make("crash") + "/home"
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      return copy
    }
  }

  @Test func `killed at any moment the exchange ends as if it had not been`() throws {
    let scene = try Scene()
    let undisturbed = try scene.copy()
    let begin = ContinuousClock.now
    #expect(try Program(home: undisturbed)("run", "--once", at: scene.time).code == 0)
    let duration = ContinuousClock.now - begin
    let expected = try Self.everything(in: undisturbed, scene)
    var random = SeededGenerator(state: Self.seed)
    var killed = 0
    while killed < Self.kills {
      let home = try scene.copy()
      let masar = Program(home: home)
      var delays: [Duration] = []
      // Twice in one home: recovery is not spared either.
      for _ in 0..<2 {
        let delay = duration * Double.random(in: 0..<1, using: &random)
        delays.append(delay)
        let running = try masar.start(["run", "--once"], at: scene.time)
        Thread.sleep(forTimeInterval: delay / .seconds(1))
        running.killNow()
        _ = running.wait()
        killed += 1
      }
      let ending = try masar("run", "--once", at: scene.time)
      #expect(ending.code == 0, "after \(delays): \(ending.complaint)")
      let found = try Self.everything(in: home, scene)
      let differences = Tree.differences(found.files, from: expected.files)
      #expect(differences.isEmpty, "after \(delays): \(differences.joined(separator: "\n"))")
      #expect(found.ledger == expected.ledger, "after \(delays): the ledgers differ")
      try FileManager.default.removeItem(atPath: home)
    }
  }

  /// The ledger row by row, and every file that anybody collects or keeps; work is empty and every
  /// law holds.
  private static func everything(
    in home: String, _ scene: Scene
  ) throws -> (ledger: [String], files: [String: [UInt8]]) {
    #expect(try Program(home: home)("reconcile").code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/work") == [])
    var files = try Tree.files(under: home + "/outbox")
    for (name, bytes) in try Tree.files(under: home + "/archive") {
      files["archive/" + name] = bytes
    }
    files["inbox"] = try Array(Tree.files(under: home + "/inbox").keys.sorted().joined().utf8)
    let raw = RawDatabase(home + "/ledger.sqlite")
    #expect(raw.number("SELECT count(DISTINCT sender_ref) - count(*) FROM person") == 0)
    return (raw.dump(), files)
  }
}
