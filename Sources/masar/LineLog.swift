internal import Durability
internal import Logging
internal import Vocabulary

/// One line an event on standard error: the time, the level, the message.
///
/// Where the clock is frozen the time is left out, so that two runs write the same.
struct LineLog: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let showsTime: Bool

  init(level: Logger.Level, showsTime: Bool) {
    logLevel = level
    self.showsTime = showsTime
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let now =
      showsTime ? "\(Instant(secondsSince1970: MachineClock.now().seconds)) " : ""
    Terminal.complain(now + Self.line(event, metadata))
  }

  /// `warning: inbox/x is not a party's folder · party=IDN-HAO`; never more than one line.
  static func line(_ event: LogEvent, _ metadata: Logger.Metadata) -> String {
    var line = "\(event.level): \(event.message)"
    if let error = event.error { line += ": \(error)" }
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) { line += " · \(key)=\(value)" }
    return line.replacing("\n", with: " ")
  }
}

extension Logger {
  /// The exchange's own logger at `level`, one of the words of the setting `log_level`.
  static func lines(level: String) -> Logger {
    Logger(label: "masar") { _ in
      LineLog(level: Level(rawValue: level) ?? .info, showsTime: !HomeOptions.isFrozen)
    }
  }
}
