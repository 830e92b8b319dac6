internal import Manifests
internal import Parsing
internal import Vocabulary

/// One reader a kind and syntax, made once.
private let readers: [Kind: [FileFormat: FieldReader]] = Dictionary(
  uniqueKeysWithValues: Kind.allCases.map { kind in
    let table = kind.table
    let columns = Array(table.columns.indices)
    let readers = FileFormat.allCases.map { syntax in
      (syntax, FieldReader(table: table, columns: columns, syntax: syntax))
    }
    return (kind, Dictionary(uniqueKeysWithValues: readers))
  })

/// One record of `kind` read from raw cells, one a column of its table.
func batchOf(_ kind: Kind, _ cells: [[UInt8]?], _ syntax: FileFormat) -> ManifestBatch {
  let records = RecordBatch(columnCount: kind.table.columns.count)
  records.append(cells: cells, at: RecordPosition(ordinal: 1, row: 2, line: 2))
  let batch = ManifestBatch(table: kind.table, syntax: syntax, records: records)
  readers[kind]?[syntax]?.read(batch)
  return batch
}

/// One record of `kind` read from raw cells by their fields.
func rowOf(
  _ kind: Kind, _ cells: [FieldName: [UInt8]], hijri: [FieldName: [UInt8]] = [:],
  syntax: FileFormat = .csv
) -> Row {
  let columns = kind.table.columns
  let cells = columns.map { $0.isHijri ? hijri[$0.field.name] : cells[$0.field.name] }
  return batchOf(kind, cells, syntax)[0]
}
