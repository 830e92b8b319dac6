/// Where a result stands in the audit log: whoever keeps the result can tell whether the log was
/// written anew since.
package struct LogPlace: Sendable, Equatable {
  /// The entry's, from 0; its posting.
  package let index: Int
  /// Entries so far, with this one.
  package let size: Int
  /// The root over them, base64 of 32 bytes.
  package let root: String

  package init(index: Int, size: Int, root: String) {
    self.index = index
    self.size = size
    self.root = root
  }
}
