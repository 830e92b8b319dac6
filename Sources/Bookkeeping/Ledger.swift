package import Vocabulary

/// What a ledger promises, whichever store keeps it.
///
/// One transaction a posting, serializable, durable when `transact` returns. A ledger is told the
/// time and every number it books; it never looks at a clock.
package protocol Ledger: AnyObject, Sendable {
  /// Runs `body` in one write transaction and ends it as `body` says. A thrown error discards.
  ///
  /// - Parameter at: the recorded time of the posting.
  func transact<Value>(
    at: Instant, _ body: (any LedgerTransaction) throws -> Ending<Value>
  ) throws -> Value

  /// Runs `body` over one unchanging view of what is booked.
  func read<Value>(_ body: (any LedgerReader) throws -> Value) throws -> Value

  /// Asks for what is booked by now, the calling thread's own group included. Quick: for questions
  /// between two postings, and nothing is booked in `body`.
  func ask<Value>(_ body: (any LedgerReader) throws -> Value) throws -> Value

  /// Begins a group: what the calling thread books until `endGroup` is durable then, all by one
  /// commit. Until then nobody sees it but `ask` on this thread.
  func beginGroup() throws

  /// Makes what the group booked durable.
  ///
  /// - Throws: `LedgerFailure`, and nothing of the group is booked.
  func endGroup() throws

  /// As if nothing of the group had been booked; nothing is done where none is open.
  func discardGroup()

  /// Whether a group is open. A full disk may end one: what it held is not booked then.
  var isInGroup: Bool { get }
}

/// How a transaction ends.
package enum Ending<Value> {
  /// Durable before `transact` returns.
  case commit(Value)
  /// As if it had never been.
  case discard(Value)

  package var value: Value {
    switch self {
    case .commit(let value), .discard(let value): value
    }
  }
}

/// The world's fault, as a ledger meets it.
package struct LedgerFailure: Error, Sendable, CustomStringConvertible {
  /// What was being done, in words without personal data.
  package let action: String
  package let reason: String
  /// Busy, full, read-only: retry with back-off. Otherwise an operator is needed.
  package let isTemporary: Bool

  package init(action: String, reason: String, isTemporary: Bool) {
    self.action = action
    self.reason = reason
    self.isTemporary = isTemporary
  }

  package var description: String { "ledger: \(action): \(reason)" }
}
