package import Durability

/// The audit log as the archive keeps it, in `archive/log/`:
///
///     checkpoint     the signed head: C2SP tlog-checkpoint
///     tile/…         entries and hashes: C2SP tlog-tiles
///     pending        entries behind the head, in the form of a tile of entries, until the next head
///     lists/…        what long entries digest, by posting
///
/// Everything in it follows from the ledger, and any step may be repeated. A crash leaves torn dot-
/// names, a torn end of `pending`, or tiles of which no head speaks yet: all are written again. What
/// stands under a signed head is never written again. Not for several threads.
package final class ArchiveLog {
  private let folder: Directory
  /// Entries under the signed head.
  package private(set) var signedSize = 0
  /// Entries on disk, under the head or in `pending`.
  package private(set) var size = 0
  private var pending: OpenFile?
  private let entry: (Int) throws -> LogEntry

  /// Opens the log below `archive`, and mends what a crash left of it.
  ///
  /// - Parameters:
  ///   - booked: entries in the ledger.
  ///   - entry: one of them by its index.
  /// - Throws: `LogDisagreement` where the archive holds other entries than the ledger.
  package init(
    in archive: Directory, booked: Int, entry: @escaping (Int) throws -> LogEntry
  ) throws {
    folder = try archive.makeChild("log", mode: .secretFolder)
    self.entry = entry
    signedSize = try LogFolder(folder).checkpoint()?.size ?? 0
    if signedSize > booked { throw LogDisagreement.shorterLedger(signedSize, booked) }
    if signedSize > 0 {
      try compareLast()
      try TileWriter(folder) { try entry($0).bytes }.tidy(signedSize)
    }
    size = try comparePending(booked)
  }

  /// Writes entries up to `index` into `pending`.
  ///
  /// Not synced: the ledger has them durably, and what a loss of power takes the next opening writes
  /// again from there.
  package func append(through index: Int) throws {
    guard index >= size else { return }
    var bytes: [UInt8] = []
    for next in size...index {
      let entry = try entry(next)
      if let list = entry.list { try write(list, ofPosting: next) }
      bytes += LogBundle.framed(entry.bytes)
    }
    let file = try openPending()
    do {
      try file.write(bytes)
      pending = consume file
    } catch {
      // What stands there now is not known: the next call begins afresh.
      _ = consume file
      try rewritePending(through: size - 1)
      throw error
    }
    size = index + 1
  }

  /// Writes the tiles that the head over all entries on disk speaks of, then the head.
  ///
  /// A crash before the head leaves tiles that nothing speaks of; behind it, entries in `pending`
  /// that stand in tiles too.
  ///
  /// - Parameter sign: the note over so many entries.
  package func seal(_ sign: (Int) throws -> String) throws {
    guard size > signedSize else { return }
    let known = signedSize
    let writer = TileWriter(folder) { try self.entry($0).bytes }
    for tile in LogTile.added(from: known, to: size) { try writer.write(tile) }
    try writer.sync()
    _ = try folder.writeDurably(
      Array(try sign(size).utf8), named: "checkpoint", mode: .secret, replacing: true)
    signedSize = size
    pending = nil
    try folder.unlink("pending")
    try writer.tidy(size)
  }

  private func openPending() throws -> OpenFile {
    if let file = pending.take() { return file }
    return try folder.appendFile("pending")
  }

  private func write(_ list: [UInt8], ofPosting index: Int) throws {
    let lists = try folder.makeChild("lists", mode: .secretFolder)
    _ = try lists.writeDurably(list, named: LogFolder.listName(index), replacing: true)
  }

  /// The last entry under the head must be the ledger's.
  private func compareLast() throws {
    let index = signedSize - 1
    let tile = LogTile.tile(.entries, index / LogTile.fullWidth, of: signedSize)
    let bundle = LogBundle.split(try LogFolder(folder).bytes(of: tile))
    guard bundle.entries.last == (try entry(index).bytes) else {
      throw LogDisagreement.otherEntry(index)
    }
  }

  /// - Returns: entries on disk.
  private func comparePending(_ booked: Int) throws -> Int {
    guard try folder.statusIfAny(of: "pending") != nil else { return signedSize }
    let bytes = try folder.openFile("pending").readAll(limit: LogFolder.pendingLimit)
    let (entries, rest) = LogBundle.split(bytes)
    let first = entries.first.flatMap { LogLeaf.index(ofEntry: $0) }
    if let last = entries.last.flatMap({ LogLeaf.index(ofEntry: $0) }), last >= booked {
      throw LogDisagreement.shorterLedger(last + 1, booked)
    }
    // What was never synced may be torn anywhere: as far as it is the ledger's it stays.
    var next = signedSize
    for bytes in entries where first == signedSize {
      guard next < booked, bytes == (try entry(next).bytes) else { break }
      next += 1
    }
    if next == signedSize {
      try folder.unlink("pending")
    } else if rest > 0 || next < signedSize + entries.count {
      try rewritePending(through: next - 1)
    }
    return next
  }

  private func rewritePending(through index: Int) throws {
    var bytes: [UInt8] = []
    for next in stride(from: signedSize, through: index, by: 1) {
      bytes += LogBundle.framed(try entry(next).bytes)
    }
    _ = try folder.writeDurably(bytes, named: "pending", replacing: true, syncing: .nothing)
  }
}

/// One entry with the list that it digests.
package struct LogEntry: Sendable, Equatable {
  package let bytes: [UInt8]
  package let list: [UInt8]?

  package init(bytes: [UInt8], list: [UInt8]?) {
    self.bytes = bytes
    self.list = list
  }
}

/// The archive holds other entries than the ledger: one of them was changed, or is an older copy.
/// Nothing is written over either; an operator must look.
package enum LogDisagreement: Error, Sendable, Equatable, CustomStringConvertible {
  /// The archive has more entries than the ledger.
  case shorterLedger(Int, Int)
  case otherEntry(Int)
  case unreadable(String)

  package var description: String {
    switch self {
    case .shorterLedger(let archived, let booked):
      """
      the archive's log has \(archived) entries, the ledger \(booked): the ledger is an older copy. \
      Restore the one that belongs to this archive.
      """
    case .otherEntry(let index):
      """
      entry \(index) of the archive's log is not what the ledger booked: one of the two was changed. \
      Run masar audit verify.
      """
    case .unreadable(let place):
      "\(place) holds what this program never wrote. Run masar audit verify."
    }
  }
}
