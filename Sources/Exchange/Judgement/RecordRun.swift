internal import Bookkeeping
internal import Durability
internal import Logging
internal import Manifests
internal import Parsing
internal import Reporting
internal import Rules
internal import Vocabulary

/// All records of one file through the rules and the ledger, inside one transaction.
final class RecordRun {
  /// How it came out.
  struct Outcome {
    var verdict = Verdict.accepted
    /// Set where nothing may be posted.
    var refusal: Refusal?
    /// Rules that were run over the file.
    var rules: Int
    var standing: LevelStanding?
  }

  private let parts: ExchangeParts
  private let claimed: Claimed
  private let envelope: Envelope
  private let encoding: TextEncoding
  private let context: RuleContext
  private let transaction: any LedgerTransaction
  private let stage: Stage
  private let draft: ResponseDraft
  private let forcesXML: Bool
  private let refusedLate: [Int: [Finding]]
  private let overtaking: Overtaking?
  private let makeDesk: DeskMaker
  private var spool: FindingSpool
  /// What others than the sender are told of its records.
  private let notices: UpdateFiles
  private var sums: ControlSums
  /// Nil before the second batch: a short file says enough by having begun.
  private var reached: StandingFile?
  /// Records refused by R and X rules: what F013 counts.
  private var refusedBeforeLedger = 0

  init(
    parts: ExchangeParts, claimed: Claimed, envelope: Envelope, encoding: TextEncoding,
    context: RuleContext, transaction: any LedgerTransaction, stage: Stage,
    draft: ResponseDraft, forcesXML: Bool, refusedLate: [Int: [Finding]],
    overtaking: Overtaking?, makeDesk: @escaping DeskMaker
  ) throws {
    self.parts = parts
    self.claimed = claimed
    self.envelope = envelope
    self.encoding = encoding
    self.context = context
    self.transaction = transaction
    self.stage = stage
    self.draft = draft
    self.forcesXML = forcesXML
    self.refusedLate = refusedLate
    self.overtaking = overtaking
    self.makeDesk = makeDesk
    spool = FindingSpool(in: claimed.work.folder)
    notices = UpdateFiles(parts, transaction, stage)
    sums = ControlSums(table: envelope.kind.table)
  }

  func run() throws -> Outcome {
    let original = try OriginalCopy(claimed, parts)
    defer { original.leave() }
    let manifest: OpenedManifest
    switch unsafe try OpenedManifest.open(
      claimed.work.folder.openFile(WorkFolder.content), envelope, encoding: encoding,
      limits: parts.settings.limits, observe: { unsafe try original.observe($0) })
    {
    case .refused(let fault): return try refused([fault])
    case .opened(let opened): manifest = opened
    }
    try noteUnknownColumns(manifest)
    let level = try QuotaLevelWatch(transaction, context)
    let forwarding = try VisaForwarding(
      parts, transaction, stage, season: context.season, forcesXML: forcesXML)
    var desk = try makeDesk(
      DeskSetting(
        transaction: transaction, context: context, masterKey: parts.masterKey,
        notices: notices, refusedLate: refusedLate), forwarding)
    let pipeline = RecordPipeline(
      manifest, context: context, batchRecords: parts.settings.batchRecords)
    let ending = try judgeAll(pipeline, &desk, manifest, forwarding)
    var totals: DeclaredTotals?
    var faults = manifest.attributes().flatMap(envelope.disagreement).map { [$0] } ?? []
    switch ending {
    case .refused(let fault): faults.append(fault)
    case .end(let declared): totals = declared
    case .failed, .cancelled: preconditionFailure("a failed reading is thrown")
    }
    guard let totals else { return try refused(faults) }
    try original.finish(expecting: claimed.sha256)
    if claimed.recall == nil { draft.declare(totals.records) }
    try desk.judgeReferences()
    try amendDraft()
    try desk.finish()
    for late in try desk.closingFindings() { try draft.note(late) }
    try notices.finish()
    return try conclude(totals, faults, skipped: pipeline.skipped, try level.standing())
  }

  private func judgeAll(
    _ pipeline: RecordPipeline, _ desk: inout any Desk, _ manifest: OpenedManifest,
    _ forwarding: VisaForwarding?
  ) throws -> RecordPipeline.Ending {
    var found = RecordFindings(severities: context.severities)
    // Nothing is staged, finished or discarded while people are still being written.
    defer { forwarding?.settle() }
    return try pipeline.run { batch, release in
      try overtaking?.check()
      try noteReached()
      try desk.expect(batch)
      for index in 0..<batch.count where try selects(batch[index]) {
        try judge(batch[index], &desk, &found, manifest)
      }
      try transaction.writeRegistered()
      if exceedsThreshold { draft.putOffFixFile() }
      tellProgress(after: batch.count)
      if let forwarding { forwarding.flush(batch, release: release) } else { release() }
    }
  }

  /// Of a recalled file only what the rule had refused, and nobody who stands in the ledger by now:
  /// what the sender said last holds.
  private func selects(_ row: Row) throws -> Bool {
    guard let recall = claimed.recall else { return true }
    // Control totals are over the whole file.
    if recall.rows == nil { sums.add(row) }
    guard recall.holds(row.position.row) else { return false }
    let owner = row.party(.agencyId) ?? context.sender.id
    return try transaction.person(reference: row.bytes(.senderRef), of: owner) == nil
  }

  /// How far it came, should this file end the process.
  private func noteReached() throws {
    guard draft.counts.records > 0 else { return }
    let file = try reached ?? claimed.work.folder.standingFile(WorkFolder.reached, size: 32)
    try file.write("\(draft.counts.records)")
    reached = file
  }

  private func tellProgress(after count: Int) {
    let records = draft.counts.records
    let step = 20_000
    guard records >= step, records / step != (records - count) / step else { return }
    parts.notices.progress("\(claimed.fileName): \(records) records judged")
  }

  private func judge(
    _ row: Row, _ desk: inout any Desk, _ found: inout RecordFindings,
    _ manifest: OpenedManifest
  ) throws {
    found.removeAll()
    found.adopt(row.batch.findings(of: row.index))
    if claimed.recall == nil { sums.add(row) }
    let outcome = try desk.handle(row, &found)
    if !found.list.isEmpty {
      try spool.append(
        FindingSpool.Entry(
          ordinal: row.position.ordinal, outcome: outcome, findings: found.list))
    }
    if outcome == .rejected, found.list.contains(where: \.isBeforeLedger) {
      refusedBeforeLedger += 1
    }
    skipped.append(contentsOf: found.skipped)
    if !found.forMinistry.isEmpty, outcome == .accepted || outcome == .held {
      try tellMinistry(of: row, found)
    }
    try draft.note(row, found.list, outcome, manifest)
  }

  /// What the sender is not told (exchange.md §5), by the reference that names the person.
  private func tellMinistry(of row: Row, _ found: RecordFindings) throws {
    let owner = found.subject?.owner ?? row.party(.agencyId) ?? context.sender.id
    let ref = found.subject?.ref ?? row.bytes(.senderRef)
    for finding in found.forMinistry {
      var since: CalendarDate?
      if case .date(let day) = finding.detail { since = day }
      try notices.tell(.ministry, people: 1) {
        $0.append(
          finding.code, owner: owner, ref: ref, file: claimed.fileName, row: row.position.row,
          since: since)
      }
    }
  }

  private var skipped: [RuleCode] = []

  /// What came up after the last record is said as if it had been found with the others.
  private func amendDraft() throws {
    var merging: LateMerging?
    try transaction.eachLateFinding { late in
      let merge = try merging ?? LateMerging(into: draft, spool, in: claimed.work.folder)
      merging = merge
      try merge.add(late)
    }
    guard let merging else { return }
    let earlier = spool
    spool = try merging.finish()
    try earlier.remove()
    refusedBeforeLedger += merging.refused
    if merging.changesFixFile { try writeFixFileAnew() }
  }

  private func writeFixFileAnew() throws {
    try draft.restartFixFile()
    try SecondReading(parts, claimed).write(draft, spool) { entry in
      entry.map { $0.outcome.goesBack(with: $0.findings) } ?? false
    }
  }

  /// After the last record: control totals, rules that did not run, the share of refused records,
  /// all-or-nothing kinds; in this order, and all that apply are said.
  private func conclude(
    _ totals: DeclaredTotals, _ faults: [FileFault], skipped: [RuleCode],
    _ standing: LevelStanding?
  ) throws -> Outcome {
    var outcome = Outcome(rules: ruleCount, standing: standing)
    var refusal = Refusal(
      draft: draft, verdict: .rejected, rules: ruleCount, spool: spool, context: context)
    refusal.standing = standing?.unmoved
    refusal.faults = faults
    let failed = Set(skipped + self.skipped)
    if !failed.isEmpty {
      let codes = failed.map(\.name).sorted().joined(separator: ", ")
      parts.notices.tell(
        .critical, "receipt \(claimed.receipt): rules that could not run: \(codes)")
      draft.forgetFindings()
      refusal.faults = []
      refusal.verdict = .quarantined
      refusal.skipped = failed.count
      refusal.returnsEveryRecord = false
      outcome.refusal = refusal
      return outcome
    }
    if claimed.recall != nil { refusal.returnsEveryRecord = false }
    if claimed.recall?.rows == nil, let fault = sums.disagreement(with: totals) {
      refusal.faults.append(fault)
    }
    if let fault = quarantine() {
      refusal.faults.append(fault)
      refusal.verdict = .quarantined
    }
    let isIncomplete = context.kind.isAllOrNothing && draft.counts.rejected > 0
    let hasFatal = draft.tally.found.contains { $0.severity == .fatal } || draft.isRefusedLate
    if !refusal.faults.isEmpty || isIncomplete || hasFatal || nothingPasses {
      if refusal.faults.isEmpty, !isIncomplete, !hasFatal {
        refusal.firstRefusals = try firstRefusals()
      }
      outcome.refusal = refusal
      return outcome
    }
    if draft.isFixFilePutOff { try writeFixFileAnew() }
    outcome.verdict = draft.counts.rejected > 0 ? .partial : .accepted
    return outcome
  }

  private func firstRefusals() throws -> [QuotaKey: Instant] {
    guard context.kind == .plg, let country = context.quotaCountry else { return [:] }
    return try transaction.quotaBook(of: country).firstRefusals
  }

  private var nothingPasses: Bool { draft.counts.rejected == draft.counts.records }

  /// F013: too many records refused by R and X rules; small files are never quarantined.
  private func quarantine() -> FileFault? {
    guard claimed.recall == nil, exceedsThreshold else { return nil }
    let records = draft.counts.records
    let shown = Self.percent(context.parameters.rejectThresholdBasisPoints)
    return FileFault(
      .f013, en: "\(refusedBeforeLedger) of \(records) records refused; the limit is \(shown) %.",
      ar: "رُفض \(refusedBeforeLedger) من \(records) سجلًا، والحد \(shown)٪.")
  }

  /// Of the records so far.
  private var exceedsThreshold: Bool {
    let records = draft.counts.records
    let threshold = context.parameters.rejectThresholdBasisPoints
    return records >= 20 && refusedBeforeLedger * 10_000 > records * threshold
  }

  /// `30`, `12.5`.
  private static func percent(_ basisPoints: Int) -> String {
    var text = "\(basisPoints / 100)"
    if basisPoints % 100 > 0 { text += ".\(basisPoints % 100 / 10)" }
    if basisPoints % 10 > 0 { text += "\(basisPoints % 10)" }
    return text
  }

  /// A rule that the season switched off, for everyone or for the sender's country, is not
  /// evaluated.
  private var ruleCount: Int {
    let kind = context.kind
    let codes =
      Rulebook.fileRules.map(\.code) + Rulebook.recordRules(for: kind).map(\.code)
      + Rulebook.crossRules(for: kind).map(\.code) + Rulebook.ledgerRules(for: kind).map(\.code)
    return codes.count { context.severities[Int($0.rawValue)] != nil }
  }

  private func refused(_ faults: [FileFault]) throws -> Outcome {
    try draft.forgetRecords()
    var refusal = Refusal(
      draft: draft, verdict: .rejected, rules: Rulebook.fileRules.count, spool: spool,
      context: context)
    refusal.faults = faults
    refusal.returnsEveryRecord = false
    return Outcome(verdict: .rejected, refusal: refusal, rules: ruleCount)
  }

  private func noteUnknownColumns(_ manifest: OpenedManifest) throws {
    if let remark = manifest.unknownColumns { try draft.note(remark, .info) }
  }
}

extension Finding {
  /// An error of an R or X rule.
  fileprivate var isBeforeLedger: Bool {
    severity >= .error && code.rawValue < RuleCode.l301.rawValue
  }
}

extension LevelStanding {
  /// As if nothing had been taken.
  fileprivate var unmoved: LevelStanding {
    var standing = self
    standing.after = before
    return standing
  }
}
