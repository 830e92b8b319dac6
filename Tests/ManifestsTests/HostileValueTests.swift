import Manifests
import Parsing
import Testing
import Vocabulary

/// Whatever a cell holds, reading comes to a state, and the state to bytes that are there.
struct HostileValueTests {
  /// Pieces that meet every branch of the reading, broken UTF-8 among them.
  private static let pieces: [[UInt8]] =
    [
      "A", "9", " ", "  ", "-", "/", ":", ";", ".", ",", "'", "=", "E+08", "2026-02-30",
      "1447-12-09",
      "05/06/2026", "م", "ـ", "٣", "۴", "٫", "\u{200F}", "\u{202E}", "\u{200C}", "\u{FEFB}",
      "\u{FC5E}", "\u{FDFA}", "\u{FF21}", "\u{1F54B}", "\t", "\n", "\0", "Ø§", "ظ…", "#", "#N/A",
      "MAK:2026-05-10:2026-05-24", "JED:50", "T10:15:00Z", "10:15:00+03:00",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80]]

  @Test(arguments: Kind.allCases, [FileFormat.csv, .xml])
  func `reading never fails and never points outside its bytes`(kind: Kind, syntax: FileFormat) {
    var random = SplitMix(state: 1447)
    let table = kind.table
    let records = RecordBatch(columnCount: table.columns.count)
    for ordinal in 1...500 {
      let cells = table.columns.map { _ in Self.cell(&random) }
      records.append(
        cells: cells, at: RecordPosition(ordinal: ordinal, row: ordinal, line: ordinal))
    }
    let batch = ManifestBatch(table: table, syntax: syntax, records: records)
    FieldReader(table: table, columns: Array(table.columns.indices), syntax: syntax).read(batch)
    #expect(batch.values.count == 500 * table.columns.count)
    for value in batch.values where value.state != .absent {
      let end = value.offset >= 0 ? records.bytes.count : batch.normalised.count
      let start = value.offset >= 0 ? Int(value.offset) : -1 - Int(value.offset)
      #expect(value.length >= 0 && start + Int(value.length) <= end)
    }
  }

  @Test func `a batch that is read again forgets what it held`() {
    let table = Kind.ssn.table
    let records = RecordBatch(columnCount: table.columns.count)
    let batch = ManifestBatch(table: table, syntax: .csv, records: records)
    let reader = FieldReader(
      table: table, columns: Array(table.columns.indices), syntax: .csv)
    for text in [" min_age ", "max_age"] {
      batch.reset()
      records.append(cells: [Array(text.utf8)], at: RecordPosition(ordinal: 1, row: 2, line: 2))
      reader.read(batch)
      #expect(batch.values.count == table.columns.count)
    }
    #expect(batch[0].text(.parameter) == "max_age")
    #expect(batch.normalised.isEmpty)
  }

  private static func cell(_ random: inout SplitMix) -> [UInt8]? {
    let count = Int(random.next() % 5)
    if count == 4, random.next() % 4 == 0 { return nil }
    return (0..<count).flatMap { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
  }

  /// The same numbers in every run.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }
}
