internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Vocabulary

/// Makes a posting without a sender: staged, numbered, booked like a submission, in a folder of
/// `work/` that carries the posting's number.
struct CutMaker {
  let parts: ExchangeParts

  /// - Parameter body: stages what the posting releases and changes what it changes; false where
  ///   there is nothing to book after all.
  /// - Returns: the booked posting and where its files are staged; nil where nothing was booked.
  func make(
    _ cause: PostingCause, at time: Instant? = nil, isFull: Bool = false,
    forgotten: LoggedForgetting? = nil,
    _ body: (any LedgerTransaction, Stage) throws -> Bool
  ) throws -> (Posting, WorkFolder)? {
    var work: WorkFolder?
    let posting = try parts.ledger.transact(at: time ?? parts.clock.now()) {
      transaction -> Ending<Posting?> in
      let name = WorkFolder.name(ofPosting: transaction.number)
      // What an attempt that was never booked left there is removed first.
      try parts.home.work.removeTree(name)
      let folder = WorkFolder(
        name: name, folder: try parts.home.work.makeChild(name, mode: .secretFolder))
      work = folder
      let stage = Stage(work: folder, parts.group)
      guard try body(transaction, stage) else { return .discard(nil) }
      try stage.sync()
      let posting = Posting(
        number: transaction.number, cause: cause, at: transaction.at, files: stage.files)
      try LogBook(parts).enter(posting, isFull: isFull, forgotten: forgotten, in: transaction)
      try transaction.record(posting)
      return .commit(posting)
    }
    guard let work else { return nil }
    guard let posting else {
      try parts.home.work.removeTree(work.name)
      return nil
    }
    return (posting, work)
  }
}
