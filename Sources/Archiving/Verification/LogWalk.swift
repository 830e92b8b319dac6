internal import Durability
package import Vocabulary

/// Goes through the log from its first entry to its last, tile by tile, and compares each with the
/// hashes above it and with the signed head.
///
/// It is the log of the moment when the walk began, whatever a service adds meanwhile. Memory is one
/// tile of entries, the tree's right edge, and what is behind the head.
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

  /// What was gone through.
  package struct Extent {
    /// Entries that the archive holds, as far as they could be read.
    package let entries: Int
    /// The signed head, as it stood there.
    package let note: String?
    /// Entries under it.
    package let signed: Int
  }

  package func run(_ body: (Step) throws -> Void) throws -> Extent {
    let edge = try LogEdge(log)
    let head = edge.head
    let size = head?.size ?? 0
    if head == nil {
      say(edge.note == nil ? .headMissing : .headUnreadable, "archive/log/checkpoint")
    }
    return Extent(entries: try run(size, head, edge, body), note: edge.note, signed: size)
  }

  private func run(
    _ size: Int, _ head: Checkpoint?, _ edge: LogEdge, _ body: (Step) throws -> Void
  ) throws -> Int {
    var frontier = MerkleFrontier()
    var tiles = HashTiles(log, edge, report: report)
    for number in 0..<(size + LogTile.fullWidth - 1) / LogTile.fullWidth {
      guard let entries = try entries(of: .tile(.entries, number, of: size), edge) else {
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
    try runPending(edge.pending, &frontier, body)
    return frontier.size
  }

  private func runPending(
    _ pending: [[UInt8]], _ frontier: inout MerkleFrontier, _ body: (Step) throws -> Void
  ) throws {
    for bytes in pending {
      // Under the head already: a crash kept the file from being emptied.
      if let index = LogLeaf.index(ofEntry: bytes), index < frontier.size { continue }
      frontier.append(.leaf(bytes))
      try body(
        Step(index: frontier.size - 1, bytes: bytes, frontier: frontier, isSigned: false))
    }
  }

  private func entries(of tile: LogTile, _ edge: LogEdge) throws -> [[UInt8]]? {
    do {
      let entries = LogBundle.split(try edge.bytes(of: tile) ?? log.bytes(of: tile)).entries
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
  private let edge: LogEdge
  private let report: (AuditFinding) -> Void
  /// By level: the tile that is being filled.
  private var levels: [(number: Int, hashes: [LogHash])] = []

  init(_ log: LogFolder, _ edge: LogEdge, report: @escaping (AuditFinding) -> Void) {
    self.log = log
    self.edge = edge
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
      let found = LogHash.all(in: try edge.bytes(of: tile) ?? log.bytes(of: tile))
      if found != hashes { report(AuditFinding(.tileDiffers, at: tile.place)) }
    } catch let error as DurabilityError where error.isMissing {
      report(AuditFinding(.tileMissing, at: tile.place))
    }
  }
}

extension LogTile {
  /// Its path below the archive.
  var place: String { (["archive", "log"] + path).joined(separator: "/") }
}
