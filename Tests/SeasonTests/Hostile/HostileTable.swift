import Archiving
import Foundation
import TestSupport
import Testing

/// Hostile files dropped into the real program, one home and one process each.
enum HostileTable {
  private static let environment = ProcessInfo.processInfo.environment
  static let isWhole = environment["TORTURE_HOSTILE"] != nil
  /// How many of whatever a case has many of.
  static let count =
    environment["TORTURE_COUNT"].flatMap { Int($0) } ?? (isWhole ? 1_000_000 : 20_000)
  static let time = "2026-01-10T09:00:00Z"

  /// Which version this is, for those who read its figures.
  static let version = """
    \(count) of whatever a file has many of, unpacked bytes up to \
    \(isWhole ? "1 GiB" : "20 MB (a setting)"), the \
    \(environment["TORTURE_PROGRAM"] == nil ? "debug" : "release") build
    """

  /// What became of a file and what that took.
  struct Outcome {
    let told: String
    let page: ResultPage
    let report: [UInt8]
    /// Nil where there is none.
    let fixFile: [UInt8]?
    let bytes: Int
    let figures: ChildProcess.Figures
  }

  /// A home that every case begins with a copy of.
  private static let template: String = {
    do {
      let path = try TemporaryFolder.make("hostile") + "/home"
      try FileManager.default.createDirectory(
        atPath: path + "/inbox/MOH", withIntermediateDirectories: true)
      let begun = try Program(home: path)("init", "--season", "1447", at: time)
      precondition(begun.code == 0, begun.complaint)
      // A bomb goes off in the same way at a fiftieth.
      if !isWhole { try append("max_unpacked_bytes: 20000000\n", to: path + "/masar.yaml") }
      return path
    } catch { preconditionFailure("\(error)") }
  }()

  private static func append(_ line: String, to path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data((text + line).utf8).write(to: URL(filePath: path))
  }

  /// A line of the documentation's table.
  static func line(
    _ answer: String, _ bytes: Int, _ figures: ChildProcess.Figures, honest: Double?
  ) -> String {
    func text(_ number: Double, _ places: Int) -> String {
      String(format: "%.\(places)f", number)
    }
    let size = text(Double(bytes) / 1e6, bytes < 100_000 ? 4 : 1)
    let took = "\(text(figures.seconds, 2)) | \(text(Double(figures.peakBytes) / 1e6, 0))"
    return "| \(answer) | \(size) | \(took) | \(honest.map { text($0, 2) } ?? "") |\n"
  }

  static func run(_ hostile: HostileCase) throws -> Outcome {
    try run(kind: "SSN", suffix: hostile.suffix, try hostile.content(count))
  }

  static func run(kind: String, suffix: String, _ bytes: [UInt8]) throws -> Outcome {
    let home = try TemporaryFolder.make("case") + "/home"
    defer { try? FileManager.default.removeItem(atPath: home) }
    try FileManager.default.copyItem(atPath: template, toPath: home)
    let base = "1447_MOH_\(kind)_000001"
    let name = base + "." + suffix
    let inbox = home + "/inbox/MOH/"
    try Data(bytes).write(to: URL(filePath: inbox + name))
    // Vouched for by a checksum, so that nothing waits for a proof.
    let line = ContentDigest.hexadecimal(of: bytes) + "  " + name + "\n"
    try Data(line.utf8).write(to: URL(filePath: inbox + name + ".sha256"))
    let running = try Program(home: home).start(["run", "--once"], at: time)
    let (ending, figures) = running.process.waitMeasured()
    try #require(ending.code == 0, "\(running.complaint)")
    let answer = home + "/outbox/MOH/" + base
    let page = try ResultPage(Tree.bytes(answer + ".RES.xml"))
    return Outcome(
      told: told(page), page: page, report: try Tree.bytes(answer + ".REP.html"),
      fixFile: try? Tree.bytes(answer + ".REJ." + suffix), bytes: bytes.count, figures: figures)
  }

  /// The verdict, the codes and the first place.
  private static func told(_ page: ResultPage) -> String {
    let codes = page.all("cause").filter { $0["severity"] != "INFO" && $0["severity"] != "WARN" }
      .map { $0["code"] }
    let finding = page.all("finding").first { codes.contains($0["code"]) }
    let places = ["row", "line", "column"].compactMap { name in
      finding?.attributes[name].map { "\(name) \($0)" }
    }
    return ([page.verdict] + codes + places).joined(separator: " ")
  }
}
