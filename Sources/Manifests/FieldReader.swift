import Parsing
package import Vocabulary

/// Reads the cells of records by the types of their kind's fields.
///
/// Nothing is refused here: what a value came to is its `ValueState`, and rules speak. Plain
/// values stay where their sender wrote them; only what normalising changed is copied.
package struct FieldReader: Sendable {
  private let columns: [ColumnReader]
  /// Pairs of (date column, its Hijri companion) of the table.
  private let companions: [(date: Int, hijri: Int)]

  /// - Parameter columns: for each column of the table, the file's column that carries it; −1
  ///   where none does.
  package init(table: FieldTable, columns: [Int], syntax: FileFormat) {
    precondition(columns.count == table.columns.count, "one source for every column of the table")
    self.columns = zip(table.columns, columns).map {
      ColumnReader(column: $0, source: $1, kind: table.kind, syntax: syntax)
    }
    companions = table.fields.indices.compactMap { date in
      table.hijriColumn(of: table.fields[date].name).map { (date, $0) }
    }
  }

  /// Fills the values of all records of `batch`, in place of what was there.
  package func read(_ batch: ManifestBatch) {
    precondition(columns.allSatisfy { $0.source < batch.records.columnCount })
    // Taken out for the while, so that each array has one owner and is never copied.
    var values = batch.values
    var tidier = Tidier(output: batch.normalised)
    batch.values = []
    batch.normalised = []
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(batch.records.count * columns.count)
    let bytes = batch.records.bytes
    let cells = batch.records.cells
    for record in 0..<batch.records.count {
      let firstCell = record * batch.records.columnCount
      let firstValue = values.count
      for column in columns {
        guard column.source >= 0 else {
          values.append(FieldValue())
          continue
        }
        let cell = cells[firstCell + column.source]
        values.append(column.read(cell, of: bytes, &tidier))
      }
      for pair in companions { Self.lend(pair, at: firstValue, &values) }
    }
    batch.values = values
    batch.normalised = tidier.output
    batch.sources = columns.map(\.source)
  }

  /// A date given only by its companion is the field's date too.
  private static func lend(
    _ pair: (date: Int, hijri: Int), at first: Int, _ values: inout [FieldValue]
  ) {
    guard values[first + pair.date].state == .absent else { return }
    var lent = values[first + pair.hijri]
    guard lent.state == .valid else { return }
    lent.changes = []
    values[first + pair.date] = lent
  }
}
