internal import Durability

/// The end of a log as it stood at one moment: the head, the tiles that are not full, which the next
/// head takes away, and the entries behind it. All that lies before stays as it is, so that a log can
/// be gone through while a service goes on.
struct LogEdge {
  /// The note as it stood there; nil where no head was signed yet.
  let note: String?
  let pending: [[UInt8]]
  private let tiles: [LogTile: [UInt8]]

  /// What the note says; nil where there is none, or none that can be read.
  var head: Checkpoint? { note.flatMap { Checkpoint(note: $0) } }

  init(_ log: LogFolder) throws {
    var (note, tiles, pending) = try Self.read(log)
    // A head that was signed meanwhile has taken away what was about to be read.
    for _ in 1...5 where try log.note() != note { (note, tiles, pending) = try Self.read(log) }
    (self.note, self.tiles, self.pending) = (note, tiles, pending)
  }

  /// Nil for a tile that is full, and for one that is not there.
  func bytes(of tile: LogTile) -> [UInt8]? { tiles[tile] }

  private static func read(_ log: LogFolder) throws -> (String?, [LogTile: [UInt8]], [[UInt8]]) {
    let note = try log.note()
    let size = note.flatMap { Checkpoint(note: $0) }?.size ?? 0
    var tiles: [LogTile: [UInt8]] = [:]
    for tile in LogTile.partial(of: size) {
      do { tiles[tile] = try log.bytes(of: tile) } catch let error as DurabilityError
        where error.isMissing
      {}
    }
    return (note, tiles, try log.pending())
  }
}

extension LogTile {
  /// The tiles of a log of `size` that are not full, if any: entries, and hashes of each level.
  fileprivate static func partial(of size: Int) -> [LogTile] {
    var tiles: [LogTile] = []
    var (count, level) = (size, 0)
    while count > 0 {
      if count % fullWidth > 0 {
        let contents: [Content] =
          level == 0 ? [.entries, .hashes(level: 0)] : [.hashes(level: level)]
        tiles += contents.map { tile($0, count / fullWidth, of: count) }
      }
      count /= fullWidth
      level += 1
    }
    return tiles
  }
}
