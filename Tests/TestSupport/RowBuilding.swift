package import Manifests
import Parsing
package import Vocabulary

/// One record read as the program reads it, from the text of its cells.
///
/// - Parameter hijri: the `_hijri` companions, by the field they accompany.
package func manifestRow(
  _ kind: Kind, _ values: [FieldName: String], hijri: [FieldName: String] = [:],
  syntax: FileFormat = .csv
) -> Row {
  let batch = unreadBatch(kind, syntax)
  append(values, hijri: hijri, to: batch)
  read(batch)
  return batch[0]
}

/// Records read as the program reads them; row 1 is the header's.
package func manifestBatch(
  _ kind: Kind, _ rows: [[FieldName: String]], syntax: FileFormat = .csv
) -> ManifestBatch {
  let batch = unreadBatch(kind, syntax)
  for row in rows { append(row, to: batch) }
  read(batch)
  return batch
}

private func unreadBatch(_ kind: Kind, _ syntax: FileFormat) -> ManifestBatch {
  let table = kind.table
  return ManifestBatch(
    table: table, syntax: syntax, records: RecordBatch(columnCount: table.columns.count))
}

private func append(
  _ values: [FieldName: String], hijri: [FieldName: String] = [:], to batch: ManifestBatch
) {
  let cells = batch.table.columns.map { column -> [UInt8]? in
    let text = column.isHijri ? hijri[column.field.name] : values[column.field.name]
    return text.map { Array($0.utf8) }
  }
  let ordinal = batch.count + 1
  batch.records.append(
    cells: cells, at: RecordPosition(ordinal: ordinal, row: ordinal + 1, line: ordinal + 1))
}

private func read(_ batch: ManifestBatch) {
  let columns = Array(batch.table.columns.indices)
  FieldReader(table: batch.table, columns: columns, syntax: batch.syntax).read(batch)
}

/// A Latin name for each number: `7` is `H`, `42` is `EC`.
package func spelled(_ number: Int) -> String {
  String(decoding: String(number).utf8.map { $0 + 17 }, as: UTF8.self)
}
