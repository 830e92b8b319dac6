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
