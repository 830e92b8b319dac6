package import Vocabulary

/// Why a posting was made. Every booked act has one number, without gaps.
package enum PostingCause: String, Sendable, CaseIterable {
  /// A file was judged, whatever its verdict.
  case file = "FILE"
  /// Outputs were cut.
  case cut = "CUT"
  /// Time alone changed something.
  case tick = "TICK"
  /// Keys, settings that decide verdicts, or the program's rules are others from here on.
  case setting = "SET"
  /// A cure lifted holds, or a lowered quota set them.
  case cure = "CURE"
}

/// One booked act.
package struct Posting: Sendable, Equatable {
  package var number: Int
  package var cause: PostingCause
  package var at: Instant
  /// What was received, where a file caused it.
  package var submission: Submission?
  /// Every file that it puts into an outbox or the archive, with its digest.
  package var files: [BookedFile]

  package init(
    number: Int, cause: PostingCause, at: Instant, submission: Submission? = nil,
    files: [BookedFile] = []
  ) {
    self.number = number
    self.cause = cause
    self.at = at
    self.submission = submission
    self.files = files
  }
}

/// A received file and its verdict.
package struct Submission: Sendable, Equatable {
  /// The number of the receipt: order of judging.
  package var receipt: Int
  /// The folder it was dropped in.
  package var party: PartyID
  package var fileName: String
  /// The name of its responses, without a suffix.
  package var responseBase: String
  /// The name without `.csv`, `.xml`, `.gz`, which counts receipts of the same base.
  package var base: String
  package var season: Season?
  package var kind: Kind?
  package var sequence: Int?
  package var receivedAt: Instant
  /// Hexadecimal SHA-256 of the bytes as sent.
  package var sha256: String
  /// Of the unpacked bytes: duplicates are told by it.
  package var contentSHA256: String
  package var verdict: Verdict
  package var counts: RecordCounts
  /// Something of it stands in the ledger.
  package var hasPosted: Bool
  /// The posting whose content came again (DUPLICATE).
  package var duplicateOf: Int?
  /// Why records of an earlier posting were judged again.
  package var recall: Recall?

  package init(
    receipt: Int, party: PartyID, fileName: String, responseBase: String, base: String,
    season: Season? = nil, kind: Kind? = nil, sequence: Int? = nil, receivedAt: Instant,
    sha256: String, contentSHA256: String, verdict: Verdict, counts: RecordCounts,
    hasPosted: Bool, duplicateOf: Int? = nil, recall: Recall? = nil
  ) {
    self.receipt = receipt
    self.party = party
    self.fileName = fileName
    self.responseBase = responseBase
    self.base = base
    self.season = season
    self.kind = kind
    self.sequence = sequence
    self.receivedAt = receivedAt
    self.sha256 = sha256
    self.contentSHA256 = contentSHA256
    self.verdict = verdict
    self.counts = counts
    self.hasPosted = hasPosted
    self.duplicateOf = duplicateOf
    self.recall = recall
  }
}

/// A rule was wrong: what it refused in an earlier posting is judged again.
package struct Recall: Sendable, Hashable {
  package var posting: Int
  package var code: RuleCode

  package init(posting: Int, code: RuleCode) {
    self.posting = posting
    self.code = code
  }
}

/// A staged file that a posting promises.
package struct BookedFile: Sendable, Equatable {
  /// Whose outbox it goes to.
  package var recipient: PartyID
  package var name: String
  /// Hexadecimal SHA-256; empty where the file is completed only from what is booked.
  package var sha256: String
  /// What it is: `RES`, `REJ`, `REP`, `VRQ`, `VRQ.sha256`…
  package var output: String

  package init(recipient: PartyID, name: String, sha256: String, output: String) {
    self.recipient = recipient
    self.name = name
    self.sha256 = sha256
    self.output = output
  }
}

/// What left to whom: one record a released output (exchange.md §5).
package struct Disclosure: Sendable, Equatable {
  package var posting: Int
  package var at: Instant
  package var recipient: PartyID
  package var file: String
  package var sha256: String
  package var output: String
  /// The names of the fields released.
  package var fields: [String]
  /// How many people's data the file holds.
  package var people: Int
  package var profileVersion: String

  package init(
    posting: Int, at: Instant, recipient: PartyID, file: String, sha256: String, output: String,
    fields: [String], people: Int, profileVersion: String
  ) {
    self.posting = posting
    self.at = at
    self.recipient = recipient
    self.file = file
    self.sha256 = sha256
    self.output = output
    self.fields = fields
    self.people = people
    self.profileVersion = profileVersion
  }
}
