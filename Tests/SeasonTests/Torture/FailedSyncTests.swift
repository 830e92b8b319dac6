import Foundation
import TestSupport
import Testing

/// After a failed sync the kernel may call the next one good although the bytes are lost.
@Suite struct FailedSyncTests {
  @Test(arguments: [
    ("fdatasync ledger.sqlite-wal", 1), ("fsync work/", 1), ("fsync inbox/", 1),
    ("fsync archive/", 1), ("fsync outbox/", 1), ("syncfs work", 32),
    ("fdatasync ledger.sqlite-wal", 32),
  ])
  func `a failed sync ends the daemon, and a fresh start finds everything`(
    call: String, together files: Int
  ) throws {
    let scene = try TortureScene.batch.get()
    let home = try scene.copy()
    let program = Program(
      home: home,
      variables: [
        "LD_PRELOAD": try FaultLibrary.path, "FAULT_ROOT": home, "FAULT_ONLY": call,
        "FAULT_AT": "2", "FAULT_KIND": "EIO", "MASAR_RESCAN": "3600",
        "MASAR_GROUP_FILES": "\(files)",
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
