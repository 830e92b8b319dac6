/// The right edge of the log's tree: what must be known of all entries so far in order to add the
/// next one and to say the root. It grows with the logarithm of the log.
package struct MerkleFrontier: Sendable, Equatable {
  /// Entries so far.
  package private(set) var size: Int
  /// The roots of the full subtrees, the largest first: one for each bit of `size`.
  private var peaks: [LogHash]

  /// The frontier of a log without entries.
  package init() {
    size = 0
    peaks = []
  }

  /// A frontier as `bytes` gave it; nil where they do not belong to a log of `size` entries.
  package init?(size: Int, bytes: [UInt8]) {
    guard size >= 0, bytes.count == size.nonzeroBitCount * LogHash.byteCount else { return nil }
    self.size = size
    peaks = stride(from: 0, to: bytes.count, by: LogHash.byteCount).compactMap {
      LogHash(bytes[$0..<$0 + LogHash.byteCount])
    }
  }

  /// The same from what `hexadecimal` gave.
  package init?(size: Int, hexadecimal: String) {
    guard let bytes = Hexadecimal.bytes(hexadecimal) else { return nil }
    self.init(size: size, bytes: bytes)
  }

  package var hexadecimal: String { Hexadecimal.text(bytes) }

  /// The hashes of the subtrees one after the other, the largest first.
  package var bytes: [UInt8] { peaks.flatMap(\.bytes) }

  /// Adds the hash of the next entry.
  package mutating func append(_ leaf: LogHash) {
    var right = leaf
    // Each low bit that is set is a subtree as large as the one that has just become full.
    for _ in 0..<size.trailingOnes { right = .node(peaks.removeLast(), right) }
    peaks.append(right)
    size += 1
  }

  /// The root of the tree over all entries so far.
  package var root: LogHash {
    guard var root = peaks.last else { return .empty }
    for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
    return root
  }
}

extension Int {
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
