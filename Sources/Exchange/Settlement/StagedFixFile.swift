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
  private let output: StagedOutput
  private let writer: FixFile
  private var buffer: [UInt8] = []
  private var records = 0

  init(_ claimed: Claimed, _ manifest: OpenedManifest, stage: Stage) throws {
    self.stage = stage
    writer = FixFile(
      syntax: manifest.syntax, columns: manifest.source.columns,
      delimiter: manifest.dialect?.delimiter ?? UInt8(ascii: ","), table: manifest.table,
      texts: RuleWords.texts)
    output = try stage.open(
      "REJ", to: claimed.party,
      named: "\(claimed.responseBase).REJ.\(manifest.syntax.rawValue)")
    buffer = writer.head(
      season: claimed.envelope?.season, sender: claimed.party, records: nil,
      created: claimed.receivedAt)
  }

  func append(_ row: Row, _ findings: [Finding]) {
    writer.appendLine(row.index, of: row.batch.records, findings: findings, to: &buffer)
    records += 1
    if buffer.count > 65_536 { drain() }
  }

  func finish() throws {
    buffer.append(contentsOf: writer.tail(records: records))
    drain()
    try stage.finish(output)
  }

  private func drain() {
    output.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
