/// How long to wait before what failed is tried again: each pause twice the one before, up to a
/// longest one.
struct BackOff {
  private let firstSeconds: Double
  private let longestSeconds: Double
  private var nextSeconds: Double

  init(firstSeconds: Double, longestSeconds: Double) {
    self.firstSeconds = firstSeconds
    self.longestSeconds = max(firstSeconds, longestSeconds)
    nextSeconds = firstSeconds
  }

  /// The pause after one more failure.
  mutating func pauseSeconds() -> Double {
    defer { nextSeconds = min(nextSeconds * 2, longestSeconds) }
    return nextSeconds
  }

  /// It worked: the next failure is a first one.
  mutating func settle() { nextSeconds = firstSeconds }
}
