/// Entries one after the other, each behind its length: what C2SP calls an entry bundle.
package enum LogBundle {
  /// One entry behind its length in two bytes, the high one first.
  static func framed(_ entry: [UInt8]) -> [UInt8] {
    precondition(entry.count <= 0xFFFF, "an entry has at most 65,535 bytes")
    return [UInt8(entry.count >> 8), UInt8(entry.count & 0xFF)] + entry
  }

  /// The whole entries, and how many bytes behind them are none.
  package static func split(_ bytes: [UInt8]) -> (entries: [[UInt8]], rest: Int) {
    var entries: [[UInt8]] = []
    var start = 0
    while bytes.count - start >= 2 {
      let length = Int(bytes[start]) << 8 | Int(bytes[start + 1])
      guard length > 0, bytes.count - start - 2 >= length else { break }
      entries.append(Array(bytes[start + 2..<start + 2 + length]))
      start += 2 + length
    }
    return (entries, bytes.count - start)
  }
}

extension LogLeaf {
  /// The index that an entry says of itself.
  package static func index(ofEntry bytes: [UInt8]) -> Int? { Lines(bytes)?.number("posting") }
}
