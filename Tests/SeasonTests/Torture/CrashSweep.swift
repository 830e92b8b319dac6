import Foundation
import Synchronization
import TestSupport
import Testing

/// One task of the program, with a fault at one system call after the other.
final class CrashSweep: Sendable {
  let task: Operator.Task
  private let scene: TortureScene
  private let expected: RestingHome
  private let order: [String]
  private let orders = Mutex<[[String]: RestingHome]>([:])
  /// What the undisturbed program asks of the system, in order.
  let calls: [String]

  /// One fault at one call.
  struct Point: Sendable {
    let fault: Fault
    /// From 1, over all threads.
    let number: Int
  }

  /// - Parameter others: settings of the program beside the scene's.
  init(_ task: Operator.Task, in scene: TortureScene, _ others: [String: String] = [:]) throws {
    self.task = task
    self.scene = scene
    let home = try scene.copy()
    let log = home + "-calls"
    let ending = try Operator(home: home, task: task).begin(
      try Self.variables(home, log).merging(others) { $1 })
    try #require(ending.code == 0, "\(ending.complaint)")
    try Operator(home: home, task: task).bringToRest()
    expected = try RestingHome(home, of: scene)
    order = Self.receipts(in: home)
    let settled = Program(home: home)
    let proof = try settled("reconcile", at: task.time)
    try #require(proof.code == 0, "\(proof.output)")
    calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
    try scene.remove(home)
  }

  /// The scene that the next task begins with: this one done, what came of it collected.
  func next() throws -> TortureScene {
    let home = try scene.copy()
    let ending = try Operator(home: home, task: task).begin()
    try #require(ending.code == 0, "\(ending.complaint)")
    return try TortureScene(taking: home)
  }

  private static func variables(_ home: String, _ log: String) throws -> [String: String] {
    ["LD_PRELOAD": try FaultLibrary.path, "FAULT_ROOT": home, "FAULT_LOG": log]
  }

  /// Every point of the faults, one call in `stride`: of each fault others, as `seed` decides.
  ///
  /// - Parameter beginning: only calls whose line in the log begins so, as `rename inbox`.
  func points(
    _ faults: [Fault], stride: Int, seed: Int, beginning: String = ""
  ) -> [Point] {
    let numbers = calls.indices.filter { calls[$0].hasPrefix(beginning) }.map { $0 + 1 }
    return faults.enumerated().flatMap { place, fault in
      Swift.stride(from: (seed + place * 7) % stride, to: numbers.count, by: stride)
        .map { Point(fault: fault, number: numbers[$0]) }
    }
  }

  /// The first call whose line in the log begins so.
  func point(_ fault: Fault, at beginning: String) throws -> Point {
    let index = try #require(calls.firstIndex { $0.hasPrefix(beginning) }, "\(beginning)")
    return Point(fault: fault, number: index + 1)
  }

  /// One point for every fourth pair of fault and kind of call; `quarter` says which of the four.
  func sample(quarter: Int, using random: inout some RandomNumberGenerator) -> [Point] {
    Fault.all.enumerated().flatMap { place, fault in
      CrashTable.calls.enumerated().compactMap { column, call in
        let numbers = calls.indices.filter { calls[$0].hasPrefix(call + " ") }
        guard (place + column) % 4 == quarter, let index = numbers.randomElement(using: &random)
        else { return nil }
        return Point(fault: fault, number: index + 1)
      }
    }
  }

  /// Tries the points, several at a time, and enters them in `table`.
  func run(_ points: [Point], workers: Int, into table: CrashTable) {
    let rest = Mutex(points[...])
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let (point, left) = rest.withLock({ rest in rest.popFirst().map { ($0, rest.count) } })
      {
        table.enter(point.fault, self.task, self.outcome(of: point))
        if left % 1_000 == 0 { self.tellProgress(of: points.count, left: left, table) }
      }
    }
  }

  private func tellProgress(of all: Int, left: Int, _ table: CrashTable) {
    guard all > 1_000 else { return }
    let line = "\(task.rawValue): \(all - left) of \(all) points, \(table.failures.count) fallen\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  private func outcome(of point: Point) -> CrashTable.Outcome {
    do {
      let home = try scene.copy()
      let log = home + "-calls"
      var variables = try Self.variables(home, log)
      variables.merge(point.fault.variables(at: point.number)) { $1 }
      let masar = Operator(home: home, task: task)
      let ending = try masar.begin(variables)
      var outcome = CrashTable.Outcome(point: point, call: Self.call(point.number, in: log))
      outcome.ending = ending
      do {
        try masar.bringToRest()
        try compare(home, &outcome)
      } catch { outcome.trouble = "\(error)" }
      try scene.remove(home)
      return outcome
    } catch { return CrashTable.Outcome(point: point, call: nil, trouble: "\(error)") }
  }

  /// A file that its inbox would not let go of is received after the others, as one that came
  /// later: then the undisturbed run is that of this order.
  private func compare(_ home: String, _ outcome: inout CrashTable.Outcome) throws {
    let found = try RestingHome(home, of: scene)
    outcome.differences = found.differences(from: expected)
    let received = Self.receipts(in: home)
    guard !outcome.differences.isEmpty, task == .files, case .error = outcome.point.fault,
      received != order, received.sorted() == order.sorted()
    else { return }
    outcome.isReordered = true
    outcome.differences = found.differences(from: try resting(after: received))
  }

  private func resting(after received: [String]) throws -> RestingHome {
    try orders.withLock { orders in
      if let known = orders[received] { return known }
      let made = try scene.playOneByOne(received, task)
      orders[received] = made
      return made
    }
  }

  /// Party and name of what was received, in order, since the scene began.
  private static func receipts(in home: String) -> [String] {
    RawDatabase(home + "/ledger.sqlite").lines(
      """
      SELECT n.name || '/' || s.file_name FROM submission s
      JOIN posting p ON p.number = s.posting JOIN party_name n ON n.no = s.party_no
      WHERE p.at = (SELECT max(at) FROM posting) ORDER BY s.receipt
      """)
  }

  /// The call that the fault met; nil where the program made fewer.
  private static func call(_ number: Int, in log: String) -> String? {
    guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n")
    return number <= lines.count ? String(lines[number - 1]) : nil
  }
}
