internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Parsing
internal import Reporting
internal import Rules
internal import Vocabulary

/// A file of which nothing may be posted: what its sender is told, once everything that was booked
/// on the way has been discarded.
struct Refusal {
  var draft: ResponseDraft
  var verdict: Verdict
  var faults: [FileFault] = []
  var rules: Int
  var skipped = 0
  var spool: FindingSpool
  var context: RuleContext
  var standing: LevelStanding?
  /// Where a place was refused for the first time: the one thing that stays of a list of which
  /// nobody found room.
  var firstRefusals: [QuotaKey: Instant] = [:]
  /// The fix-file holds every record, good ones with no codes; false where the file could not be
  /// read to its end.
  var returnsEveryRecord = true

  init(
    draft: ResponseDraft, verdict: Verdict, rules: Int, spool: FindingSpool, context: RuleContext
  ) {
    self.draft = draft
    self.verdict = verdict
    self.rules = rules
    self.spool = spool
    self.context = context
  }

  func noteFirstRefusals(in transaction: any LedgerTransaction) throws {
    guard let country = context.quotaCountry, !firstRefusals.isEmpty else { return }
    var book = try transaction.quotaBook(of: country)
    for (key, instant) in firstRefusals { book.noteFirstRefusal(at: key, instant) }
    try transaction.save(book)
    try transaction.intendBalance(of: book)
  }

  /// Writes each record back with what was found in it. The stage has been emptied before.
  func writeEveryRecord(_ parts: ExchangeParts, _ claimed: Claimed) throws {
    try SecondReading(parts, claimed).write(draft, spool) { _ in true }
  }
}

/// The file read once more, to write records back in their places with what was found in them.
struct SecondReading {
  private let parts: ExchangeParts
  private let claimed: Claimed

  init(_ parts: ExchangeParts, _ claimed: Claimed) {
    self.parts = parts
    self.claimed = claimed
  }

  /// Writes into the draft's fix-file the records that `includes` chooses; nil: nothing was found.
  func write(
    _ draft: ResponseDraft, _ spool: FindingSpool,
    where includes: (FindingSpool.Entry?) -> Bool
  ) throws {
    guard let envelope = claimed.envelope, let encoding = claimed.encoding else { return }
    let opening = unsafe try OpenedManifest.open(
      claimed.work.folder.openFile(WorkFolder.content), envelope, encoding: encoding,
      limits: parts.settings.limits, observe: { _ in })
    guard case .opened(let manifest) = opening else {
      preconditionFailure("a file that was read once cannot be read again")
    }
    let fixFile = try draft.fixFile(manifest)
    let findings = try spool.reader()
    let pipeline = RecordPipeline(
      ofRecordsAlone: manifest, batchRecords: parts.settings.batchRecords)
    _ = try pipeline.run { batch, release in
      for index in 0..<batch.count {
        let row = batch[index]
        let entry = try findings.entry(of: row.position.ordinal)
        if includes(entry) { fixFile.append(row, entry?.findings ?? []) }
      }
      release()
    }
  }
}
