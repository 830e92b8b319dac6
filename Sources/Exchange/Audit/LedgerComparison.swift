package import Archiving
package import Bookkeeping
package import Vocabulary

/// Compares the ledger with the log: the entries it keeps, and the rows that they tell of.
package final class LedgerComparison {
  private let ledger: any LedgerReader
  private let archive: Archive
  private let report: (AuditFinding) -> Void
  private var entries = 0
  private var booked: Int?

  package init(
    _ ledger: any LedgerReader, _ archive: Archive, report: @escaping (AuditFinding) -> Void
  ) {
    self.ledger = ledger
    self.archive = archive
    self.report = report
  }

  /// Compares one entry of the archive's log with the posting of its number.
  ///
  /// Entries from after this view of the ledger are not compared: a service may go on meanwhile.
  package func check(_ step: LogWalk.Step, _ leaf: LogLeaf?) throws {
    let booked = try booked ?? ledger.lastPosting()
    self.booked = booked
    if step.index > booked, step.isSigned { return }
    entries = step.index + 1
    guard let booked = try ledger.leaves(from: step.index, upTo: step.index).first else {
      return say(step.index, "log_leaf")
    }
    if Array(booked.entry.utf8) != step.bytes { say(step.index, "log_leaf") }
    guard step.index > 0, let leaf else { return }
    guard let posting = try ledger.posting(step.index) else { return say(step.index, "posting") }
    let told = try told(of: posting, leaf)
    if told.submission != leaf.submission { say(step.index, "submission") }
    if told.files != leaf.files { say(step.index, "booked_file") }
    if told.disclosures != leaf.disclosures { say(step.index, "disclosure") }
    if told.cause != leaf.cause || told.at != leaf.at { say(step.index, "posting") }
    try checkResult(of: posting, leaf)
  }

  /// Postings that the archive's log does not tell of.
  package func finish() throws {
    for posting in stride(from: entries, through: try ledger.lastPosting(), by: 1) {
      report(
        AuditFinding(.ledgerDiffers, posting: posting, at: "archive/log: no entry \(posting)"))
    }
  }

  /// The entry that the rows of today would make. What they do not hold, the receipt's digest and a
  /// result's without its place, is the entry's own.
  private func told(of posting: Posting, _ leaf: LogLeaf) throws -> LogLeaf {
    var told = LogLeaf(
      posting: posting.number, cause: posting.cause.rawValue, at: posting.at, season: leaf.season,
      isFull: leaf.isFull)
    told.submission = posting.submission.map { LoggedSubmission($0, receipt: nil) }
    told.submission?.slip = leaf.submission?.slip
    told.files = posting.files.compactMap { LoggedFile($0, of: posting, result: nil) }
    for (index, file) in leaf.files.enumerated()
    where file.place == .result && told.files.indices.contains(index) {
      told.files[index].place = .result
      told.files[index].digest = file.digest
    }
    told.disclosures = try ledger.disclosures(inPosting: posting.number).map {
      LoggedDisclosure($0)
    }
    return told
  }

  /// RES as a whole: its entry digests it without its place.
  private func checkResult(of posting: Posting, _ leaf: LogLeaf) throws {
    guard let submission = posting.submission,
      let result = posting.files.last(where: { $0.output == "RES" })
    else { return }
    // A file that is not there is the archive's own finding.
    do {
      let path = ArchiveLayout.folder(of: submission) + [result.name]
      guard let file = try archive.open(path) else { return }
      if try file.digest() == result.sha256 { return }
      say(posting.number, "booked_file, \(result.output)")
    } catch is SealTrouble {
      // So is one that does not open.
    }
  }

  private func say(_ posting: Int, _ table: String) {
    report(AuditFinding(.ledgerDiffers, posting: posting, at: "ledger.sqlite: \(table)"))
  }
}
