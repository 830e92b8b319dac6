internal import Bookkeeping
internal import Durability
internal import Logging
internal import Manifests
internal import Parsing
internal import Reporting
internal import Rules
internal import Vocabulary

/// Judges one received file and books the verdict (S2 → S4).
///
/// Everything that will be seen is staged and synced before the one commit; until then a crash
/// leaves a receipt that is judged again from its beginning.
struct SubmissionJudge {
  private let parts: ExchangeParts
  private let claimed: Claimed
  /// The form of event outputs to machines; XML where a value could not stand in a spreadsheet.
  private let forcesXML: Bool
  /// Records of which an earlier judging of the file found, after the last, that they must not be
  /// booked; by ordinal.
  private let refusedLate: [Int: [Finding]]
  private let overtaking: Overtaking?
  private let makeDesk: DeskMaker

  init(
    _ parts: ExchangeParts, _ claimed: Claimed, forcesXML: Bool = false,
    refusedLate: [Int: [Finding]] = [:], overtaking: Overtaking? = nil,
    makeDesk: @escaping DeskMaker = { try $0.desk(forwarding: $1) }
  ) {
    self.parts = parts
    self.claimed = claimed
    self.forcesXML = forcesXML
    self.refusedLate = refusedLate
    self.overtaking = overtaking
    self.makeDesk = makeDesk
  }

  /// - Returns: the posting that books the verdict; its files are staged in `claimed.work`.
  /// - Throws: `Overtaken`, and nothing is booked, where `overtaking` says so.
  func judge() throws -> Posting {
    let count = try AttemptCount(claimed, at: parts.clock.now())
    if count.attempt > parts.settings.attempts { return try quarantine(count.trace) }
    do {
      return try judgeCounted()
    } catch {
      // The world's passing fault is not the file's: it may come as often as it likes. A full disk
      // still lets go of a name.
      if error.isTemporaryTrouble || error is Overtaken {
        try claimed.work.folder.unlink(WorkFolder.attempts)
      }
      throw error
    }
  }

  private func judgeCounted() throws -> Posting {
    let stage = Stage(work: claimed.work, parts.group)
    do {
      let first = try parts.ledger.transact(at: parts.clock.now()) { transaction in
        try judge(in: transaction, stage)
      }
      switch first {
      case .booked(let posting): return posting
      case .refused(let refusal): return try book(refusal, stage)
      }
    } catch is FormulaInMachineFile {
      return try SubmissionJudge(
        parts, claimed, forcesXML: true, refusedLate: refusedLate, overtaking: overtaking,
        makeDesk: makeDesk
      ).judgeCounted()
    } catch let late as RefusedLate {
      return try without(late).judgeCounted()
    } catch let imbalance as LedgerImbalance {
      let sentence = RuleWords.texts[.l314].sentence
      parts.notices.tell(
        .critical, "L314: \(sentence.en) \(sentence.ar) \(imbalance.gap)")
      throw imbalance
    }
  }

  /// The verdict that `judge` would give, with nothing booked: every transaction is discarded.
  func rehearse() throws -> Rehearsal {
    do {
      return try rehearseOnce()
    } catch let late as RefusedLate {
      return try without(late).rehearse()
    }
  }

  /// The same file, its late refusals known before it is read.
  private func without(_ late: RefusedLate) -> SubmissionJudge {
    SubmissionJudge(
      parts, claimed, forcesXML: forcesXML,
      refusedLate: refusedLate.merging(late.findings) { known, _ in known },
      overtaking: overtaking, makeDesk: makeDesk)
  }

  private func rehearseOnce() throws -> Rehearsal {
    let stage = Stage(work: claimed.work, parts.group)
    var draft: ResponseDraft?
    let first = try parts.ledger.transact(at: parts.clock.now()) { transaction in
      .discard(try judge(in: transaction, stage) { draft = $0 }.value)
    }
    switch first {
    case .booked(let posting): return Rehearsal(posting: posting, draft: draft)
    case .refused(let refusal):
      let posting = try book(refusal, stage) { .discard($0) }
      return Rehearsal(posting: posting, draft: refusal.draft)
    }
  }

  private enum First {
    case booked(Posting)
    case refused(Refusal)
  }

  private func judge(
    in transaction: any LedgerTransaction, _ stage: Stage,
    _ watch: (ResponseDraft) -> Void = { _ in }
  ) throws -> Ending<First> {
    let draft = ResponseDraft(claimed, stage: stage)
    watch(draft)
    let answer = try EnvelopeCheck(
      claimed: claimed, ledger: transaction, season: parts.settings.season
    ).answer()
    let severities = Rulebook.severities(overridden: answer.parameters?.severities ?? [:])
    let isRefused = try warn(answer.warnings, severities, draft) || !answer.faults.isEmpty
    if let earlier = answer.duplicateOf {
      return .commit(.booked(try bookDuplicate(earlier, draft, stage, transaction)))
    }
    for fault in answer.faults { try draft.note(fault) }
    guard !isRefused, let envelope = claimed.envelope,
      let encoding = claimed.encoding, let sender = answer.sender,
      let parameters = answer.parameters
    else {
      return .commit(
        .booked(try close(draft, .rejected, stage, transaction, rules: Self.fileRules)))
    }
    let context = RuleContext(
      season: envelope.season, kind: envelope.kind, syntax: envelope.syntax, sender: sender,
      receivedAt: claimed.receivedAt, parameters: parameters,
      severities: severities, vaccines: answer.vaccines)
    let run = try RecordRun(
      parts: parts, claimed: claimed, envelope: envelope, encoding: encoding, context: context,
      transaction: transaction, stage: stage, draft: draft, forcesXML: forcesXML,
      refusedLate: refusedLate, overtaking: overtaking, makeDesk: makeDesk)
    let outcome = try run.run()
    if let refusal = outcome.refusal { return .discard(.refused(refusal)) }
    let posting = try close(
      draft, outcome.verdict, stage, transaction, rules: outcome.rules,
      standing: outcome.standing)
    return .commit(.booked(posting))
  }

  /// Says F006 and F015 as the season weighs them; true where that refuses the file.
  private func warn(
    _ warnings: [FileFault], _ severities: [Severity?], _ draft: ResponseDraft
  ) throws -> Bool {
    var isRefused = false
    for warning in warnings {
      guard let severity = severities[Int(warning.code.rawValue)] else { continue }
      try draft.note(warning, severity)
      if severity >= .error { isRefused = true }
    }
    return isRefused
  }

  /// Books a refusal after everything that was posted on the way has been discarded.
  private func book(
    _ refusal: Refusal, _ stage: Stage, _ end: (Posting) -> Ending<Posting> = { .commit($0) }
  ) throws -> Posting {
    try stage.discard()
    return try parts.ledger.transact(at: parts.clock.now()) { transaction in
      for fault in refusal.faults { try refusal.draft.note(fault) }
      refusal.draft.refuseAll()
      if refusal.returnsEveryRecord { try refusal.writeEveryRecord(parts, claimed) }
      try refusal.spool.remove()
      try refusal.noteFirstRefusals(in: transaction)
      let posting = try close(
        refusal.draft, refusal.verdict, stage, transaction, rules: refusal.rules,
        skipped: refusal.skipped, standing: refusal.standing, isOurs: refusal.skipped > 0)
      return end(posting)
    }
  }

  private func bookDuplicate(
    _ earlier: Posting, _ draft: ResponseDraft, _ stage: Stage,
    _ transaction: any LedgerTransaction
  ) throws -> Posting {
    let name = earlier.submission?.fileName ?? ""
    try draft.note(
      FileFault(
        .f009, en: "The same as \(name), posting \(earlier.number).",
        ar: "مطابق للملف \(name)، القيد \(earlier.number)."))
    try EarlierResult(parts).stage(earlier, beside: claimed, stage)
    return try close(
      draft, .duplicate, stage, transaction, rules: Self.fileRules,
      earlier: EarlierSubmission(fileName: name, posting: earlier.number))
  }

  /// A file that made the program fail: nothing is the sender's to mend.
  func quarantine(_ trace: String) throws -> Posting {
    parts.notices.tell(
      .critical, "receipt \(claimed.receipt) ended the program too often: quarantined\n\(trace)")
    _ = try claimed.work.folder.writeDurably(
      trace.utf8, named: WorkFolder.trace, replacing: true)
    let stage = Stage(work: claimed.work, parts.group)
    return try parts.ledger.transact(at: parts.clock.now()) { transaction in
      let draft = ResponseDraft(claimed, stage: stage)
      return .commit(
        try close(draft, .quarantined, stage, transaction, rules: 0, skipped: 1, isOurs: true))
    }
  }

  private static let fileRules = Rulebook.fileRules.count

  /// Stages the responses, RES last, syncs everything, and files the posting: the commit follows.
  private func close(
    _ draft: ResponseDraft, _ verdict: Verdict, _ stage: Stage,
    _ transaction: any LedgerTransaction, rules: Int, skipped: Int = 0,
    standing: LevelStanding? = nil, earlier: EarlierSubmission? = nil, isOurs: Bool = false
  ) throws -> Posting {
    try draft.finishFixFile()
    try draft.finishTidying()
    var result = SubmissionResult(
      fileName: claimed.fileName, sha256: claimed.sha256, sender: claimed.party,
      season: claimed.envelope?.season, kind: claimed.envelope?.kind,
      sequence: claimed.envelope?.sequence, verdict: verdict, posting: transaction.number,
      receivedAt: claimed.receivedAt, completedAt: transaction.at,
      rulesVersion: Rulebook.version, referenceVersion: "p\(transaction.number - 1)",
      counts: draft.counts, rulesEvaluated: rules)
    result.rulesSkipped = skipped
    result.standing = standing
    result.earlier = earlier
    result.isOursToMend = isOurs
    result.recall = claimed.recall?.recall
    result.findings = draft.tally
    let responses = ResponseFiles(parts, claimed, stage)
    var document = try responses.write(
      result, draft, sender: try transaction.partyBook()[claimed.party])
    let disclosures = ResponseDisclosures(
      transaction: transaction, isOfPeople: claimed.envelope?.kind.isOfPeople ?? false)
    try disclosures.write(stage.files, draft, earlier: earlier?.posting)
    var posting = self.posting(verdict, draft, stage, transaction, earlier)
    let place = try LogBook(parts).enter(
      posting, receipt: claimed.slip.encoded,
      result: LoggedResult(
        sha256: document.sha256, disclosure: disclosures.ofResult(for: claimed.party, draft)),
      in: transaction)
    try responses.finish(&document, at: place)
    posting.files = stage.files
    try disclosures.writeResult(posting.files[document.output.index], draft)
    try OriginalCopy(claimed, parts).complete()
    try stage.sync()
    try transaction.note(
      draft.tally.found.map {
        FileCause(code: $0.code, severity: $0.severity, count: $0.count)
      })
    try transaction.record(posting)
    return posting
  }

  private func posting(
    _ verdict: Verdict, _ draft: ResponseDraft, _ stage: Stage,
    _ transaction: any LedgerTransaction, _ earlier: EarlierSubmission?
  ) -> Posting {
    let hasPosted = verdict == .accepted || verdict == .partial
    return Posting(
      number: transaction.number, cause: .file, at: transaction.at,
      submission: Submission(
        receipt: claimed.receipt, party: claimed.party, fileName: claimed.fileName,
        responseBase: claimed.responseBase, base: claimed.base,
        season: claimed.envelope?.season, kind: claimed.envelope?.kind,
        sequence: claimed.envelope?.sequence, receivedAt: claimed.receivedAt,
        sha256: claimed.sha256, contentSHA256: claimed.contentSHA256, verdict: verdict,
        counts: draft.counts, hasPosted: hasPosted, duplicateOf: earlier?.posting,
        recall: claimed.recall?.recall),
      files: stage.files)
  }
}
