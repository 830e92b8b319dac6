package import Bookkeeping
package import Vocabulary

/// What became of one file: all that RES, REP and their readers are told, but for the findings one
/// by one.
package struct SubmissionResult: Sendable {
  package var fileName: String
  /// Hexadecimal, of the bytes as sent.
  package var sha256: String
  /// The folder it was dropped in.
  package var sender: PartyID
  /// Nil where the name said nothing that could be believed.
  package var season: Season?
  package var kind: Kind?
  package var sequence: Int?
  package var verdict: Verdict
  package var posting: Int
  package var receivedAt: Instant
  package var completedAt: Instant
  package var rulesVersion: String
  package var referenceVersion: String
  package var counts: RecordCounts
  package var rulesEvaluated: Int
  /// Rules that crashed or did not run.
  package var rulesSkipped = 0
  /// The sender's own level of quota, where the file touched one.
  package var standing: LevelStanding?
  /// DUPLICATE: what came before with the same content.
  package var earlier: EarlierSubmission?
  /// Records of an earlier posting, judged again; this result stands beside that one.
  package var recall: Recall?
  package var findings = FindingTally()
  /// The file made the program fail; nothing is the sender's to mend.
  package var isOursToMend = false

  package init(
    fileName: String, sha256: String, sender: PartyID, season: Season?, kind: Kind?,
    sequence: Int?, verdict: Verdict, posting: Int, receivedAt: Instant, completedAt: Instant,
    rulesVersion: String, referenceVersion: String, counts: RecordCounts, rulesEvaluated: Int
  ) {
    self.fileName = fileName
    self.sha256 = sha256
    self.sender = sender
    self.season = season
    self.kind = kind
    self.sequence = sequence
    self.verdict = verdict
    self.posting = posting
    self.receivedAt = receivedAt
    self.completedAt = completedAt
    self.rulesVersion = rulesVersion
    self.referenceVersion = referenceVersion
    self.counts = counts
    self.rulesEvaluated = rulesEvaluated
  }

  /// No outcome is lost, and no rule that did not run led to a yes.
  package var isHonest: Bool {
    counts.isConserved && (rulesSkipped == 0 || verdict == .rejected || verdict == .quarantined)
  }
}

/// The places of the sender's own level, before the file and after it.
package struct LevelStanding: Sendable, Equatable {
  package var country: CountryCode
  package var segment: Segment?
  package var agency: PartyID?
  /// The level's figure.
  package var granted: Int
  /// Places left.
  package var before: Int
  package var after: Int

  package init(
    country: CountryCode, segment: Segment?, agency: PartyID?, granted: Int, before: Int,
    after: Int
  ) {
    self.country = country
    self.segment = segment
    self.agency = agency
    self.granted = granted
    self.before = before
    self.after = after
  }
}

/// A file that a later one repeats.
package struct EarlierSubmission: Sendable, Equatable {
  package var fileName: String
  package var posting: Int

  package init(fileName: String, posting: Int) {
    self.fileName = fileName
    self.posting = posting
  }
}
