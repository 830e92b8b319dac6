internal import Manifests
internal import Parsing
internal import Vocabulary

/// What holds of any value of any field: it lies inside its bytes and reading it again is the same.
enum ValuePromises {
  /// The first byte says which kind and syntax, `|` parts the cells.
  static func broken(by bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    let kind = Kind.allCases[Int(first) % Kind.allCases.count]
    let syntax: FileFormat = first < 128 ? .csv : .xml
    let cells = bytes.dropFirst().split(separator: 0x7C, omittingEmptySubsequences: false)
    let table = kind.table
    let columns = table.columns.indices.map { cells[$0 % cells.count] }
    let batch = batchOf(kind, columns.map { Array($0) }, syntax)
    for (column, value) in batch.values.enumerated() where value.state != .absent {
      let end = value.offset >= 0 ? batch.records.bytes.count : batch.normalised.count
      let start = value.offset >= 0 ? Int(value.offset) : -1 - Int(value.offset)
      if value.length < 0 || start + Int(value.length) > end {
        return "\(kind.rawValue) column \(column) lies outside"
      }
    }
    return brokenAgain(batch, kind, syntax)
  }

  /// Normal text is normal: read again it is the same value in the same state.
  private static func brokenAgain(
    _ batch: ManifestBatch, _ kind: Kind, _ syntax: FileFormat
  ) -> String? {
    let texts = batch.values.map { Array(batch[0].bytes($0)) }
    // A guarding apostrophe is taken off once; a state of the raw bytes is not asked again.
    let again = batchOf(kind, texts, .xml)
    for (column, value) in batch.values.enumerated() where value.state == .valid {
      let same = again.values[column]
      if same.state != .valid || same.number != value.number || !same.changes.isEmpty
        || Array(again[0].bytes(same)) != texts[column]
      {
        let name = kind.table.columns[column].field.name.name
        return "\(name): \(texts[column]) is \(value.state), then \(same.state) \(same.changes)"
      }
    }
    return nil
  }
}
