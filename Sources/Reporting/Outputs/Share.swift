/// A part of a whole, as reports write it: per cent with one decimal, `97.5`.
package struct Share: Sendable, Equatable {
  package var part: Int
  package var whole: Int

  package init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// Per mille, rounded half up and never above the whole; nil where there is no whole.
  package var tenths: Int? {
    guard whole > 0 else { return nil }
    return (min(max(part, 0), whole) * 2_000 + whole) / (2 * whole)
  }

  /// Empty where there is no whole: nothing is not nought per cent.
  package var text: String { tenths.map { Self.text(tenths: $0) } ?? "" }

  static func text(tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
