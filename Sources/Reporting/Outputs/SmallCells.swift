/// A number of people as it may be shown: small ones are hidden (outputs.psv).
package struct CellCount: Sendable, Equatable {
  private enum Content: Equatable {
    case shown(Int)
    /// From 1 to one less than the limit: `<5`.
    case small(Int)
    /// Hidden so that nobody can take the small one from a total: `*`.
    case beside
  }

  private let content: Content

  private init(_ content: Content) { self.content = content }

  /// A count that no total stands beside.
  ///
  /// - Parameter limit: the smallest count that is shown (`small_cell`, `public_cell`).
  package static func alone(_ count: Int, limit: Int) -> CellCount {
    precondition(count >= 0, "a number of people is not negative")
    return CellCount(count > 0 && count < limit ? .small(limit) : .shown(count))
  }

  /// Counts whose sum is shown somewhere: where exactly one of them is small, its next-smallest
  /// sibling is hidden too, so that the sum does not tell it.
  package static func siblings(_ counts: [Int], limit: Int) -> [CellCount] {
    var cells = counts.map { alone($0, limit: limit) }
    let small = counts.indices.filter { cells[$0].isHidden }
    guard small.count == 1 else { return cells }
    let others = counts.indices.filter { !cells[$0].isHidden && counts[$0] > 0 }
    if let next = others.min(by: { counts[$0] < counts[$1] }) {
      cells[next] = CellCount(.beside)
    }
    return cells
  }

  package var isHidden: Bool {
    if case .shown = content { false } else { true }
  }

  /// A shown count to the nearest multiple of `step`, halves upwards; what is hidden stays so.
  package func rounded(to step: Int) -> CellCount {
    guard case .shown(let count) = content else { return self }
    return CellCount(.shown((count + step / 2) / step * step))
  }

  /// As outputs write it: `12`, `<5`, `*`.
  package var text: String {
    switch content {
    case .shown(let count): "\(count)"
    case .small(let limit): "<\(limit)"
    case .beside: "*"
    }
  }
}
