package import Logging
internal import Synchronization

/// What operators are told: each thing once while it lasts, never a personal value.
package final class OperatorNotices: Sendable {
  private let logger: Logger
  private let told = Mutex<Set<String>>([])

  /// One line of progress for whoever watches a terminal.
  package let progress: @Sendable (String) -> Void

  package init(logger: Logger, progress: @escaping @Sendable (String) -> Void = { _ in }) {
    self.logger = logger
    self.progress = progress
  }

  /// Says `message` unless `key` has been said and not settled since.
  package func tell(_ level: Logger.Level, _ message: String, once key: String? = nil) {
    if let key, !told.withLock({ $0.insert(key).inserted }) { return }
    logger.log(level: level, "\(message)")
  }

  /// The matter of `key` is over; if it comes again it is said again.
  package func settle(_ key: String) { _ = told.withLock { $0.remove(key) } }
}
