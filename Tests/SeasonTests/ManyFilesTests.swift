import Foundation
import TestSupport
import Testing

/// An inbox that somebody filled with tiny files: the first is answered soon, memory stays small.
///
/// `TORTURE_HOSTILE=1 Tests/torture.sh` takes `TORTURE_FILES` of them, a million by default.
@Suite struct ManyFilesTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let isWhole = environment["TORTURE_HOSTILE"] != nil
  private static let count =
    environment["TORTURE_FILES"].flatMap { Int($0) } ?? (isWhole ? 1_000_000 : 3_000)

  @Test func `the first of very many tiny files is answered soon and in little memory`() throws {
    let folder = try TemporaryFolder.make("many")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let program = Program(home: folder + "/home")
    try FileManager.default.createDirectory(
      atPath: program.home + "/inbox/MOH", withIntermediateDirectories: true)
    try #require(try program("init", "--season", "1447", at: HostileTable.time).code == 0)
    for number in 1...Self.count {
      let name = "1447_MOH_SSN_" + String(String(1_000_000 + number).suffix(6)) + ".csv"
      let list = Data("parameter,value\nmin_age,\(number)\n#END,1\n".utf8)
      try list.write(to: URL(filePath: program.home + "/inbox/MOH/" + name))
    }
    let start = ContinuousClock.now
    let running = try program.start(["run", "--once"], at: HostileTable.time)
    let first = program.home + "/outbox/MOH"
    var hasAnswer = false
    // A look at a million names, each with its status, is all that may come before.
    while !hasAnswer, running.process.isRunning, ContinuousClock.now - start < .seconds(300) {
      let names = try? FileManager.default.contentsOfDirectory(atPath: first)
      hasAnswer = names?.contains { $0.hasSuffix(".RES.xml") } == true
      usleep(5_000)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    sleep(Self.isWhole ? 10 : 1)
    let peak = running.process.peakBytes
    running.killNow()
    _ = running.wait()
    print("\(Self.count) files: first answer after \(seconds) s, at most \(peak / 1_000_000) MB")
    #expect(hasAnswer)
    #expect(seconds < (Self.isWhole ? 60 : 30))
    #expect(peak < 250_000_000)
  }
}
