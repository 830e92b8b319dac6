internal import Durability
package import Vocabulary

/// Goes through the log from its first entry to its last, tile by tile, and compares each with the
/// hashes above it and with the signed head.
///
/// Memory is one tile of entries and the tree's right edge.
package struct LogWalk {
  private let log: LogFolder
  private let report: (AuditFinding) -> Void

  package init(_ log: LogFolder, report: @escaping (AuditFinding) -> Void) {
    self.log = log
    self.report = report
  }

  /// One entry in its place.
  package struct Step {
    package let index: Int
    package let bytes: [UInt8]
    /// The tree over all entries up to this one.
    let frontier: MerkleFrontier
    package var root: LogHash { frontier.root }
    /// Whether the signed head covers it.
    package let isSigned: Bool
  }

  /// - Returns: entries that the archive holds.
  package func run(_ body: (Step) throws -> Void) throws -> Int {
    let head = try readHead()
    var frontier = MerkleFrontier()
    var tiles = HashTiles(log, report: report)
    let size = head?.size ?? 0
    for number in 0..<(size + LogTile.fullWidth - 1) / LogTile.fullWidth {
      guard let entries = try entries(of: .tile(.entries, number, of: size)) else {
        return frontier.size
      }
      for bytes in entries {
        let hash = LogHash.leaf(bytes)
        frontier.append(hash)
        try tiles.append(hash)
        try body(
          Step(index: frontier.size - 1, bytes: bytes, frontier: frontier, isSigned: true))
      }
    }
    try tiles.finish()
    if let head, head.root != frontier.root { say(.rootDiffers, "archive/log/checkpoint") }
    try runPending(&frontier, body)
    return frontier.size
  }

  private func runPending(
    _ frontier: inout MerkleFrontier, _ body: (Step) throws -> Void
  ) throws {
    for bytes in try log.pending() {
      // Under the head already: a crash kept the file from being emptied.
      if let index = LogLeaf.index(ofEntry: bytes), index < frontier.size { continue }
      frontier.append(.leaf(bytes))
      try body(
        Step(index: frontier.size - 1, bytes: bytes, frontier: frontier, isSigned: false))
    }
  }

  private func readHead() throws -> Checkpoint? {
    do {
      let head = try log.checkpoint()
      if head == nil { say(.headMissing, "archive/log/checkpoint") }
      return head
    } catch is LogDisagreement {
      say(.headUnreadable, "archive/log/checkpoint")
      return nil
    }
  }

  private func entries(of tile: LogTile) throws -> [[UInt8]]? {
    do {
      let entries = try log.entries(tile)
      if entries.count == tile.width { return entries }
      say(.tileDiffers, tile.place)
      return entries.count > tile.width ? Array(entries.prefix(tile.width)) : entries
    } catch let error as DurabilityError where error.isMissing {
      say(.tileMissing, tile.place)
      return nil
    }
  }

  private func say(_ kind: AuditFinding.Kind, _ place: String) {
    report(AuditFinding(kind, at: place))
  }
}

/// The tiles of hashes that follow from the entries, compared with those that lie there.
private struct HashTiles {
  private let log: LogFolder
  private let report: (AuditFinding) -> Void
  /// By level: the tile that is being filled.
  private var levels: [(number: Int, hashes: [LogHash])] = []

  init(_ log: LogFolder, report: @escaping (AuditFinding) -> Void) {
    self.log = log
    self.report = report
  }

  mutating func append(_ hash: LogHash, level: Int = 0) throws {
    if levels.count == level { levels.append((0, [])) }
    levels[level].hashes.append(hash)
    guard levels[level].hashes.count == LogTile.fullWidth else { return }
    try compare(level)
    var subtree = MerkleFrontier()
    for hash in levels[level].hashes { subtree.append(hash) }
    levels[level] = (levels[level].number + 1, [])
    try append(subtree.root, level: level + 1)
  }

  /// The partial tiles at the right edge.
  func finish() throws {
    for level in levels.indices where !levels[level].hashes.isEmpty { try compare(level) }
  }

  private func compare(_ level: Int) throws {
    let (number, hashes) = levels[level]
    let tile = LogTile(.hashes(level: level), number: number, width: hashes.count)
    do {
      if try log.hashes(tile) != hashes { report(AuditFinding(.tileDiffers, at: tile.place)) }
    } catch let error as DurabilityError where error.isMissing {
      report(AuditFinding(.tileMissing, at: tile.place))
    }
  }
}

extension LogTile {
  /// Its path below the archive.
  var place: String { (["archive", "log"] + path).joined(separator: "/") }
}
