internal import Durability
package import Vocabulary

/// The exchange's time: the machine's, or frozen by `MASAR_NOW` so that a run can be repeated.
///
/// Receipt, windows, effective times and waiting for proof follow it; how long a file has rested
/// always follows the machine.
package struct ExchangeClock: Sendable {
  private let frozen: Instant?

  package init(frozen: Instant? = nil) { self.frozen = frozen }

  package func now() -> Instant {
    frozen ?? Instant(secondsSince1970: MachineClock.now().seconds)
  }
}
