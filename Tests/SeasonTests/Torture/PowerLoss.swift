import Archiving
import Foundation
import TestSupport
import Testing

/// The program handles the batch on a disk that loses its power; the disk comes back, and the
/// program is started again.
struct PowerLoss {
  private let scene: LoopDisk
  private let expected: RestingHome
  /// How long the undisturbed program takes.
  let duration: Double

  init(_ form: LoopDisk.Form) throws {
    scene = try LoopDisk(form, in: TortureRoom.make())
    try scene.mount()
    try TortureRoom.run("cp", "-a", TortureScene.batch.get().home, scene.home)
    try scene.unmount()
    let disk = try LoopDisk(copyOf: scene, in: TortureRoom.make())
    try disk.mount()
    let masar = Operator(home: disk.home, task: .files)
    let begin = ContinuousClock.now
    let ending = try masar.begin()
    duration = (ContinuousClock.now - begin) / .seconds(1)
    try #require(ending.code == 0, "\(ending.complaint)")
    expected = try RestingHome(disk.home, of: nil)
    try disk.unmount()
  }

  /// What a round came to: what the partners had seen, and what was not kept of it.
  struct Outcome {
    var acknowledged = 0
    var answered = 0
    /// Seen before the loss, unknown to the program after it.
    var forgotten: [String] = []
    /// What is otherwise in the end.
    var differences: [String] = []

    var hasSurvived: Bool { forgotten.isEmpty && differences.isEmpty }
    var isEarly: Bool { acknowledged + answered == 0 }
  }

  /// - Parameters:
  ///   - moments: when power fails, as shares of the undisturbed duration; after each the program
  ///     is started again.
  ///   - isSynced: false is the control: the program believes in syncs that do nothing.
  func round(_ moments: [Double], isSynced: Bool = true) throws -> Outcome {
    let disk = try LoopDisk(copyOf: scene, in: TortureRoom.make())
    var outcome = Outcome()
    var seen: [String: [UInt8]] = [:]
    for moment in moments {
      try disk.mount()
      let running = try start(disk.home, isSynced: isSynced)
      let end = Date().addingTimeInterval(moment * duration)
      repeat { Self.look(into: disk.home, &seen) } while Date() < end
      try disk.losePower()
      running.killNow()
      _ = running.wait()
      try disk.unmount()
      try disk.mount()
      outcome.forgotten += try Self.forgotten(of: seen, in: disk.home)
      try disk.unmount()
    }
    outcome.acknowledged = seen.keys.count { $0.hasSuffix(".ACK.xml") }
    outcome.answered = seen.keys.count { $0.hasSuffix(".RES.xml") }
    if !outcome.forgotten.isEmpty { return outcome }
    try disk.mount()
    do {
      try Operator(home: disk.home, task: .files).bringToRest()
      outcome.differences = try RestingHome(disk.home, of: nil).differences(from: expected).lines
    } catch { outcome.differences = ["\(error)"] }
    try disk.unmount()
    return outcome
  }

  private func start(_ home: String, isSynced: Bool) throws -> Program.Running {
    var program = Program(home: home, variables: ["MASAR_RESCAN": "3600"])
    if !isSynced {
      program.variables["LD_PRELOAD"] = try FaultLibrary.path
      program.variables["FAULT_SYNC"] = "off"
      program.variables["FAULT_ROOT"] = home
    }
    return try program.start(["run", "--once"], at: TortureBatch.time)
  }

  /// As partners look: everything whole that stands in their outboxes.
  private static func look(into home: String, _ seen: inout [String: [UInt8]]) {
    let outbox = home + "/outbox"
    let files = FileManager.default
    for party in (try? files.contentsOfDirectory(atPath: outbox)) ?? [] {
      for name in (try? files.contentsOfDirectory(atPath: outbox + "/" + party)) ?? [] {
        let path = party + "/" + name
        if name.hasPrefix(".") || seen[path] != nil { continue }
        seen[path] = try? Tree.bytes(outbox + "/" + path)
      }
    }
  }

  /// What was seen before must be known: an ACK by its receipt or its posting, anything else by the
  /// posting that books these very bytes.
  private static func forgotten(
    of seen: [String: [UInt8]], in home: String
  ) throws -> [String] {
    let ledger = RawDatabase(home + "/ledger.sqlite")
    let booked = Set(ledger.lines("SELECT sha256 || ' ' || name FROM booked_file"))
    var received = Set(ledger.lines("SELECT response_base FROM submission"))
    for folder in try FileManager.default.contentsOfDirectory(atPath: home + "/work") {
      let slip = (try? String(contentsOfFile: home + "/work/\(folder)/receipt", encoding: .utf8))
      for line in (slip ?? "").split(separator: "\n") where line.hasPrefix("response") {
        received.insert(String(line.split(separator: " ").last ?? ""))
      }
    }
    return seen.filter { path, bytes in
      let name = String(path.split(separator: "/")[1])
      if name.hasSuffix(".WAI.xml") { return false }
      if name.hasSuffix(".ACK.xml") { return !received.contains(String(name.dropLast(8))) }
      return !booked.contains(ContentDigest.hexadecimal(of: bytes) + " " + name)
    }.keys.sorted()
  }
}
