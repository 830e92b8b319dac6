import Foundation
import TestSupport
import Testing

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
    #expect(kinds == Set(CrashTable.calls.map { $0[...] }))
    for call in ["pwrite ledger.sqlite-wal", "fdatasync ledger.sqlite-wal", "pwrite ledger.sqlite"]
    { #expect(sweep.calls.contains(call), "\(call)") }
    let taken = sweep.calls.filter { $0.hasPrefix("rename inbox/") }.count
    #expect(try taken == TortureBatch.files().count - 1, "one waits")
  }
}

/// After a failed sync the kernel may call the next one good although the bytes are lost.
@Suite struct FailedSyncTests {
  @Test(arguments: [
    "fdatasync ledger.sqlite-wal", "fsync work/", "fsync inbox/", "fsync archive/", "fsync outbox/",
  ])
  func `a failed sync ends the daemon, and a fresh start finds everything`(
    call: String
  ) throws {
    let scene = try TortureScene.batch.get()
    let home = try scene.copy()
    let program = Program(
      home: home,
      variables: [
        "LD_PRELOAD": try FaultLibrary.path, "FAULT_ROOT": home, "FAULT_ONLY": call,
        "FAULT_AT": "2", "FAULT_KIND": "EIO", "MASAR_RESCAN": "3600",
      ])
    let ending = try ended(program.start(["run"], at: TortureBatch.time))
    #expect(ending?.code == 70, "\(ending?.complaint ?? "it goes on")")
    try Operator(home: home, task: .files).bringToRest()
    #expect(try Program(home: home)("reconcile", at: TortureBatch.time).code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/work") == [])
    try scene.remove(home)
  }

  /// Nil where it goes on, long after the fault.
  private func ended(_ daemon: Program.Running) -> Program.Ending? {
    let end = Date().addingTimeInterval(30)
    while daemon.process.isRunning {
      if Date() > end { return nil }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return daemon.wait()
  }
}

/// What `make torture` sets.
enum TortureSettings {
  private static let environment = ProcessInfo.processInfo.environment
  private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

  /// Every call, or one in `stride`; otherwise a sample.
  static let isWhole = environment["TORTURE_STRIDE"] != nil
  static let stride = max(number("TORTURE_STRIDE") ?? 1, 1)
  static let workers = number("TORTURE_WORKERS") ?? 2
  static let seed = UInt64(number("TORTURE_SEED") ?? 1447)
  /// Disks of each form that lose their power, and disks of the control.
  static let powerRounds = (number("TORTURE_POWER") ?? 6) / 2
  static let controlRounds = max(3, powerRounds / 10)
  /// The beginning of a call's line, as `rename inbox`.
  static let calls = environment["TORTURE_CALLS"] ?? ""

  /// The beginnings of faults, as `killed,EIO`.
  static let faults: [Fault] = {
    guard let wanted = environment["TORTURE_FAULTS"]?.split(separator: ",") else {
      return Fault.all
    }
    return Fault.all.filter { fault in wanted.contains { fault.description.hasPrefix($0) } }
  }()

  /// Keeps a text in the folder for results, where one is named.
  static func keep(_ text: String, as name: String) throws {
    guard let folder = environment["TORTURE_RESULTS"] else { return }
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }
}
