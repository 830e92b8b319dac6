internal import Durability

/// The entries under the signed head of one moment, although a service goes on meanwhile: full tiles
/// stay as they are, and the last one, which the next head takes away, is read first.
struct SignedEntries {
  private let log: LogFolder
  private let head: Checkpoint
  /// The entries of the tile that is not full.
  private let last: [[UInt8]]

  /// - Throws: `LogDisagreement` where there is no head, or its tile is not there.
  init(_ log: LogFolder) throws {
    self.log = log
    for _ in 1...5 {
      guard let head = try log.checkpoint() else { break }
      guard let last = try Self.last(of: head.size, in: log) else { continue }
      self.head = head
      self.last = last
      return
    }
    throw LogDisagreement.unreadable("archive/log/checkpoint")
  }

  /// Nil where a head that was signed since has taken the tile away.
  private static func last(of size: Int, in log: LogFolder) throws -> [[UInt8]]? {
    if size % LogTile.fullWidth == 0 { return [] }
    do {
      return try log.entries(.entries(holding: size - 1, of: size))
    } catch let error as DurabilityError where error.isMissing { return nil }
  }

  /// Memory is one tile and the tree's right edge.
  ///
  /// - Throws: `LogDisagreement` where they do not make the root that is signed; `body` has seen
  ///   entries by then that are to be believed no more than that.
  func forEach(_ body: (LogWalk.Step) throws -> Void) throws {
    var frontier = MerkleFrontier()
    func add(_ entries: [[UInt8]]) throws {
      for bytes in entries {
        frontier.append(.leaf(bytes))
        try body(
          LogWalk.Step(index: frontier.size - 1, bytes: bytes, frontier: frontier, isSigned: true))
      }
    }
    for number in 0..<head.size / LogTile.fullWidth {
      try add(log.entries(.tile(.entries, number, of: head.size)))
    }
    try add(last)
    if frontier.size != head.size || frontier.root != head.root {
      throw LogDisagreement.unreadable("archive/log")
    }
  }
}
