import Archiving
import Durability
import Foundation
import Testing
import Vocabulary

/// The seasons of a log in numbers, while the log grows and where it was tampered with.
@Suite final class SeasonTalliesTests {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("tallies-\(UUID().uuidString)").path
  private let key = SigningKey(fileContent: [UInt8](repeating: 7, count: 32))!
  private let season = Season("1447")!

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Entry 0 founds the home, each other one is a list of the same office.
  private func leaf(_ index: Int, season: Season? = nil) -> LogLeaf {
    let at = Instant(rfc3339: "2026-01-04T10:15:02Z")!.adding(seconds: Int64(index) * 60)
    var leaf = LogLeaf(posting: index, cause: "FILE", at: at, season: self.season)
    if index == 0 {
      leaf.home = HomeState(
        origin: "masar/test", key: key.verifyingKey.text, masterFingerprint: "m", settings: "s",
        rules: "r")
      return leaf
    }
    let digest = FileDigest(name: "x".utf8, sha256: String(repeating: "ab", count: 32))
    leaf.submission = LoggedSubmission(
      receipt: index, receivedAt: at, party: PartyID("IDN-HAO"),
      envelope: LoggedEnvelope(season: season ?? self.season, kind: .plg, sequence: index),
      verdict: .accepted, counts: [1, 1, 0, 0, 0, 0], slip: nil, original: digest,
      content: String(repeating: "cd", count: 32))
    return leaf
  }

  private func grow(to size: Int, _ leaf: @escaping (Int) -> LogLeaf) throws {
    let log = try ArchiveLog(in: try Directory.open(path), booked: size) { leaf($0).encoded }
    try log.append(through: size - 1)
    try log.seal { size in
      Checkpoint(origin: "masar/test", size: size, root: Self.root(of: size, leaf)).signed(by: key)
    }
  }

  private static func root(of size: Int, _ leaf: (Int) -> LogLeaf) -> LogHash {
    var frontier = MerkleFrontier()
    for index in 0..<size { frontier.append(.leaf(leaf(index).encoded.bytes)) }
    return frontier.root
  }

  private func read(progress: (Int) -> Void = { _ in }) throws -> SeasonTallies {
    try SeasonTallies.read(LogFolder(try Directory.open(path + "/log")), progress: progress)
  }

  @Test func `a walk sees the log of the moment when it began, though heads are signed meanwhile`()
    throws
  {
    for size in [1, 255, 256, 257, 600, 1_000] {
      let leaves = (0..<size + 40).map { leaf($0).encoded }
      try grow(to: size, leaves)
      let log = LogFolder(try Directory.open(path + "/log"))
      let note = try log.note()
      var findings: [AuditFinding] = []
      var grown = size
      let walked = try LogWalk(log) { findings.append($0) }.run { step in
        guard step.index % 50 == 0, grown < leaves.count else { return }
        grown += 1
        try grow(to: grown, leaves)
      }
      try #require(grown > size)
      #expect(findings.isEmpty && walked.note == note)
      #expect(walked.entries == size && walked.signed == size)
      try FileManager.default.removeItem(atPath: path + "/log")
    }
  }

  private func grow(to size: Int, _ leaves: [LogEntry]) throws {
    let log = try ArchiveLog(in: try Directory.open(path), booked: size) { leaves[$0] }
    try log.append(through: size - 1)
    try log.seal { size in
      var frontier = MerkleFrontier()
      for leaf in leaves[..<size] { frontier.append(.leaf(leaf.bytes)) }
      return Checkpoint(origin: "masar/test", size: size, root: frontier.root).signed(by: key)
    }
  }

  @Test func `it counts what stood under the head, though others are signed meanwhile`() throws {
    try grow(to: 600) { self.leaf($0) }
    var grown = 600
    let tallies = try read { _ in
      grown += 7
      do { try self.grow(to: grown) { self.leaf($0) } } catch { Issue.record(error) }
    }
    try #require(grown > 600)
    let tally = try #require(tallies.tally(of: season))
    #expect(tally.size == 600 && tally.origin == "masar/test")
    #expect(tally.root == Self.root(of: 600) { self.leaf($0) }.text)
    let shelf = try #require(tally.received[PartyID("IDN-HAO")]?[.plg])
    #expect(shelf.files == 599 && shelf.sequences == 1...599 && shelf.postings == 1...599)
    #expect(try read().tally(of: season)?.size == grown)
  }

  @Test func `a season stands as of the last entry that is about it`() throws {
    let old = try #require(Season("1446"))
    try grow(to: 300) { self.leaf($0, season: (100...120).contains($0) ? old : nil) }
    let tallies = try read()
    #expect(tallies.seasons == [old, season])
    let tally = try #require(tallies.tally(of: old))
    #expect(tally.size == 121)
    let root = Self.root(of: 121) { self.leaf($0, season: (100...120).contains($0) ? old : nil) }
    #expect(tally.root == root.text)
    #expect(tally.received[PartyID("IDN-HAO")]?[.plg]?.files == 21)
    #expect(tallies.tally(of: season)?.size == 300)
    #expect(tallies.tally(of: Season("1450")!) == nil)
  }

  @Test func `entries that do not make the signed root are counted by nobody`() throws {
    try grow(to: 300) { self.leaf($0) }
    let file = path + "/log/tile/entries/000"
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: "verdict ACCEPTED".utf8) })
    bytes.replaceSubrange(place..<place + 16, with: "verdict REJECTED".utf8)
    try Data(bytes).write(to: URL(filePath: file))
    #expect(throws: LogDisagreement.self) { try self.read() }
    try FileManager.default.removeItem(atPath: path + "/log/checkpoint")
    #expect(throws: LogDisagreement.self) { try self.read() }
  }
}
