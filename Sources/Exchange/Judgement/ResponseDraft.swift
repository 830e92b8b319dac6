internal import Bookkeeping
internal import Manifests
internal import Parsing
internal import Reporting
internal import Rules
internal import Vocabulary

/// What the sender will be told, as it comes up record by record: totals and listed findings in
/// bounded memory, the fix-file straight to disk.
final class ResponseDraft {
  private let claimed: Claimed
  private let stage: Stage
  private(set) var tally = FindingTally()
  private(set) var counts = RecordCounts()
  private(set) var lines: [UInt8] = []
  /// REP's rows, in the order of the file.
  private(set) var rows: [UInt8] = []
  private let page: ReportPage
  private var tidying = TidyingCount()
  private var fixFile: StagedFixFile?

  init(_ claimed: Claimed, stage: Stage) {
    self.claimed = claimed
    self.stage = stage
    page = ReportPage(table: claimed.envelope?.kind.table, texts: RuleWords.texts)
  }

  /// What the report for people begins and ends with.
  func report(_ result: SubmissionResult, senderName: BilingualText?, fixFile: String?)
    -> (head: [UInt8], tail: [UInt8])
  {
    let hasRows = !rows.isEmpty
    return (
      page.head(result, senderName: senderName, fixFile: fixFile, hasRows: hasRows),
      page.tail(result, hasRows: hasRows)
    )
  }

  /// Something about the file as a whole.
  func note(_ fault: FileFault, _ severity: Severity = .fatal) {
    let detail = BilingualText(ar: fault.detailAr, en: fault.detailEn)
    _ = tally.add(fault.code, severity, row: nil, detail: detail)
    FindingLine.append(fault, to: &lines)
  }

  /// One record with its outcome; most have no findings.
  func note(_ row: Row, _ findings: [Finding], _ outcome: RecordOutcome, _ manifest: OpenedManifest)
    throws
  {
    counts.records += 1
    switch outcome {
    case .accepted: counts.accepted += 1
    case .held: counts.held += 1
    case .unchanged: counts.unchanged += 1
    case .rejected: counts.rejected += 1
    }
    if findings.isEmpty { return }
    if findings.contains(where: { $0.severity == .warn }) { counts.warned += 1 }
    for finding in findings { list(finding, row) }
    if outcome == .rejected || (outcome == .held && Self.isForFixFile(findings)) {
      try fixFile(manifest).append(row, findings)
    }
  }

  /// Holds that a corrected record can lift; the others wait for somebody else (exchange.md §5).
  private static func isForFixFile(_ findings: [Finding]) -> Bool {
    findings.contains {
      $0.severity == .hold && $0.code != .x214 && !$0.code.name.hasPrefix("L3")
    }
  }

  private func list(_ finding: Finding, _ row: Row) {
    if finding.code == .r122 {
      tidying.count(finding, at: row.position)
      return
    }
    guard tally.add(finding, row: row.position.row) else { return }
    append(finding, row, at: row.position)
  }

  private func append(_ finding: Finding, _ row: Row, at position: RecordPosition) {
    let ref = reference(row)
    let value = rawValue(finding, row)
    FindingLine.append(finding, at: position, ref: ref, value: value, to: &lines)
    page.appendRow(finding, at: position, ref: ref, value: value, to: &rows)
  }

  /// The sender's own key of a record: the first column of most kinds.
  private func reference(_ row: Row) -> ArraySlice<UInt8> {
    for field in [FieldName.senderRef, .contractNo, .packageCode, .licenceNo, .entryNo, .partyId]
    where row.table.column(of: field) != nil {
      return row.bytes(field)
    }
    return []
  }

  /// As the sender wrote it.
  private func rawValue(_ finding: Finding, _ row: Row) -> ArraySlice<UInt8> {
    guard let field = finding.field else { return [] }
    return row.written(field, isHijri: finding.isHijri)
  }

  /// R122, once a field.
  func finishTidying() {
    for (field, entry) in tidying.ordered {
      _ = tally.add(.r122, entry.severity, row: entry.first.row, times: entry.count)
      let finding = Finding(.r122, entry.severity, field: field, detail: entry.detail)
      FindingLine.append(finding, at: entry.first, ref: [], value: [], to: &lines)
    }
    tidying = TidyingCount()
  }

  /// The fix-file, begun with the first record that needs it.
  func fixFile(_ manifest: OpenedManifest) throws -> StagedFixFile {
    if let fixFile { return fixFile }
    let begun = try StagedFixFile(claimed, manifest, stage: stage)
    fixFile = begun
    return begun
  }

  func finishFixFile() throws {
    try fixFile?.finish()
    fixFile = nil
  }

  /// Nothing was posted: every record counts as refused, and the fix-file is written anew.
  func refuseAll() {
    fixFile = nil
    counts.rejected = counts.records
    counts.accepted = 0
    counts.held = 0
    counts.unchanged = 0
  }

  func declare(_ records: Int?) { counts.declared = records }
}
