internal import Manifests
internal import Vocabulary

/// Digests whole records, to tell what came again unchanged from what was amended.
struct RecordDigest {
  /// By field: dates are the same day however they are written.
  private let isDate: [Bool]

  init(table: FieldTable) { isDate = table.fields.map { $0.type == .date } }

  func digest(of row: Row) -> Digest128 {
    var all = FieldDigest()
    for column in isDate.indices { all.add(column, of: row, isDate: isDate[column]) }
    return all.value
  }
}

extension FieldDigest {
  /// Adds the value in `column`, as it was read.
  mutating func add(_ column: Int, of row: Row, isDate: Bool) {
    let value = row.value(column: column)
    add(UInt64(value.state.rawValue))
    if isDate, value.state == .valid {
      add(UInt64(bitPattern: value.number))
    } else if value.state != .absent {
      add(row.bytes(value))
    }
  }
}
