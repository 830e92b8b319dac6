package import Bookkeeping
import Vocabulary

/// The promises of `Ledger`, to be kept by every store: each is proved on a new, empty ledger.
///
/// A store's tests run them all by one test with `LedgerConformance.promises` as arguments.
package struct LedgerConformance {
  let make: () throws -> any Ledger

  /// - Parameter make: gives a new ledger in which nothing was ever booked.
  package init(make: @escaping () throws -> any Ledger) { self.make = make }

  /// One promise, by its sentence.
  package struct Promise: Sendable, CustomStringConvertible {
    package let description: String
    let prove: @Sendable (LedgerConformance) throws -> Void

    /// - Throws: `BrokenPromise`, or what the ledger throws.
    package func prove(by conformance: LedgerConformance) throws { try prove(conformance) }
  }

  package static let promises: [Promise] =
    postingPromises + groupPromises + seasonPromises + peoplePromises + quotaPromises
    + contractPromises
    + cutPromises + groundPromises + certificatePromises + amendmentPromises
    + visaPromises + registerPromises + arrivalPromises
}

/// What a ledger did other than promised.
package struct BrokenPromise: Error, Sendable, CustomStringConvertible {
  package let description: String
}

extension LedgerConformance {
  func scene() throws -> LedgerScene { try LedgerScene(make()) }

  static func promise(
    _ sentence: String, _ prove: @escaping @Sendable (LedgerConformance) throws -> Void
  ) -> Promise {
    Promise(description: sentence, prove: prove)
  }
}

/// - Throws: `BrokenPromise` where the values differ.
func demand<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) throws {
  if found == expected { return }
  throw BrokenPromise(description: "\(what): \(found) instead of \(expected)")
}
