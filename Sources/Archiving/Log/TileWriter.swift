internal import Durability

/// Writes tiles: each whole or not at all, the folders synced once.
final class TileWriter {
  private let root: Directory
  private let entry: (Int) throws -> [UInt8]
  private var folders: [[String]: Directory] = [:]

  /// - Parameter entry: the bytes of an entry by its index.
  init(_ root: Directory, entry: @escaping (Int) throws -> [UInt8]) {
    self.root = root
    self.entry = entry
  }

  func write(_ tile: LogTile) throws {
    let path = tile.path
    let folder = try folder(Array(path.dropLast()))
    _ = try folder.writeDurably(
      try bytes(of: tile), named: EntryName(path.last!)!, replacing: true, syncing: .bytes)
  }

  /// Makes the names durable.
  func sync() throws {
    for folder in folders.values { try folder.sync() }
  }

  /// Removes partial tiles that the head over `size` entries does not speak of: outgrown ones, and
  /// those of a head that was never signed.
  func tidy(_ size: Int) throws {
    var (size, level) = (size, 0)
    while size > 0 {
      let last = LogTile.tile(.hashes(level: level), (size - 1) / LogTile.fullWidth, of: size)
      for content in level == 0 ? [LogTile.Content.entries, .hashes(level: 0)] : [last.content] {
        try tidy(beside: LogTile(content, number: last.number, width: last.width))
        // The folder before it, where this is the first of its thousand.
        if last.number > 0, last.number % 1_000 == 0 {
          try tidy(beside: LogTile(content, number: last.number - 1, width: LogTile.fullWidth))
        }
      }
      size /= LogTile.fullWidth
      level += 1
    }
  }

  private func tidy(beside tile: LogTile) throws {
    var path = tile.path
    let width = tile.isFull ? nil : path.removeLast()
    let kept = path.removeLast()
    let folder = try folder(path)
    for name in try folder.entries() {
      guard let text = name.text, text.hasSuffix(".p") else { continue }
      if text != kept || width == nil {
        folders[path + [text]] = nil
        try folder.removeTree(name)
        continue
      }
      let partial = try folder.openChild(name)
      for other in try partial.entries() where other.text != width { try partial.unlink(other) }
    }
  }

  private func bytes(of tile: LogTile) throws -> [UInt8] {
    let range = tile.number * LogTile.fullWidth..<tile.number * LogTile.fullWidth + tile.width
    switch tile.content {
    case .entries: return try range.flatMap { LogBundle.framed(try entry($0)) }
    case .hashes(level: 0): return try range.flatMap { LogHash.leaf(try entry($0)).bytes }
    case .hashes(let level):
      return try range.flatMap { try root(ofFull: level - 1, $0).bytes }
    }
  }

  /// The root over a full tile of the level below, which stands on disk.
  private func root(ofFull level: Int, _ number: Int) throws -> LogHash {
    var frontier = MerkleFrontier()
    let tile = LogTile(.hashes(level: level), number: number, width: LogTile.fullWidth)
    for hash in LogHash.all(in: try LogFolder(root).bytes(of: tile)) { frontier.append(hash) }
    guard frontier.size == LogTile.fullWidth else {
      throw LogDisagreement.unreadable("archive/log/tile/\(level)")
    }
    return frontier.root
  }

  private func folder(_ path: [String]) throws -> Directory {
    if let folder = folders[path] { return folder }
    guard let last = path.last else { return root }
    let folder = try folder(Array(path.dropLast())).makeChild(
      EntryName(last)!, mode: .secretFolder)
    folders[path] = folder
    return folder
  }
}
