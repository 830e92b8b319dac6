/// The hashes by which whoever has one entry and a root sees that the entry is in the log (RFC 6962
/// §2.1.1), and nothing of the other entries.
package struct InclusionProof: Sendable, Equatable {
  /// Of the entry, from 0.
  package let index: Int
  /// Entries of the tree whose root the proof leads to.
  package let size: Int
  /// From the entry's neighbour upwards.
  package let hashes: [LogHash]

  package init(index: Int, size: Int, hashes: [LogHash]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// - Parameter root: the root of the full or partial subtree over the entries of a range.
  package static func make(
    index: Int, size: Int, root: (Range<Int>) throws -> LogHash
  ) rethrows -> InclusionProof {
    precondition(index >= 0 && index < size, "an entry of the tree")
    var hashes: [LogHash] = []
    var range = 0..<size
    while range.count > 1 {
      let split = range.lowerBound + range.count.largestPowerOfTwoBelow
      if index < split {
        hashes.append(try root(split..<range.upperBound))
        range = range.lowerBound..<split
      } else {
        hashes.append(try root(range.lowerBound..<split))
        range = split..<range.upperBound
      }
    }
    return InclusionProof(index: index, size: size, hashes: hashes.reversed())
  }

  /// The root that the entry and the hashes make; nil where there are too few or too many.
  package func root(of leaf: LogHash) -> LogHash? {
    guard index >= 0, index < size else { return nil }
    var (node, last) = (index, size - 1)
    var hash = leaf
    for sibling in hashes {
      if last == 0 { return nil }
      if node & 1 == 1 || node == last {
        hash = .node(sibling, hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = .node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 ? hash : nil
  }
}

extension Int {
  /// The largest power of two that is smaller; of 2 and more.
  var largestPowerOfTwoBelow: Int { 1 << (Int.bitWidth - 1 - (self - 1).leadingZeroBitCount) }
}
