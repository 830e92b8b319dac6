internal import Bookkeeping
internal import Manifests
internal import Parsing
internal import Reporting
internal import Vocabulary

/// REJ as it is written, record by record, into the stage.
///
/// How many records it holds is known at the end: CSV says so in its trailer, XML not at all.
final class StagedFixFile {
  private let stage: Stage
  private var output: StagedOutput
  private var writer: FixFile
  private let head: [UInt8]
  private var buffer: [UInt8] = []
  private var records = 0
  private let fields: [FieldName]

  init(_ claimed: Claimed, _ manifest: OpenedManifest, stage: Stage) throws {
    self.stage = stage
    fields = manifest.table.columns.indices
      .filter { manifest.header.columns[$0] >= 0 }.map { manifest.table.columns[$0].field.name }
    writer = FixFile(
      syntax: manifest.syntax, columns: manifest.source.columns,
      delimiter: manifest.dialect?.delimiter ?? UInt8(ascii: ","), table: manifest.table,
      texts: RuleWords.texts)
    output = try stage.open(
      "REJ", to: claimed.party,
      named: "\(claimed.responseBase).REJ.\(manifest.syntax.rawValue)")
    head = writer.head(
      season: claimed.envelope?.season, sender: claimed.party, records: nil,
      created: claimed.receivedAt)
    buffer = head
  }

  /// Begins again: records were refused that stand between those written already.
  func restart() throws {
    output = try stage.reopen(output)
    buffer = head
    records = 0
  }

  func append(_ row: Row, _ findings: [Finding]) {
    let mendable = findings.filter { $0.severity != .hold || $0.isHoldToMend }
    writer.appendLine(row.index, of: row.batch.records, findings: mendable, to: &buffer)
    records += 1
    if buffer.count > 65_536 { drain() }
  }

  /// - Returns: what the file shows.
  func finish() throws -> ShownContent {
    buffer.append(contentsOf: writer.tail(records: records))
    drain()
    try stage.finish(output)
    return ShownContent(fields, records: records)
  }

  private func drain() {
    output.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension Finding {
  /// A hold that a corrected record can lift; the others wait for somebody else (exchange.md §5).
  var isHoldToMend: Bool {
    severity == .hold && code != .x214 && code != .r116 && !code.name.hasPrefix("L3")
  }
}
