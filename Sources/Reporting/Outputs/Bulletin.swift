package import Vocabulary

/// BUL: how many people have come by the day of the cut, to the tenth person; for everybody's eyes.
///
/// First all countries together, then each that has enough people to be named. A country that is
/// not named counts like a hidden cell: no sum tells how many came from it.
package struct Bulletin: Sendable {
  package var writer: OutputWriter<BulletinColumn>
  private let limit: Int

  /// - Parameter limit: the smallest count that may be shown (`public_cell`).
  package init(_ format: FileFormat, _ head: OutputHead, limit: Int) {
    writer = OutputWriter(format, head)
    self.limit = limit
  }

  package mutating func append(
    _ arrivals: [CountryCode: [EntryPort: Int]], on date: CalendarDate
  ) {
    let countries = arrivals.sorted { $0.key < $1.key }.map { country, ports in
      (country: country, counts: Self.byMode(ports))
    }
    let modes = PortMode.allCases
    let totals = modes.indices.map { mode in countries.reduce(0) { $0 + $1.counts[mode] } }
    append(date, nil, nil, .alone(totals.reduce(0, +), limit: limit))
    for (mode, cell) in zip(modes, CellCount.siblings(totals, limit: limit)) {
      append(date, nil, mode, cell)
    }
    // A mode's total is shown: its countries are hidden beside one another.
    let columns = modes.indices.map { mode in
      CellCount.siblings(countries.map { $0.counts[mode] }, limit: limit)
    }
    for (place, country) in countries.enumerated()
    where country.counts.reduce(0, +) >= max(limit, 1) {
      for (mode, column) in zip(modes, columns) {
        append(date, country.country, mode, column[place])
      }
    }
  }

  private static func byMode(_ ports: [EntryPort: Int]) -> [Int] {
    PortMode.allCases.map { mode in
      ports.reduce(0) { $0 + ($1.key.mode == mode ? $1.value : 0) }
    }
  }

  private mutating func append(
    _ date: CalendarDate, _ country: CountryCode?, _ mode: PortMode?, _ cell: CellCount
  ) {
    writer.beginRecord()
    writer.put(.date, date)
    if let country { writer.put(.country, country) } else { writer.skip(.country) }
    if let mode { writer.put(.mode, text: mode.rawValue) } else { writer.skip(.mode) }
    writer.put(.arrived, count: cell.rounded(to: 10))
    writer.endRecord()
  }
}
