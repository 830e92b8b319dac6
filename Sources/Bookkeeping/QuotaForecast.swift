package import Manifests
package import Vocabulary

/// A country's quota now, and as the entries that are booked already will make it.
///
/// An entry must be sound when it takes effect and must not undo what was promised for later: two
/// allocations dated ahead can each fit and exceed together.
package struct QuotaForecast: Sendable {
  /// As of now.
  package private(set) var book: QuotaBook
  private let now: Instant
  /// In the order in which they take effect.
  private var pending: [Movement]

  /// - Parameter pending: in the order in which they take effect.
  package init(_ book: QuotaBook, at now: Instant, pending: [Movement]) {
    self.book = book
    self.now = now
    self.pending = pending
  }

  /// What the ledger answers to a QTA row; nothing is changed.
  ///
  /// - Parameter existing: what the row's sender booked under its entry number before.
  package func judge(_ row: QuotaRow, existing: QuotaEntry?) -> QuotaEntryStanding {
    var then = book
    var rest = pending[...]
    while let next = rest.first, next.effectiveAt <= row.effectiveAt {
      then.apply(next)
      rest.removeFirst()
    }
    let answer = then.judge(row, existing: existing)
    guard answer.isBooked else { return answer }
    for movement in rest {
      then.apply(movement)
      let later = then.judge(row, existing: nil)
      if !later.isBooked { return later }
    }
    return answer
  }

  /// Books one movement, now or when it takes effect.
  package mutating func apply(_ movement: Movement) {
    if movement.effectiveAt <= now { return book.apply(movement) }
    let place = pending.firstIndex { $0.effectiveAt > movement.effectiveAt } ?? pending.endIndex
    pending.insert(movement, at: place)
  }
}

extension QuotaEntryStanding {
  /// Whether the entry can be booked.
  fileprivate var isBooked: Bool {
    switch self {
    case .sound, .freezes: true
    case .unchanged, .numberTaken, .exceeds, .takesBackUsed, .mixesWholeAndSegments: false
    }
  }
}
