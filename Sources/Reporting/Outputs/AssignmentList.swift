package import Bookkeeping
package import Vocabulary

/// A list of people whom a recipient serves, of which each cut carries what changed since the last.
package protocol AssignmentList: Sendable {
  associatedtype Columns: OutputColumns
  /// What a row says beside the person.
  associatedtype Assignment: Sendable

  var writer: OutputWriter<Columns> { get set }

  init(_ format: FileFormat, _ head: OutputHead)

  /// Writes the person where it is new or changed.
  ///
  /// - Parameter previous: the digest under which it was last sent; nil where it is new.
  /// - Returns: the digest to remember; nil where nothing changed and nothing was written.
  mutating func assign(
    _ person: ShownPerson<Columns, StoredPerson>, _ assignment: Assignment, previous: UInt64?
  ) -> UInt64?

  /// Tells that a person is no longer theirs: the token and nothing else.
  mutating func remove(token: [UInt8])
}
