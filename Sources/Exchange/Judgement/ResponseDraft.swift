internal import Bookkeeping
internal import Durability
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
  /// RES's findings, in the order of the file; those of references, likenesses and groups follow.
  let lines: TextSpool
  private let refusals: TextSpool
  private let others: TextSpool
  private var page: ReportPage
  private var tidying = TidyingCount()
  private var fixFile: StagedFixFile?
  /// So much is refused that the file as a whole will be, most likely: then every record goes back,
  /// and what is written now would be written in vain.
  private(set) var isFixFilePutOff = false
  /// What RES and REP show of the records.
  private(set) var shown = ShownContent()
  /// The same of REJ, once it is finished.
  private(set) var returned = ShownContent()
  /// What was said of the file as a whole.
  private var notes: [(fault: FileFault, severity: Severity)] = []

  init(_ claimed: Claimed, stage: Stage) {
    self.claimed = claimed
    self.stage = stage
    let folder = claimed.work.folder
    lines = TextSpool("lines", in: folder)
    refusals = TextSpool("rows.refused", in: folder)
    others = TextSpool("rows.other", in: folder)
    page = ReportPage(table: claimed.envelope?.kind.table, texts: RuleWords.texts)
  }

  /// What the report for people begins and ends with.
  func report(_ result: SubmissionResult, senderName: BilingualText?, fixFile: String?)
    -> (head: [UInt8], tail: [UInt8])
  {
    let hasRows = !refusals.isEmpty || !others.isEmpty
    return (
      page.head(result, senderName: senderName, fixFile: fixFile, hasRows: hasRows),
      page.tail(result, hasRows: hasRows)
    )
  }

  /// REP's rows: refusals in the order of the file, then holds and warnings in the same order.
  func readRows(_ body: ([UInt8]) -> Void) throws {
    try refusals.read(body)
    if !refusals.isEmpty, !others.isEmpty { body(ReportPage.divider) }
    try others.read(body)
  }

  /// Something about the file as a whole.
  func note(_ fault: FileFault, _ severity: Severity = .fatal) throws {
    notes.append((fault, severity))
    try say(fault, severity)
  }

  private func say(_ fault: FileFault, _ severity: Severity) throws {
    _ = tally.add(fault.code, severity, row: nil, detail: fault.words)
    try lines.append { FindingLine.append(fault, to: &$0) }
  }

  /// One record with its outcome; most have no findings.
  func note(_ row: Row, _ findings: [Finding], _ outcome: RecordOutcome, _ manifest: OpenedManifest)
    throws
  {
    counts.records += 1
    count(outcome, by: 1)
    if findings.isEmpty { return }
    if findings.contains(where: { $0.severity == .warn }) { counts.warned += 1 }
    for finding in findings { try list(finding, row) }
    if outcome.goesBack(with: findings), !isFixFilePutOff {
      try fixFile(manifest).append(row, findings)
    }
  }

  /// What came up about one record after the last, beside what was noted of it.
  ///
  /// - Parameter earlier: as it was noted; `outcome` is what it is now.
  func amend(
    _ late: [LateFinding], _ earlier: FindingSpool.Entry, _ outcome: RecordOutcome
  ) throws {
    if outcome != earlier.outcome {
      count(earlier.outcome, by: -1)
      count(outcome, by: 1)
    }
    let isWarned = earlier.findings.contains { $0.severity == .warn }
    if !isWarned, late.contains(where: { $0.finding.severity == .warn }) { counts.warned += 1 }
    for found in late where tally.add(found.finding, row: found.position.row) {
      try append(
        found.finding, at: found.position, ref: found.reference[...], value: found.value[...],
        .senderRef)
    }
  }

  /// Whether what was found after the last record refuses the file.
  private(set) var isRefusedLate = false

  /// What was found after the last record.
  func note(_ late: ClosingFinding) throws {
    let finding = late.finding
    if finding.severity >= .error { isRefusedLate = true }
    if finding.severity == .warn, late.isFirst { counts.warned += 1 }
    guard tally.add(finding, row: late.position.row) else { return }
    try lines.append {
      FindingLine.append(
        finding, at: late.position, ref: late.reference[...], value: late.value[...], to: &$0)
    }
    try (finding.severity >= .error ? refusals : others).append {
      page.appendRow(
        finding, at: late.position, ref: late.reference[...], value: late.value[...], to: &$0)
    }
  }

  private func count(_ outcome: RecordOutcome, by change: Int) {
    switch outcome {
    case .accepted: counts.accepted += change
    case .held: counts.held += change
    case .unchanged: counts.unchanged += change
    case .rejected: counts.rejected += change
    }
  }

  /// Writes nothing into the fix-file until `restartFixFile`.
  func putOffFixFile() { isFixFilePutOff = true }

  /// Some records stand in the fix-file, or will, that were not to: it is written anew.
  func restartFixFile() throws {
    isFixFilePutOff = false
    try fixFile?.restart()
  }

  private func list(_ finding: Finding, _ row: Row) throws {
    if finding.code == .r122 {
      tidying.count(finding, at: row.position)
      return
    }
    guard tally.add(finding, row: row.position.row) else { return }
    try append(finding, row, at: row.position)
  }

  private func append(_ finding: Finding, _ row: Row, at position: RecordPosition) throws {
    try append(
      finding, at: position, ref: reference(row), value: rawValue(finding, row),
      Self.referenceField(of: row))
  }

  private func append(
    _ finding: Finding, at position: RecordPosition, ref: ArraySlice<UInt8>,
    value: ArraySlice<UInt8>, _ referenceField: FieldName?
  ) throws {
    shown.add([referenceField, finding.field], ofRecord: position.ordinal)
    try lines.append {
      FindingLine.append(finding, at: position, ref: ref, value: value, to: &$0)
    }
    try (finding.severity >= .error ? refusals : others).append {
      page.appendRow(finding, at: position, ref: ref, value: value, to: &$0)
    }
  }

  /// The sender's own key of a record: the first column of most kinds.
  private func reference(_ row: Row) -> ArraySlice<UInt8> {
    Self.referenceField(of: row).map { row.bytes($0) } ?? []
  }

  private static func referenceField(of row: Row) -> FieldName? {
    [.senderRef, .contractNo, .packageCode, .licenceNo, .entryNo, .partyId].first {
      row.table.column(of: $0) != nil
    }
  }

  /// As the sender wrote it.
  private func rawValue(_ finding: Finding, _ row: Row) -> ArraySlice<UInt8> {
    guard let field = finding.field else { return [] }
    return row.written(field, isHijri: finding.isHijri)
  }

  /// R122, once a field.
  func finishTidying() throws {
    for (field, entry) in tidying.ordered {
      _ = tally.add(.r122, entry.severity, row: entry.first.row, times: entry.count)
      let finding = Finding(.r122, entry.severity, field: field, detail: entry.detail)
      try lines.append {
        FindingLine.append(finding, at: entry.first, ref: [], value: [], to: &$0)
      }
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
    if let fixFile { returned = try fixFile.finish() }
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

  /// The file could not be read to its end: of its records nothing is said, of the file as a whole
  /// everything that was.
  func forgetRecords() throws {
    counts = RecordCounts()
    forgetFindings()
    for note in notes { try say(note.fault, note.severity) }
  }

  /// A rule of ours failed: what the others found is nobody's to mend.
  func forgetFindings() {
    tally = FindingTally()
    lines.removeAll()
    refusals.removeAll()
    others.removeAll()
    tidying = TidyingCount()
    shown = ShownContent()
    fixFile = nil
    counts.warned = 0
  }

  func declare(_ records: Int?) { counts.declared = records }
}

extension RecordOutcome {
  /// Whether the record stands in the fix-file.
  func goesBack(with findings: [Finding]) -> Bool {
    self == .rejected || (self == .held && findings.contains(where: \.isHoldToMend))
  }
}
