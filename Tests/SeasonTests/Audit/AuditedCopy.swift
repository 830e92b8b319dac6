import Archiving
import Durability
import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// A copy of the played sample season, to be tampered with.
final class AuditedCopy {
  let path: String
  /// What partners hold: results as they got them.
  let witnesses: [(name: String, bytes: [UInt8])]

  /// - Parameter plain: its archive as one that never was sealed.
  init(plain: Bool = false) throws {
    path = try TemporaryFolder.make("audited") + "/home"
    try FileManager.default.copyItem(atPath: SampleSeason.played.get().path, toPath: path)
    if plain {
      let files = try ArchivedTree.files(of: path)
      for stored in try Tree.files(under: path + "/archive").keys where files[stored] == nil {
        try FileManager.default.removeItem(atPath: path + "/archive/" + stored)
      }
      for (name, bytes) in files {
        try Data(bytes).write(to: URL(filePath: path + "/archive/" + name))
      }
    }
    witnesses = try Tree.files(under: path + "/outbox").filter { $0.key.hasSuffix(".RES.xml") }
      .sorted { $0.key < $1.key }
      .map { (String($0.key.split(separator: "/").last!), $0.value) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var archive: String { path + "/archive" }
  var program: Program { Program(home: path) }
  var raw: RawDatabase { RawDatabase(path + "/ledger.sqlite") }

  /// The keys of samples.
  var key: SigningKey {
    get throws {
      try #require(SigningKey(fileContent: Tree.bytes(path + "/keys/signing.key")))
    }
  }

  /// Files of the archive whose path ends so, or so and sealed, in order.
  func files(_ suffix: String) throws -> [String] {
    try Tree.files(under: archive).keys
      .filter { $0.hasSuffix(suffix) || $0.hasSuffix(suffix + ".sealed") }.sorted()
  }

  func bytes(_ file: String) throws -> [UInt8] { try Tree.bytes(archive + "/" + file) }

  func write(_ bytes: [UInt8], _ file: String) throws {
    try Data(bytes).write(to: URL(filePath: archive + "/" + file))
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: archive + "/" + file)
  }

  /// What an auditor finds who has the archive and the seasons' keys.
  func findings(
    key: VerifyingKey? = nil, witnesses: [(name: String, bytes: [UInt8])] = [],
    now: String = "2026-12-31T00:00:00Z"
  ) throws -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let audit = ArchiveAudit(
      try ArchivedTree.archive(of: path), keys: [try key ?? self.key.verifyingKey],
      now: try #require(Instant(rfc3339: now)), page: SeasonIndex.page)
    _ = try audit.run(witnesses: witnesses) { findings.append($0) }
    return findings
  }

  func kinds(
    key: VerifyingKey? = nil, witnesses: [(name: String, bytes: [UInt8])] = [],
    now: String = "2026-12-31T00:00:00Z"
  ) throws -> Set<AuditFinding.Kind> {
    Set(try findings(key: key, witnesses: witnesses, now: now).map(\.kind))
  }

  /// The entries of the log.
  func entries() throws -> [[UInt8]] {
    var entries: [[UInt8]] = []
    let log = LogFolder(try Directory.open(archive + "/log"))
    _ = try LogWalk(log) { _ in }.run { entries.append($0.bytes) }
    return entries
  }

  /// What somebody with the signing key, or with another, can do: a log of these entries, every tile
  /// and the head as they must be.
  func rewriteLog(_ entries: [[UInt8]], signedBy key: SigningKey, origin: String? = nil) throws {
    let old = try #require(
      Checkpoint(note: String(decoding: try bytes("log/checkpoint"), as: UTF8.self)))
    try FileManager.default.removeItem(atPath: archive + "/log")
    let log = try ArchiveLog(in: try Directory.open(archive), booked: entries.count) {
      LogEntry(bytes: entries[$0], list: nil)
    }
    try log.append(through: entries.count - 1)
    try log.seal { size in
      var frontier = MerkleFrontier()
      for entry in entries { frontier.append(.leaf(entry)) }
      return Checkpoint(origin: origin ?? old.origin, size: size, root: frontier.root)
        .signed(by: key)
    }
  }

  /// One entry with a text in the place of another.
  func edited(_ entry: [UInt8], _ text: String, _ other: String) throws -> [UInt8] {
    let whole = String(decoding: entry, as: UTF8.self)
    try #require(whole.contains(text))
    return Array(whole.replacing(text, with: other, maxReplacements: 1).utf8)
  }

  /// Marks a shell's run of SQL on the ledger, as somebody with the file can.
  func sql(_ statement: String) throws { _ = raw.lines(statement) }
}

extension Program {
  /// Runs a command of so many words to its end.
  func run(_ words: [String]) throws -> Ending { try start(words, at: nil).wait() }
}
