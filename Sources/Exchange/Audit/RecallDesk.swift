internal import Archiving
package import Bookkeeping
internal import Durability
internal import Manifests
package import Vocabulary

/// When a rule was wrong: finds whom it refused, and has them judged again by the rules of today.
///
/// A recalled file is a receipt like any other, laid into `work/` with the records that are meant:
/// judging, booking and settling are the common way, and so is every crash. Its result stands beside
/// the first one, under the next number of its name.
package struct RecallDesk {
  private let parts: ExchangeParts
  private let code: RuleCode

  package init(_ parts: ExchangeParts, _ code: RuleCode) {
    self.parts = parts
    self.code = code
  }

  /// One file that the rule refused, or records of which it refused.
  package struct Affected: Sendable, Equatable {
    package let posting: Int
    package let submission: Submission
    /// Rows that the rule refused and that nobody has sent again since; nil where the file was
    /// refused whole.
    package let rows: [Int]?
    /// Rows whose reference stands in the ledger by now, open or closed: what was said last holds.
    package let mended: Int
    /// The rule refused more records than the result lists: of the others nothing is known here.
    package let isCut: Bool
    package let standing: Standing
  }

  package enum Standing: String, Sendable {
    /// Can be judged again.
    case open = "OPEN"
    /// Was judged again already.
    case recalled = "RECALLED"
    /// Everybody came again.
    case mended = "MENDED"
    /// Of a kind that only its sender can send again: what it says may be out of date.
    case ofSender = "SENDER"
    /// The archive lacks its result, or the season's key.
    case lost = "LOST"
  }

  /// In the order of posting.
  package func affected(
    since instant: Instant, in ledger: any LedgerInspection
  ) throws -> [Affected] {
    try ledger.postings(refusedBy: code, since: instant).compactMap { number in
      guard let posting = try ledger.posting(number), let submission = posting.submission,
        submission.verdict != .duplicate
      else { return nil }
      return try affected(posting, submission, ledger)
    }
  }

  private func affected(
    _ posting: Posting, _ submission: Submission, _ ledger: any LedgerInspection
  ) throws -> Affected {
    func answer(_ standing: Standing, _ rows: [Int]? = [], mended: Int = 0) -> Affected {
      Affected(
        posting: posting.number, submission: submission, rows: rows, mended: mended,
        isCut: isCut, standing: standing)
    }
    var isCut = false
    guard let judged = try result(of: posting, submission) else { return answer(.lost) }
    isCut = judged.isCut
    let refused = judged.records.filter { $0.value.refused.contains(code.name) }
    if try ledger.isRecalled(Recall(posting: posting.number, code: code)) {
      return answer(.recalled, refused.keys.sorted())
    }
    let isOfPeople = submission.kind == .plg || submission.kind == .stf
    guard isOfPeople else { return answer(.ofSender, refused.keys.sorted()) }
    // Nothing of it was posted: whoever the rule did not refuse waits for it too.
    if judged.isRefused {
      return answer(try isSentAgain(submission, ledger) ? .mended : .open, nil)
    }
    let parties = try ledger.partyBook()
    var rows: [Int] = []
    var mended = 0
    for (row, record) in refused {
      let isKnown = try ledger.people(reference: record.reference).contains { id in
        guard let owner = try ledger.person(id: id)?.owner else { return false }
        return owner == submission.party || parties[owner]?.parent == submission.party
      }
      if isKnown { mended += 1 } else { rows.append(row) }
    }
    return answer(rows.isEmpty ? .mended : .open, rows.sorted(), mended: mended)
  }

  /// A file that was refused whole may have come again under the same name, mended or not.
  private func isSentAgain(
    _ submission: Submission, _ ledger: any LedgerReader
  ) throws -> Bool {
    try ledger.submissions(named: submission.base).contains { $0.submission?.hasPosted == true }
      || ledger.posted(contentSHA256: submission.contentSHA256, by: submission.party) != nil
  }

  private func result(of posting: Posting, _ submission: Submission) throws -> JudgedRecords? {
    guard let file = posting.files.last(where: { $0.output == "RES" }) else { return nil }
    do {
      guard let shelf = try shelf(of: submission), let name = EntryName(file.name),
        let result = try shelf.open(name)
      else { return nil }
      return JudgedRecords(try result.readAll(limit: 1 << 30))
    } catch let trouble as SealTrouble where trouble.isOfKey {
      // Its season was forgotten.
      return nil
    }
  }

  private func shelf(of submission: Submission) throws -> ArchiveShelf? {
    try parts.archive.shelf(ArchiveLayout.folder(of: submission))
  }

  /// Lays the records of one file into `work/` as a new receipt, and has it judged and settled.
  ///
  /// A crash before the receipt is on disk leaves a folder without one, which the next start removes;
  /// behind it, a receipt that the next start judges.
  ///
  /// - Returns: the result's posting; nil where the archive lacks the file, or something waits in
  ///   work for now.
  package func judgeAgain(_ affected: Affected) throws -> Posting? {
    precondition(affected.standing == .open, "only what can be judged again is")
    let receipt = try WorkCensus(parts.home, parts.ledger).next()
    let name = WorkFolder.name(ofReceipt: receipt)
    do {
      guard try lay(affected, receipt, name) else {
        try parts.home.work.removeTree(name)
        return nil
      }
    } catch {
      try? parts.home.work.removeTree(name)
      throw error
    }
    _ = try Rounds(parts).recover()
    return try parts.ledger.read { try $0.posting(ofReceipt: receipt) }
  }

  private func lay(_ affected: Affected, _ receipt: Int, _ name: EntryName) throws -> Bool {
    let submission = affected.submission
    guard let shelf = try shelf(of: submission), let slip = try shelf.receipt()
    else { return false }
    let work = WorkFolder(
      name: name, folder: try parts.home.work.makeChild(name, mode: .secretFolder))
    let sha256 = try ReplaySource.layOriginal(submission.fileName, of: shelf, in: work)
    guard let then = Claimed(slip, in: work), sha256 == then.sha256 else {
      return false
    }
    let number = try parts.ledger.read {
      try $0.receipts(ofBase: submission.base, from: submission.party)
    }
    let claimed = Claimed(
      receipt: receipt, work: work, party: then.party, fileName: then.fileName, base: then.base,
      responseBase: "\(then.base).r\(number + 1)", envelope: then.envelope,
      receivedAt: parts.clock.now(), sha256: then.sha256, contentSHA256: then.contentSHA256,
      encoding: then.encoding, faults: then.faults,
      recall: RecalledRecords(
        recall: Recall(posting: affected.posting, code: code), rows: affected.rows.map { Set($0) }))
    try work.folder.write(claimed.slip, as: WorkFolder.receipt)
    try work.folder.sync()
    return true
  }
}
