package import Vocabulary

/// Which column of a file carries which column of its kind's table.
package struct HeaderMap: Sendable, Equatable {
  /// For each column of the table: the file's column, −1 where none carries it.
  package let columns: [Int]
  /// Headers of columns that the kind does not know, as written, in the file's order: ignored
  /// and said once. Never those that begin with `_`.
  package let unknown: [String]

  /// The map of an XML file, whose reader sorts the elements into the table's own order.
  package static func identity(_ table: FieldTable) -> HeaderMap {
    HeaderMap(columns: Array(table.columns.indices), unknown: [])
  }

  /// Reads the header row of a CSV file. Columns are known by field name or Arabic header, folded,
  /// in any order.
  ///
  /// - Parameter row: the header's own row, 1, or 2 after `sep=`; said in faults.
  /// - Returns: the map, or F008 that names every column that is missing or there twice.
  package static func read(_ header: [String], _ table: FieldTable, row: Int = 1)
    -> HeaderReading
  {
    let keys = header.map(NameKey.header)
    // A spreadsheet's empty columns behind the last one are no columns.
    let width = (keys.lastIndex { !$0.isEmpty } ?? -1) + 1
    var columns = [Int](repeating: -1, count: table.columns.count)
    var unknown: [String] = []
    var twice: [FieldTable.Column] = []
    let known = table.headerKeys
    for (place, key) in keys.prefix(width).enumerated() where !key.hasPrefix("_") {
      guard let column = known[key] else {
        unknown.append(key.isEmpty ? "(\(place + 1))" : header[place])
        continue
      }
      if columns[column] >= 0, !twice.contains(table.columns[column]) {
        twice.append(table.columns[column])
      }
      columns[column] = place
    }
    let missing = table.missing(from: columns)
    if missing.isEmpty, twice.isEmpty {
      return .mapped(HeaderMap(columns: columns, unknown: unknown))
    }
    return .refused(fault(missing: missing, twice: twice, row: row))
  }

  private static func fault(
    missing: [FieldTable.Column], twice: [FieldTable.Column], row: Int
  ) -> FileFault {
    var en: [String] = []
    var ar: [String] = []
    if !missing.isEmpty {
      en.append("mandatory column missing: " + list(missing))
      ar.append("عمود إلزامي مفقود: " + list(missing))
    }
    if !twice.isEmpty {
      en.append("column there twice: " + list(twice))
      ar.append("عمود مكرر: " + list(twice))
    }
    return FileFault(
      .f008, row: row, en: en.joined(separator: "; "), ar: ar.joined(separator: "؛ "))
  }

  private static func list(_ columns: [FieldTable.Column]) -> String {
    columns.map { "\($0.name) (\($0.headerAr))" }.joined(separator: ", ")
  }
}

/// What a header row came to.
package enum HeaderReading: Sendable, Equatable {
  case mapped(HeaderMap)
  case refused(FileFault)
}

extension FieldTable {
  /// The mandatory columns that no column of a file carries; a date's companion carries it too.
  fileprivate func missing(from sources: [Int]) -> [Column] {
    columns.indices.filter { index in
      let column = columns[index]
      guard !column.isHijri, column.field.presence == .mandatory, sources[index] < 0 else {
        return false
      }
      return hijriColumn(of: column.field.name).map { sources[$0] < 0 } ?? true
    }.map { columns[$0] }
  }
}
