import ArgumentParser
import Durability
import Foundation
import SQLiteLedger
import TestSupport
import Testing
import Vocabulary

@testable import Exchange
@testable import masar

/// A home whose inboxes are filled byte by byte: any name, any content, any moment.
final class IntakeHome {
  let path: String
  /// The exchange's clock, which stands until a test moves it.
  var now = Instant(rfc3339: "2026-01-10T09:00:00Z")!
  var settings: ExchangeSettings
  let log = OperatorLog()
  private let opened: OpenedHome
  private let ledger: SQLiteLedger

  init(settings lines: String = "") throws {
    path = try TemporaryFolder.make("intake")
    let yaml = "season: 1447\nsettle: 0\n" + lines
    try Data(yaml.utf8).write(to: URL(filePath: path + "/masar.yaml"))
    let options = try HomeOptions.parse(["--home", path])
    let founding = Founding(
      options: options, season: nil, seed: SeasonHome.seed, clock: ExchangeClock(frozen: now))
    _ = try founding.run()
    opened = try OpenedHome.open(options)
    settings = opened.settings
    ledger = try SQLiteLedger(
      path: opened.home.ledgerPath, settings: SQLiteSettings(busyTimeoutSeconds: 0.1))
  }

  deinit {
    // What a test closed to everybody is opened again, to be tidied up.
    try? Self.call("chattr", "-R", "-i", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  var parts: ExchangeParts {
    let parts = opened.parts
    return ExchangeParts(
      home: parts.home, ledger: ledger, signingKey: parts.signingKey,
      masterKey: parts.masterKey, settings: settings, clock: ExchangeClock(frozen: now),
      notices: log.notices)
  }

  var home: Home { opened.home }

  func gaps() throws -> Int { try Reconciliation(opened).gaps.count }

  // MARK: Time

  func pass(minutes: Int) { now = now.adding(seconds: Int64(minutes) * 60) }

  /// One start of the program: `masar run --once`; the verdicts, a line each.
  @discardableResult
  func run() throws -> [String] {
    let outcome = try start()
    #expect(outcome.isDone)
    return outcome.lines
  }

  func start() throws -> (isDone: Bool, lines: [String]) {
    var lines: [String] = []
    let isDone = try OnePass(parts) { lines.append($0) }.run()
    return (isDone, lines)
  }

  // MARK: Files

  func drop(_ text: String, as name: String, in party: String = "MOH") throws {
    try drop(Array(text.utf8), as: Array(name.utf8), in: party)
  }

  func drop(_ bytes: [UInt8], as name: String, in party: String = "MOH") throws {
    try drop(bytes, as: Array(name.utf8), in: party)
  }

  func drop(_ bytes: [UInt8], as name: [UInt8], in party: String = "MOH") throws {
    let folder = try inbox(party)
    let hidden: EntryName = ".dropping"
    let file = try folder.createFile(hidden)
    try file.write(bytes)
    try file.close()
    try folder.rename(hidden, to: folder, as: try #require(EntryName(bytes: name)))
  }

  func inbox(_ party: String = "MOH") throws -> Directory {
    try home.inbox.makeChild(try #require(EntryName(party)), mode: .collectedFolder)
  }

  func waiting(_ party: String = "MOH") throws -> [String] {
    try inbox(party).entries().map(\.description)
  }

  func outbox(_ party: String = "MOH") throws -> [String] {
    let folder = path + "/outbox/" + party
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  func result(_ base: String, of party: String = "MOH") throws -> ResultPage {
    try ResultPage(Tree.bytes(path + "/outbox/\(party)/\(base).RES.xml"))
  }

  /// Drops one file and gives its result.
  func send(_ bytes: [UInt8], as name: String, in party: String = "MOH") throws -> ResultPage {
    try drop(bytes, as: name, in: party)
    try run()
    return try result(String(name.split(separator: ".")[0]), of: party)
  }

  func send(_ text: String, as name: String, in party: String = "MOH") throws -> ResultPage {
    try send(Array(text.utf8), as: name, in: party)
  }

  func archived() throws -> [String] {
    try ArchivedTree.names(of: path)
  }

  // MARK: Content

  /// A good list of season parameters, like no other of another `age`.
  static func list(_ age: Int = 12) -> String { "parameter,value\nmin_age,\(age)\n#END,1\n" }

  static func name(_ number: Int, _ kind: String = "SSN", _ suffix: String = "csv") -> String {
    "1447_MOH_\(kind)_" + String(String(1_000_000 + number).dropFirst()) + "." + suffix
  }

  static func packed(_ bytes: [UInt8]) throws -> [UInt8] { try filter(bytes, "gzip", "-nc") }

  /// What a program of the machine makes of `bytes`.
  static func filter(_ bytes: [UInt8], _ words: String...) throws -> [UInt8] {
    let folder = try TemporaryFolder.make("filter")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(filePath: folder + "/in"))
    try call("sh", "-c", "\(words.joined(separator: " ")) < \(folder)/in > \(folder)/out")
    return try Tree.bytes(folder + "/out")
  }

  static func sha256(_ bytes: [UInt8]) throws -> String {
    String(decoding: try filter(bytes, "sha256sum").prefix(64), as: UTF8.self)
  }

  struct CallFailed: Error { let words: [String] }

  static func call(_ words: String...) throws {
    guard try ChildProcess(words).wait().code == 0 else { throw CallFailed(words: words) }
  }
}
