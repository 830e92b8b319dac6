import Archiving
import ArgumentParser
import Bookkeeping
import Durability
import Exchange
import Foundation
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// A whole exchange in a folder of its own: the concrete ledger, archive and keys of the program,
/// with a clock that stands where a test puts it. The folder goes with the object.
final class SeasonHome: Sendable {
  let path: String
  let log = OperatorLog()
  /// The lines that a terminal was shown, one a file.
  private let verdicts = Mutex<[String]>([])
  var shown: [String] { verdicts.withLock { $0 } }
  private let opened: OpenedHome

  /// - Parameter settings: further lines of `masar.yaml`.
  init(at time: String = "2025-10-12T05:00:00Z", settings: String = "") throws {
    path = try TemporaryFolder.make("season")
    let yaml = "season: 1447\nsettle: 0\nlog_level: error\n" + settings
    try Data(yaml.utf8).write(to: URL(filePath: path + "/masar.yaml"))
    let options = try HomeOptions.parse(["--home", path])
    let founding = Founding(
      options: options, season: nil, seed: Self.seed, clock: try Self.clock(time))
    _ = try founding.run()
    opened = try OpenedHome.open(options)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Keys that everyone knows.
  static let seed = [UInt8](repeating: 0, count: 32)
  static let seedDigits = String(repeating: "00", count: 32)

  private static func clock(_ time: String) throws -> ExchangeClock {
    let instant = try #require(Instant(rfc3339: time))
    return ExchangeClock(frozen: instant)
  }

  /// The same home with its clock at `time`.
  func parts(at time: String) throws -> ExchangeParts {
    let parts = opened.parts
    return ExchangeParts(
      home: parts.home, ledger: parts.ledger, signingKey: parts.signingKey,
      masterKey: parts.masterKey, settings: parts.settings, clock: try Self.clock(time),
      notices: log.notices)
  }

  /// What `masar run --once` does; the verdicts, a line each.
  @discardableResult
  func run(at time: String) throws -> [String] {
    var lines: [String] = []
    let isDone = try OnePass(parts(at: time)) { lines.append($0) }.run()
    verdicts.withLock { $0 += lines }
    #expect(isDone)
    #expect(try opened.home.work.entries().isEmpty, "work/ is empty when the program rests")
    return lines
  }

  /// What `masar publish` does.
  /// - Parameter outputs: none is all.
  func publish(_ outputs: [String] = [], at time: String) throws {
    let parts = try parts(at: time)
    let done = try ScheduledCuts(parts).publish(outputs.isEmpty ? ScheduledCuts.outputs : outputs)
    #expect(!done.isHeldUp)
    if outputs.isEmpty { parts.writeSeasonPages() }
  }

  func reconcile() throws -> Reconciliation { try Reconciliation(opened) }

  /// The remaining places and other figures of a country's level.
  func figures(
    _ country: String, _ key: QuotaKey = .country
  ) throws -> QuotaFigures {
    let code = try #require(CountryCode(country))
    let figures = try opened.ledger.read { try $0.quotaBook(of: code)[key] }
    return try #require(figures)
  }

  /// What stands in the ledger.
  func read<Value>(_ body: (any LedgerReader) throws -> Value) throws -> Value {
    try opened.ledger.read(body)
  }

  /// The ledger past every promise of the program.
  var raw: RawDatabase { RawDatabase(opened.home.ledgerPath) }

  /// Files a file as a client of SFTP does: under another name first.
  func drop(_ bytes: [UInt8], as name: String, in party: String) throws {
    try Inbox(home: path).drop(bytes, as: name, in: party)
  }

  func drop(_ text: String, as name: String, in party: String) throws {
    try drop(Array(text.utf8), as: name, in: party)
  }

  /// Drops, runs, and reads the result.
  @discardableResult
  func send(
    _ text: String, as name: String, in party: String, at time: String
  ) throws -> ResultPage {
    try drop(text, as: name, in: party)
    try run(at: time)
    return try result(of: name, in: party)
  }

  func result(of name: String, in party: String) throws -> ResultPage {
    let base = name.split(separator: ".")[0]
    return try ResultPage(Tree.bytes(path + "/outbox/\(party)/\(base).RES.xml"))
  }

  func outbox(_ name: String) throws -> [UInt8] { try Tree.bytes(path + "/outbox/" + name) }
  var outbox: [String: [UInt8]] { get throws { try Tree.files(under: path + "/outbox") } }
  var archiveListing: [String] {
    get throws { try Tree.files(under: path + "/archive").keys.sorted() }
  }
}

/// Where tests keep homes: beside what was built, on a disk and not in memory.
enum TemporaryFolder {
  /// What an earlier run could not tidy up goes first.
  private static let root: String = {
    let folder = Program.folder + "/season-homes"
    try? FileManager.default.removeItem(atPath: folder)
    return folder
  }()

  static func make(_ purpose: String) throws -> String {
    let path = root + "/\(purpose)-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}

/// The inbox of a home, filled as its parties fill it.
struct Inbox {
  let home: String

  func drop(_ bytes: [UInt8], as name: String, in party: String) throws {
    let folder = home + "/inbox/" + party
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let hidden = folder + "/." + name
    try Data(bytes).write(to: URL(filePath: hidden))
    try FileManager.default.moveItem(atPath: hidden, toPath: folder + "/" + name)
  }
}

/// Folders as tests compare them.
enum Tree {
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  /// Every file by its path below `folder`.
  static func files(under folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try bytes(folder + "/" + name) }
    }
    return files
  }

  /// What differs, a line each: names that one side lacks, and of others the first line.
  static func differences(
    _ found: [String: [UInt8]], from expected: [String: [UInt8]]
  ) -> [String] {
    var lines: [String] = []
    for name in Set(found.keys).union(expected.keys).sorted() {
      guard let one = found[name] else {
        lines.append("- \(name)")
        continue
      }
      guard let other = expected[name] else {
        lines.append("+ \(name)")
        continue
      }
      if one == other { continue }
      let pairs = zip(one.split(separator: 10), other.split(separator: 10)).enumerated()
      let first = pairs.first { $0.element.0 != $0.element.1 }
      lines.append("! \(name), line \((first?.offset ?? -1) + 1)")
      if let first {
        lines.append("    expected " + String(decoding: first.element.1.prefix(160), as: UTF8.self))
        lines.append("    found    " + String(decoding: first.element.0.prefix(160), as: UTF8.self))
      }
    }
    return lines
  }
}
