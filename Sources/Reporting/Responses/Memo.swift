/// Texts that were made before, up to a number: most findings of a list say the same.
struct Memo<Key: Hashable & Sendable>: Sendable {
  private var known: [Key: [UInt8]] = [:]
  /// Texts kept; then all are forgotten.
  private static var limit: Int { 2_048 }

  /// Appends the text of `key`, made by `make` where it is not known.
  mutating func append(
    _ key: Key, to bytes: inout [UInt8], make: (inout [UInt8]) -> Void
  ) {
    if let text = known[key] {
      bytes.append(contentsOf: text)
      return
    }
    var text: [UInt8] = []
    make(&text)
    bytes.append(contentsOf: text)
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[key] = text
  }
}
