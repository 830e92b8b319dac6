import Exchange
import Logging
import Synchronization

/// What operators were told, down to the finest level, and what a terminal was shown.
final class OperatorLog: Sendable {
  private let messages = Mutex<[String]>([])

  var lines: [String] { messages.withLock { $0 } }
  func count(_ part: String) -> Int { lines.count { $0.contains(part) } }

  private func add(_ line: String) { messages.withLock { $0.append(line) } }

  var notices: OperatorNotices {
    OperatorNotices(logger: Logger(label: "test") { _ in Handler(log: self) }) { self.add($0) }
  }

  private struct Handler: LogHandler {
    let log: OperatorLog
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
      log.add(event.metadata.map { "\(event.message) \($0)" } ?? "\(event.message)")
    }
  }
}
