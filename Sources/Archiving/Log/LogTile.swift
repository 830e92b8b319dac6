/// Where a part of the log lies: C2SP tlog-tiles, relative to the log's folder.
package struct LogTile: Sendable, Hashable {
  /// What a tile holds.
  package enum Content: Sendable, Hashable {
    /// The entries themselves, each behind its length in two bytes, the high one first.
    case entries
    /// The roots of full subtrees of 256^level entries, 32 bytes each.
    case hashes(level: Int)
  }

  package let content: Content
  /// Which of its level, from 0.
  package let number: Int
  /// How much it holds, 1 to 256.
  package let width: Int

  /// Entries, or subtrees, of a full tile.
  package static let fullWidth = 256

  package init(_ content: Content, number: Int, width: Int) {
    precondition((1...Self.fullWidth).contains(width), "a tile holds 1 to 256")
    self.content = content
    self.number = number
    self.width = width
  }

  package var isFull: Bool { width == Self.fullWidth }

  /// The folders and the name: `tile`, `0`, `x001`, `x234`, `067`, where partial `067.p`, `17`.
  package var path: [String] {
    var groups: [String] = []
    var rest = number
    repeat {
      let digits = String(rest % 1_000)
      let group = String(repeating: "0", count: 3 - digits.count) + digits
      groups.insert(groups.isEmpty ? group : "x" + group, at: 0)
      rest /= 1_000
    } while rest > 0
    if !isFull {
      groups[groups.count - 1] += ".p"
      groups.append(String(width))
    }
    let level =
      switch content {
      case .entries: "entries"
      case .hashes(let level): String(level)
      }
    return ["tile", level] + groups
  }

  /// All tiles of hashes, and of entries, that the head of a log of `size` entries speaks of and one
  /// of `known` entries did not: the lowest first.
  package static func added(from known: Int, to size: Int) -> [LogTile] {
    var tiles: [LogTile] = []
    var (before, after, level) = (known, size, 0)
    while after > 0 {
      for number in before / fullWidth...after / fullWidth {
        let width = min(fullWidth, after - number * fullWidth)
        if width <= 0 || number * fullWidth + width <= before { continue }
        if level == 0 { tiles.append(LogTile(.entries, number: number, width: width)) }
        tiles.append(LogTile(.hashes(level: level), number: number, width: width))
      }
      before /= fullWidth
      after /= fullWidth
      level += 1
    }
    return tiles
  }
}
