package import Durability

/// The log's folder as anybody reads it: no ledger, no key.
package struct LogFolder: Sendable {
  private let folder: Directory

  package init(_ folder: Directory) { self.folder = folder }

  /// Bytes of `pending` that are read: far more than the program ever leaves there.
  package static let pendingLimit = 1 << 28
  /// Bytes of a tile of entries: 256 of the longest.
  package static let bundleLimit = 256 * (0xFFFF + 2)

  /// The note as it stands there; nil where no head was signed yet.
  package func note() throws -> String? {
    guard try folder.statusIfAny(of: "checkpoint") != nil else { return nil }
    let bytes = try folder.openFile("checkpoint").readAll(limit: 65_536)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the note says, whoever signed it; nil where there is none.
  package func checkpoint() throws -> Checkpoint? {
    guard let note = try note() else { return nil }
    guard let checkpoint = Checkpoint(note: note) else {
      throw LogDisagreement.unreadable("archive/log/checkpoint")
    }
    return checkpoint
  }

  /// Entries behind the head; what a crash cut off is left out.
  package func pending() throws -> [[UInt8]] {
    guard try folder.statusIfAny(of: "pending") != nil else { return [] }
    return LogBundle.split(
      try folder.openFile("pending").readAll(limit: Self.pendingLimit)
    ).entries
  }

  /// What the entry of a posting digests as its list; nil where there is none.
  package func list(ofPosting index: Int) throws -> [UInt8]? {
    guard try folder.statusIfAny(of: "lists") != nil else { return nil }
    let lists = try folder.openChild("lists")
    let name = Self.listName(index)
    guard try lists.statusIfAny(of: name) != nil else { return nil }
    return try lists.openFile(name).readAll(limit: 1 << 28)
  }

  /// An entry with its list, where it has one; nil where it cannot be read.
  package func leaf(_ step: LogWalk.Step) throws -> LogLeaf? {
    let list = try LogLeaf.listDigest(in: step.bytes) == nil ? [] : list(ofPosting: step.index)
    return LogLeaf(entry: step.bytes, list: list ?? [])
  }

  package static func listName(_ posting: Int) -> EntryName {
    let digits = String(posting)
    return EntryName(String(repeating: "0", count: max(0, 9 - digits.count)) + digits)!
  }

  /// A tile as it lies there.
  func bytes(of tile: LogTile) throws -> [UInt8] {
    let limit =
      tile.content == .entries ? Self.bundleLimit : LogTile.fullWidth * LogHash.byteCount
    var folder = folder
    for part in tile.path.dropLast() { folder = try folder.openChild(EntryName(part)!) }
    return try folder.openFile(EntryName(tile.path.last!)!).readAll(limit: limit)
  }
}

extension LogHash {
  /// The hashes that a tile of hashes holds.
  static func all(in tile: [UInt8]) -> [LogHash] {
    stride(from: 0, to: tile.count - tile.count % byteCount, by: byteCount)
      .compactMap { LogHash(tile[$0..<$0 + byteCount]) }
  }
}

extension LogTile {
  /// A tile as the head of a log of so many entries, or subtrees, speaks of it.
  package static func tile(_ content: Content, _ number: Int, of size: Int) -> LogTile {
    LogTile(content, number: number, width: min(fullWidth, size - number * fullWidth))
  }
}
