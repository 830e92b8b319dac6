package import Archiving
package import Bookkeeping
package import Reporting
internal import Rules
internal import Vocabulary

/// Enters a posting into the audit log, inside the posting's own transaction: one entry a posting,
/// under its number.
///
/// A ledger that is older than the log has its earlier postings entered first. A crash leaves no
/// part of it: the ledger's commit decides for all at once.
package struct LogBook {
  /// Made where it is asked for: most postings do without.
  private let makeState: () -> HomeState
  private var state: HomeState { makeState() }
  private let season: Season
  private var keeper: LogKeeper?

  package init(
    signingKey: SigningKey, masterKey: MasterKey, settings: ExchangeSettings
  ) {
    makeState = {
      HomeState(
        origin: "masar/" + signingKey.verifyingKey.id, key: signingKey.verifyingKey.text,
        masterFingerprint: masterKey.fingerprint, settings: settings.decidingDigest,
        rules: Rulebook.version)
    }
    season = settings.season
  }

  init(_ parts: ExchangeParts) {
    self.init(
      signingKey: parts.signingKey, masterKey: parts.masterKey, settings: parts.settings)
    keeper = parts.log
  }

  /// Enters what `posting` is, before it is recorded. Its disclosures must be noted, but for that of
  /// a result.
  ///
  /// - Parameters:
  ///   - isFull: whether a cut started its output afresh.
  ///   - forgotten: the season whose key is destroyed behind it.
  ///   - receipt: the receipt of the file that was judged, as the archive will hold it.
  ///   - result: the posting's RES, which carries the place that this gives.
  @discardableResult
  package func enter(
    _ posting: Posting, isFull: Bool = false, forgotten: LoggedForgetting? = nil,
    receipt: [UInt8]? = nil,
    result: LoggedResult? = nil, in transaction: any LedgerTransaction
  ) throws -> LogPlace {
    var frontier = try catchUp(transaction)
    var leaf = LogLeaf(
      posting: posting.number, cause: posting.cause.rawValue, at: posting.at, season: season,
      isFull: isFull)
    if posting.cause == .setting { leaf.home = try current(in: transaction) }
    leaf.forgotten = forgotten
    leaf.submission = posting.submission.map { LoggedSubmission($0, receipt: receipt) }
    leaf.files = posting.files.compactMap { LoggedFile($0, of: posting, result: result) }
    leaf.disclosures =
      try transaction.disclosures(inPosting: posting.number).map { LoggedDisclosure($0) }
      + (result.map { [$0.disclosure] } ?? [])
    return try append(leaf, to: &frontier, transaction)
  }

  /// Whether keys, deciding settings or rules are others than the log says.
  package func hasChanged(_ ledger: any Ledger) throws -> Bool {
    try ledger.ask { reader in
      guard let known = try Self.known(reader) else { return false }
      var now = state
      now.origin = known.origin
      return now != known
    }
  }

  /// The log's name, which stays when keys change.
  package static func origin(_ reader: any LedgerReader) throws -> String? {
    try known(reader)?.origin
  }

  private static func known(_ reader: any LedgerReader) throws -> HomeState? {
    try reader.lastHomeLeaf().flatMap { LogLeaf(entry: Array($0.entry.utf8))?.home }
  }

  private func current(in transaction: any LedgerTransaction) throws -> HomeState {
    var now = state
    if let known = try Self.known(transaction) { now.origin = known.origin }
    return now
  }

  /// The founding, and postings that were booked before there was a log.
  private func catchUp(_ transaction: any LedgerTransaction) throws -> MerkleFrontier {
    let head = try transaction.logHead()
    guard
      var frontier = head.map({ MerkleFrontier(size: $0.size, hexadecimal: $0.frontier) })
        ?? MerkleFrontier()
    else { throw LogDamaged() }
    for index in stride(from: frontier.size, to: transaction.number, by: 1) {
      if index == 0 {
        let founding = LogLeaf(
          posting: 0, cause: LogLeaf.founding, at: transaction.at, season: season, home: state)
        try append(founding, to: &frontier, transaction)
      } else if let posting = try transaction.posting(index) {
        try append(try backfilled(posting, transaction), to: &frontier, transaction)
      }
    }
    return frontier
  }

  private func backfilled(
    _ posting: Posting, _ transaction: any LedgerTransaction
  ) throws -> LogLeaf {
    LogLeaf(
      posting: posting.number, cause: posting.cause.rawValue, at: posting.at, season: season,
      submission: posting.submission.map { LoggedSubmission($0, receipt: nil) },
      files: posting.files.compactMap { LoggedFile($0, of: posting, result: nil) },
      disclosures: try transaction.disclosures(inPosting: posting.number).map {
        LoggedDisclosure($0)
      })
  }

  @discardableResult
  private func append(
    _ leaf: LogLeaf, to frontier: inout MerkleFrontier, _ transaction: any LedgerTransaction
  ) throws -> LogPlace {
    precondition(frontier.size == leaf.posting, "an entry's index is its posting")
    let encoded = leaf.encoded
    frontier.append(.leaf(encoded.bytes))
    keeper?.enter(encoded, at: leaf.posting)
    try transaction.append(
      BookedLeaf(
        index: leaf.posting, entry: String(decoding: encoded.bytes, as: UTF8.self),
        list: encoded.list.map { String(decoding: $0, as: UTF8.self) }),
      isOfHome: leaf.home != nil,
      head: BookedLogHead(size: frontier.size, frontier: frontier.hexadecimal))
    return LogPlace(index: leaf.posting, size: frontier.size, root: frontier.root.text)
  }
}

/// The result of a file as its entry digests it.
package struct LoggedResult {
  /// Of the document without the lines `log` and `signature`.
  let sha256: String
  let disclosure: LoggedDisclosure

  init(sha256: String, disclosure: LoggedDisclosure) {
    self.sha256 = sha256
    self.disclosure = disclosure
  }
}

/// The ledger's own log cannot be read: somebody changed it.
struct LogDamaged: Error, CustomStringConvertible {
  var description: String { "ledger: log_head is not what the program wrote" }
}

extension LoggedSubmission {
  init(_ submission: Submission, receipt: [UInt8]?) {
    let counts = submission.counts
    var envelope: LoggedEnvelope?
    if let season = submission.season, let kind = submission.kind,
      let sequence = submission.sequence
    {
      envelope = LoggedEnvelope(season: season, kind: kind, sequence: sequence)
    }
    self.init(
      receipt: submission.receipt, receivedAt: submission.receivedAt, party: submission.party,
      envelope: envelope, verdict: submission.verdict,
      counts: [
        counts.records, counts.accepted, counts.held, counts.unchanged, counts.rejected,
        counts.warned,
      ],
      slip: receipt.map {
        FileDigest(name: ArchiveLayout.receiptName.utf8, sha256: ContentDigest.hexadecimal(of: $0))
      },
      original: FileDigest(name: submission.fileName.utf8, sha256: submission.sha256),
      content: submission.contentSHA256,
      recall: submission.recall.map { LoggedRecall(posting: $0.posting, code: $0.code.name) })
  }
}

extension LoggedFile {
  /// Nil for a sidecar: it follows from its file.
  init?(_ file: BookedFile, of posting: Posting, result: LoggedResult?) {
    if file.output.hasSuffix(".sha256") { return nil }
    let place: Place
    var sha256 = file.sha256
    if posting.submission != nil, ArchiveLayout.isResponse(file) {
      place = file.output == "RES" && result != nil ? .result : .response
      if let result, place == .result { sha256 = result.sha256 }
    } else {
      place = .cut(name: file.name)
    }
    self.init(
      place: place, output: file.output, recipient: file.recipient,
      digest: FileDigest(name: file.name.utf8, sha256: sha256))
  }
}

extension LoggedDisclosure {
  init(_ disclosure: Disclosure) {
    self.init(
      output: disclosure.output, recipient: disclosure.recipient, people: disclosure.people,
      profileVersion: disclosure.profileVersion, fields: disclosure.fields)
  }
}
