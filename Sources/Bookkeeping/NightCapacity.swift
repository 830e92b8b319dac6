package import Vocabulary

/// What contracts take of a licence, night by night or day by day.
package enum NightCapacity {
  /// The first of the fullest nights on which housing contracts exceed the licensed capacity
  /// (L307); the check-out day is excluded.
  ///
  /// - Parameters:
  ///   - contracts: each contract once, never both its sides.
  ///   - stay: only its nights are looked at; nil for all.
  package static func excess(
    of contracts: [ContractTerms], licensed: Int, within stay: ContractTerms? = nil
  ) -> CapacityExcess? {
    let takes = contracts.map { Take(from: $0.dateFrom, until: $0.dateTo, count: $0.capacity) }
    return excess(of: takes, licensed: licensed, from: stay?.dateFrom, until: stay?.dateTo)
  }

  /// The same for a fleet's seats, a kitchen's meals a day and a camp's places (L308); a contract
  /// that begins and ends on one day takes that day.
  package static func dailyExcess(
    of contracts: [ContractTerms], licensed: Int, within stay: ContractTerms? = nil
  ) -> CapacityExcess? {
    let takes = contracts.map { terms in
      Take(
        from: terms.dateFrom, until: terms.endOfDays,
        count: terms.capacity * (terms.type == .catering ? terms.mealsPerDay ?? 1 : 1))
    }
    return excess(of: takes, licensed: licensed, from: stay?.dateFrom, until: stay?.endOfDays)
  }

  /// The first of the fullest nights of housing contracts, whether or not it exceeds the licence; nil
  /// where nothing is contracted.
  package static func peak(of contracts: [ContractTerms], licensed: Int) -> CapacityExcess? {
    excess(of: contracts, licensed: 0).map {
      CapacityExcess(day: $0.day, contracted: $0.contracted, licensed: licensed)
    }
  }

  /// The same by day, of a fleet, a kitchen or a camp.
  package static func dailyPeak(of contracts: [ContractTerms], licensed: Int) -> CapacityExcess? {
    dailyExcess(of: contracts, licensed: 0).map {
      CapacityExcess(day: $0.day, contracted: $0.contracted, licensed: licensed)
    }
  }

  private struct Take {
    let from: CalendarDate
    /// Excluded.
    let until: CalendarDate
    let count: Int
  }

  /// What is taken changes only where a stay begins or ends, so those days are enough.
  private static func excess(
    of takes: [Take], licensed: Int, from: CalendarDate?, until: CalendarDate?
  ) -> CapacityExcess? {
    var changes: [CalendarDate: Int] = [:]
    for take in takes {
      let first = max(take.from, from ?? take.from)
      let last = min(take.until, until ?? take.until)
      guard first < last else { continue }
      changes[first, default: 0] += take.count
      changes[last, default: 0] -= take.count
    }
    var contracted = 0
    var worst: CapacityExcess?
    for (day, change) in changes.sorted(by: { $0.key < $1.key }) {
      contracted += change
      if contracted > max(licensed, worst?.contracted ?? 0) {
        worst = CapacityExcess(day: day, contracted: contracted, licensed: licensed)
      }
    }
    return worst
  }
}

extension ContractTerms {
  fileprivate var endOfDays: CalendarDate { max(dateTo, dateFrom.adding(days: 1)) }
}
