import Archiving
import Bookkeeping
import Durability
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// The archive's log follows the ledger through torn files, closed folders and changed keys, and
/// never the other way round.
@Suite struct LogKeeperTests {
  private func exchange() throws -> SmallExchange {
    let exchange = try SmallExchange("IDN", seats: 40, isForwarding: true)
    try #require(try exchange.quota([("Q1", "GRANT", "", "", 40)]).verdict == "ACCEPTED")
    return exchange
  }

  private func sendList(_ exchange: SmallExchange, _ numbers: ClosedRange<Int>) throws {
    try exchange.expectAccepted(
      "PLG", exchange.office, SmallExchange.listHeader, numbers.map { exchange.pilgrim($0) })
  }

  private func verify(_ exchange: SmallExchange, _ words: String...) throws -> Program.Ending {
    try Program(home: exchange.home.path).run(["audit", "verify"] + words)
  }

  @Test func `whatever a crash left at the end of the log is written again`() throws {
    let exchange = try exchange()
    let log = exchange.home.path + "/archive/log"
    let entry = Array("masar-leaf 1\nposting 3\n".utf8)
    let torn: [[UInt8]] = [
      [0], [0, 40, 0x6D], [UInt8](repeating: 0, count: 300), [0, UInt8(entry.count)] + entry,
    ]
    for (number, bytes) in torn.enumerated() {
      try Data(bytes).write(to: URL(filePath: log + "/pending"))
      try Data([1]).write(to: URL(filePath: log + "/tile/0/000.p/200"))
      try sendList(exchange, number * 2 + 1...number * 2 + 2)
      let answer = try verify(exchange)
      #expect(answer.code == 0, "\(answer)")
      #expect(answer.output.contains(", 0 of them not under the signed head"))
    }
    let partial = try FileManager.default.contentsOfDirectory(atPath: log + "/tile/0/000.p")
    #expect(partial.count == 1, "what no head speaks of is removed: \(partial)")
  }

  @Test func `a log that cannot be written holds back results and nothing else`() throws {
    let exchange = try exchange()
    let pending = exchange.home.path + "/archive/log/pending"
    try FileManager.default.createDirectory(atPath: pending, withIntermediateDirectories: false)
    let name = exchange.nextName("PLG", exchange.office)
    let list = SmallExchange.file(SmallExchange.listHeader, [exchange.pilgrim(1)])
    try exchange.home.drop(list, as: name, in: exchange.office)
    let program = Program(home: exchange.home.path)
    let held = try program.start(["run", "--once"], at: exchange.time).wait()
    #expect(held.code == 75, "\(held)")
    let base = "\(exchange.office)/" + name.dropLast(4)
    let outbox = try exchange.home.outbox
    #expect(outbox[base + ".RES.xml"] == nil)
    #expect(outbox[base + ".REP.html"] != nil && outbox[base + ".ACK.xml"] != nil)
    #expect(outbox.keys.contains { $0.hasPrefix("MOFA/1447_MOFA_VRQ_000001") })
    try FileManager.default.removeItem(atPath: pending)
    let done = try program.start(["run", "--once"], at: exchange.time).wait()
    #expect(done.code == 0, "\(done)")
    #expect(try exchange.home.outbox[base + ".RES.xml"] != nil)
    #expect(try verify(exchange).code == 0)
  }

  @Test func `an older ledger beside a newer archive is refused before anything is taken`() throws {
    let exchange = try exchange()
    let ledger = exchange.home.path + "/ledger.sqlite"
    _ = exchange.home.raw.lines("PRAGMA wal_checkpoint(TRUNCATE)")
    let older = try Tree.bytes(ledger)
    try sendList(exchange, 1...3)
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: ledger + suffix)
    }
    try Data(older).write(to: URL(filePath: ledger))
    let name = exchange.nextName("PLG", exchange.office)
    try exchange.home.drop("x", as: name, in: exchange.office)
    let program = Program(home: exchange.home.path)
    let refused = try program.start(["run", "--once"], at: exchange.time).wait()
    #expect(refused.code == 78 && refused.complaint.contains("older copy"), "\(refused)")
    let inbox = exchange.home.path + "/inbox/\(exchange.office)/\(name)"
    #expect(FileManager.default.fileExists(atPath: inbox))
  }

  @Test func `a changed key is an entry of its own, before the first file that it signs`() throws {
    let exchange = try exchange()
    let path = exchange.home.path
    let first = try #require(SigningKey(fileContent: Tree.bytes(path + "/keys/signing.key")))
    let second = try #require(SigningKey(fileContent: [UInt8](repeating: 5, count: 32)))
    try Data(second.fileContent).write(to: URL(filePath: path + "/keys/signing.key"))
    let name = exchange.nextName("PLG", exchange.office)
    let list = SmallExchange.file(SmallExchange.listHeader, [exchange.pilgrim(1)])
    try exchange.home.drop(list, as: name, in: exchange.office)
    let done = try Program(home: path).start(["run", "--once"], at: exchange.time).wait()
    #expect(done.code == 0, "\(done)")
    var causes: [String] = []
    let log = LogFolder(try Directory.open(path + "/archive/log"))
    _ = try LogWalk(log) { _ in }.run { causes.append(LogLeaf(entry: $0.bytes)?.cause ?? "") }
    #expect(causes.suffix(2) == ["SET", "FILE"])
    let keys = [first, second].map(\.verifyingKey.text)
    #expect(try verify(exchange, "--key", keys[0], "--key", keys[1]).code == 0)
    let one = try verify(exchange, "--key", keys[0])
    #expect(one.code == 1 && one.output.contains("KEY_UNKNOWN"), "\(one)")
    let replayed = try Program(home: path).run(["audit", "replay"])
    #expect(replayed.code == 0, "\(replayed)")
  }

  @Test func `a ledger from before the log is entered whole with its next posting`() throws {
    let exchange = try exchange()
    _ = exchange.home.raw.lines("DELETE FROM log_leaf")
    _ = exchange.home.raw.lines("DELETE FROM log_head")
    try FileManager.default.removeItem(atPath: exchange.home.path + "/archive/log")
    try sendList(exchange, 1...2)
    #expect(try exchange.home.reconcile().gaps.isEmpty)
    let entries = try exchange.home.read { try $0.logHead()?.size }
    #expect(entries == (try exchange.home.read { try $0.lastPosting() }) + 1)
  }

  @Test func `an original of exactly so many buffers is read whole`() throws {
    let exchange = try exchange()
    // Blank rows fill the file up to 128 KiB to the byte.
    let list = SmallExchange.file(SmallExchange.listHeader, [exchange.pilgrim(1)])
    let parts = list.split(separator: "#END")
    let blank = String(repeating: "\n", count: 131_072 - list.utf8.count)
    let name = exchange.nextName("PLG", exchange.office)
    let page = try exchange.home.send(
      parts[0] + blank + "#END" + parts[1], as: name, in: exchange.office, at: exchange.time)
    #expect(page.verdict == "ACCEPTED")
    #expect(try verify(exchange).code == 0)
  }

  @Test func `a recall that was cut short before its receipt leaves nothing`() throws {
    let exchange = try exchange()
    let folder = exchange.home.path + "/work/r000000099"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try Data([0x20]).write(to: URL(filePath: folder + "/content"))
    let done = try Program(home: exchange.home.path)
      .start(["run", "--once"], at: exchange.time).wait()
    #expect(done.code == 0 && !FileManager.default.fileExists(atPath: folder), "\(done)")
  }
}
