import Manifests
import Parsing
import Reporting
import Testing
import Vocabulary

/// A fix-file is a file that its sender drops again: our own readers must read it.
struct RoundTripTests {
  private let values: [FieldName: String] = [
    .senderRef: "-A 1", .groupNo: "G;1", .passportNo: "0012345", .nameAr: "محمد \"علي\"\nحسن",
    .birthPlace: "=1+1", .surnameLat: "O'BRIEN & <SONS>",
  ]

  /// The fix-file of one record in `syntax`.
  private func fixFile(_ syntax: FileFormat) -> [UInt8] {
    let table = Kind.plg.table
    let columns = table.columns.map(\.name)
    let batch = RecordBatch(columnCount: columns.count)
    batch.append(
      cells: table.columns.map { column in
        column.isHijri ? nil : values[column.field.name].map { Array($0.utf8) }
      }, at: RecordPosition(ordinal: 1, row: 2, line: 2))
    var fix = FixFile(
      syntax: syntax, columns: columns, delimiter: UInt8(ascii: ";"), table: table,
      texts: sampleTexts)
    var bytes = fix.head(
      season: Season("1447"), sender: PartyID("IDN-HAO"), records: 1,
      created: Instant(rfc3339: "2026-01-04T10:15:02Z")!)
    fix.appendLine(0, of: batch, findings: [Finding(.r101, .error)], to: &bytes)
    return bytes + fix.tail(records: 1)
  }

  @Test(arguments: FileFormat.allCases)
  func `a fix-file comes back with every value as it was`(syntax: FileFormat) throws {
    let table = Kind.plg.table
    let opening = try RecordReader.open(
      BytesSource(fixFile(syntax)), syntax: syntax, encoding: .utf8BOM, limits: ReadingLimits(),
      columns: table.columns.map(\.name))
    guard case .opened(let reader) = opening else {
      Issue.record("the fix-file cannot be opened")
      return
    }
    let records = RecordBatch(columnCount: reader.records.columns.count)
    let step = try reader.records.fill(records, upTo: 10)
    guard case .end(let totals) = step else {
      Issue.record("the fix-file is not read to its end: \(step)")
      return
    }
    #expect(totals.records == 1)
    #expect(totals.recordsRead == 1)
    let batch = try read(records, table, reader.records.columns, syntax)
    for (field, value) in values where field != .nameAr {
      #expect(batch[0].text(field) == value, "\(field.name)")
    }
    let column = try #require(reader.records.columns.firstIndex(of: FieldName.nameAr.name))
    #expect(text(Array(records.bytes(0, column))) == values[.nameAr])
  }

  private func read(
    _ records: RecordBatch, _ table: FieldTable, _ columns: [String], _ syntax: FileFormat
  ) throws -> ManifestBatch {
    let map: HeaderMap
    switch HeaderMap.read(columns, table) {
    case .mapped(let read): map = read
    case .refused: map = .identity(table)
    }
    #expect(map.unknown.isEmpty, "our own columns are silent")
    let batch = ManifestBatch(table: table, syntax: syntax, records: records)
    FieldReader(table: table, columns: map.columns, syntax: syntax).read(batch)
    return batch
  }
}
