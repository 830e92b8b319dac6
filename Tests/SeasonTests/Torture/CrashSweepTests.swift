import Foundation
import TestSupport
import Testing
import Vocabulary

/// The program meets a fault at one of its system calls and is started again: in the end nothing
/// shows that it ever happened.
///
/// A sample here; `make torture` tries every call with every fault.
@Suite struct CrashSweepTests {
  @Test func `a fault at any system call leaves nothing lost, nothing doubled, nothing in work`()
    throws
  {
    let files = try CrashSweep(.files, in: TortureScene.batch.get())
    let outputs = try CrashSweep(.outputs, in: files.next())
    let table = CrashTable()
    var random = SeededGenerator(state: TortureSettings.seed)
    for (sweep, quarter) in [(files, 0), (outputs, 2)] {
      let points =
        TortureSettings.isWhole
        ? sweep.points(
          TortureSettings.faults, stride: TortureSettings.stride,
          seed: Int(TortureSettings.seed % 1_000), beginning: TortureSettings.calls)
        : sweep.sample(quarter: quarter, using: &random)
      let begin = ContinuousClock.now
      sweep.run(points, workers: TortureSettings.workers, into: table)
      print(
        "\(sweep.task.rawValue): \(sweep.calls.count) calls, \(points.count) points in",
        ContinuousClock.now - begin)
    }
    print(table.markdown)
    try TortureSettings.keep(table.markdown, as: "sweep.md")
    let failures = table.failures
    try TortureSettings.keep(failures.joined(separator: "\n"), as: "fallen.txt")
    #expect(failures.isEmpty, "\(failures.prefix(20).joined(separator: "\n"))")
    #expect(table.total.tried > 0)
  }

  @Test func `every call that changes a file is made by the batch, SQLite's own among them`() throws
  {
    let sweep = try CrashSweep(.files, in: TortureScene.batch.get())
    let kinds = Set(sweep.calls.map { $0.prefix { $0 != " " } })
    // Nothing is copied by the kernel where the archive is sealed.
    #expect(kinds == Set(CrashTable.calls.map { $0[...] }).subtracting(["copy"]))
    for call in ["pwrite ledger.sqlite-wal", "fdatasync ledger.sqlite-wal", "pwrite ledger.sqlite"]
    { #expect(sweep.calls.contains(call), "\(call)") }
    let taken = sweep.calls.filter { $0.hasPrefix("rename inbox/") }.count
    #expect(try taken == TortureBatch.files().count - 1, "one waits")
  }

  @Test func `the batch holds every kind, a duplicate, a quarantined file and one that waits`()
    throws
  {
    let scene = try CrashSweep(.files, in: TortureScene.batch.get()).next()
    let ledger = RawDatabase(scene.home + "/ledger.sqlite")
    let judged = ledger.lines(
      """
      SELECT s.kind, s.verdict FROM submission s JOIN posting p ON p.number = s.posting
      WHERE p.at = (SELECT max(at) FROM posting)
      """)
    for kind in Kind.allCases {
      #expect(
        judged.contains("\(kind.rawValue)|ACCEPTED") || judged.contains("\(kind.rawValue)|PARTIAL"),
        "\(kind)")
    }
    #expect(judged.count { $0.hasSuffix("|DUPLICATE") } == 1)
    #expect(judged.count { $0.hasSuffix("|QUARANTINED") } == 1)
    #expect(try Tree.files(under: scene.home + "/inbox").count == 1)
    #expect(ledger.number("SELECT count(*) FROM first_look") == 1)
  }

  /// A checksum left behind in the inbox; a file renamed by a call that reports an error; bytes
  /// written twice after an interruption and after another way of copying; an ACK kept back.
  private static let onceFallen: [(Fault, String)] = [
    (.kill(isMade: false), "rename inbox/HSG-1003/1447_HSG-1003_CTP_000001.csv.sha256"),
    (.error("EINTR", isMade: true), "rename inbox/MOH/1447_MOH_PTY_000002.csv"),
    (.error("EXDEV", isMade: true), "rename inbox/IDN-HAO/1447_IDN-HAO_AMD_000005.csv"),
    (.error("ENOSPC", isMade: false), "rename inbox/MOH/1447_MOH_PTY_000002.csv"),
    (.error("EINTR", isMade: true), "pwrite work/r000000069/.original.tmp"),
    (.error("EINTR", isMade: true), "pwrite work/r000000077/00001"),
    (.error("EINTR", isMade: true), "pwrite archive/1447/MOH/SSN/000002"),
    (.error("EXDEV", isMade: false), "rename outbox/EGY-HAO/.1447_EGY-HAO_PLG_000005.ACK.xml.tmp"),
  ]

  @Test func `what once did not survive does`() throws {
    let sweep = try CrashSweep(.files, in: TortureScene.batch.get())
    let table = CrashTable()
    let points = try Self.onceFallen.map { try sweep.point($0.0, at: $0.1) }
    sweep.run(points, workers: TortureSettings.workers, into: table)
    #expect(table.total.tried == points.count)
    #expect(table.failures.isEmpty, "\(table.failures.joined(separator: "\n"))")
  }
}
