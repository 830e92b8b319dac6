/// One entry of the audit log as the ledger keeps it: what it says is made by the exchange.
package struct BookedLeaf: Sendable, Equatable {
  /// From 0; the number of its posting.
  package var index: Int
  /// Lines of text, without personal data.
  package var entry: String
  /// What a long entry keeps beside the log.
  package var list: String?

  package init(index: Int, entry: String, list: String?) {
    self.index = index
    self.entry = entry
    self.list = list
  }
}

/// The log so far: what the next entry is added to.
package struct BookedLogHead: Sendable, Equatable {
  /// Entries.
  package var size: Int
  /// The hashes that the next root follows from, hexadecimal.
  package var frontier: String

  package init(size: Int, frontier: String) {
    self.size = size
    self.frontier = frontier
  }
}

package protocol LogReading: AnyObject {
  /// Nil before the first entry.
  func logHead() throws -> BookedLogHead?
  /// Entries by index, in order; those that do not exist are left out.
  func leaves(from: Int, upTo: Int) throws -> [BookedLeaf]
  /// The last entry that says what state the home is in: its founding or a change since.
  func lastHomeLeaf() throws -> BookedLeaf?
  /// All entries that say what state the home is in, in order: there are few.
  func homeLeaves() throws -> [BookedLeaf]
  /// The last entry with this line. Reads the entries behind it: for rare questions.
  func lastLeaf(withLine line: String) throws -> BookedLeaf?
}

package protocol LogBooking: AnyObject {
  /// Adds the next entry; `head` is the log with it.
  func append(_ leaf: BookedLeaf, isOfHome: Bool, head: BookedLogHead) throws
}
