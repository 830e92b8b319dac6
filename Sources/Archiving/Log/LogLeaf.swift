package import Vocabulary

/// One entry of the log: what was booked under one posting, in lines of text, with digests in the
/// place of names and values. `Documentation/ArchiveFormat.md` is this file in words.
///
/// The entry's index in the log is the posting's number; entry 0 is the home's founding.
package struct LogLeaf: Sendable, Equatable {
  package var posting: Int
  /// `HOME`, `SET`, `FILE`, `CUT`, `TICK` or `CURE`.
  package var cause: String
  package var at: Instant
  /// The season whose folder holds what was cut.
  package var season: Season
  /// The cut started its output afresh with everything.
  package var isFull: Bool
  /// The home as it was founded, or as it is from here on.
  package var home: HomeState?
  /// A season's key was destroyed.
  package var forgotten: LoggedForgetting?
  /// The file that was judged.
  package var submission: LoggedSubmission?
  /// What the posting put into outboxes, in its order; sidecars follow from their files.
  package var files: [LoggedFile]
  /// Whose data which of these files show.
  package var disclosures: [LoggedDisclosure]

  package init(
    posting: Int, cause: String, at: Instant, season: Season, isFull: Bool = false,
    home: HomeState? = nil, forgotten: LoggedForgetting? = nil, submission: LoggedSubmission? = nil,
    files: [LoggedFile] = [],
    disclosures: [LoggedDisclosure] = []
  ) {
    self.posting = posting
    self.cause = cause
    self.at = at
    self.season = season
    self.isFull = isFull
    self.home = home
    self.forgotten = forgotten
    self.submission = submission
    self.files = files
    self.disclosures = disclosures
  }

  /// The cause of entry 0.
  package static let founding = "HOME"

  /// Numbers beyond it are nobody's: what holds them is no entry, head or result.
  package static let highestNumber = 1 << 30

  /// Bytes of files and disclosures up to which they stand in the entry itself. C2SP entries have at
  /// most 65,535.
  package static let inlineBytes = 32_768
}

/// What decides verdicts and is no posting: keys, settings, rules.
package struct HomeState: Sendable, Equatable {
  /// The log's name, for ever: `masar/` and the name of the first signing key.
  package var origin: String
  /// The signing key, base64.
  package var key: String
  /// Which master key, without saying anything of it.
  package var masterFingerprint: String
  /// Hexadecimal SHA-256 of the settings that decide verdicts.
  package var settings: String
  /// The version of the rulebook.
  package var rules: String

  package init(
    origin: String, key: String, masterFingerprint: String, settings: String, rules: String
  ) {
    self.origin = origin
    self.key = key
    self.masterFingerprint = masterFingerprint
    self.settings = settings
    self.rules = rules
  }
}

/// What was sealed by a season's key can be read by nobody any more.
package struct LoggedForgetting: Sendable, Equatable {
  package var season: Season
  /// Of the key that is destroyed: 64 hexadecimal digits.
  package var fingerprint: String
  /// Why, in the operator's words: one line, without a name.
  package var reason: String

  package init(season: Season, fingerprint: String, reason: String) {
    self.season = season
    self.fingerprint = fingerprint
    self.reason = reason
  }

  /// The key as sealed files name it.
  package var keyName: String { String(fingerprint.prefix(2 * SealHeader.idBytes)) }
}

/// A received file and its verdict, as the log knows them.
package struct LoggedSubmission: Sendable, Equatable {
  package var receipt: Int
  package var receivedAt: Instant
  /// The folder it was dropped in.
  package var party: PartyID
  /// Season, kind and sequence of its name; nil for a stray.
  package var envelope: LoggedEnvelope?
  package var verdict: Verdict
  /// records, accepted, held, unchanged, rejected, warned.
  package var counts: [Int]
  /// Of the receipt in the archive; nil for one from before the log.
  package var slip: FileDigest?
  /// Of the file as sent.
  package var original: FileDigest
  /// Hexadecimal SHA-256 of the unpacked bytes.
  package var content: String
  /// Of which posting records were judged again, and the rule that had refused them.
  package var recall: LoggedRecall?

  package init(
    receipt: Int, receivedAt: Instant, party: PartyID, envelope: LoggedEnvelope?,
    verdict: Verdict, counts: [Int], slip: FileDigest?, original: FileDigest,
    content: String, recall: LoggedRecall? = nil
  ) {
    self.receipt = receipt
    self.receivedAt = receivedAt
    self.party = party
    self.envelope = envelope
    self.verdict = verdict
    self.counts = counts
    self.slip = slip
    self.original = original
    self.content = content
    self.recall = recall
  }
}

package struct LoggedRecall: Sendable, Equatable {
  package var posting: Int
  package var code: String

  package init(posting: Int, code: String) {
    self.posting = posting
    self.code = code
  }
}

package struct LoggedEnvelope: Sendable, Equatable {
  package var season: Season
  package var kind: Kind
  package var sequence: Int

  package init(season: Season, kind: Kind, sequence: Int) {
    self.season = season
    self.kind = kind
    self.sequence = sequence
  }
}

/// A file that a posting released.
package struct LoggedFile: Sendable, Equatable {
  /// Where the archive keeps it.
  package enum Place: Sendable, Equatable {
    /// Beside the file that it answers.
    case response
    /// The same, and the digest leaves out the lines `log` and `signature`.
    case result
    /// In the recipient's folder, under its name in the outbox.
    case cut(name: String)
  }

  package var place: Place
  /// `RES`, `REJ`, `VRQ`, …
  package var output: String
  package var recipient: PartyID
  package var digest: FileDigest

  package init(place: Place, output: String, recipient: PartyID, digest: FileDigest) {
    self.place = place
    self.output = output
    self.recipient = recipient
    self.digest = digest
  }
}

/// Whose data a file shows to whom.
package struct LoggedDisclosure: Sendable, Equatable {
  package var output: String
  package var recipient: PartyID
  package var people: Int
  package var profileVersion: String
  package var fields: [String]

  package init(
    output: String, recipient: PartyID, people: Int, profileVersion: String, fields: [String]
  ) {
    self.output = output
    self.recipient = recipient
    self.people = people
    self.profileVersion = profileVersion
    self.fields = fields
  }
}

/// A file's name and content in one digest: SHA-256 (name ‖ 0x00 ‖ SHA-256 of the content). Names
/// can hold what strangers wrote; who has the file can check both, and nobody else learns either.
package struct FileDigest: Sendable, Hashable, CustomStringConvertible {
  private let digits: String

  /// - Parameter sha256: of the content, 64 hexadecimal digits.
  package init(name: some Sequence<UInt8>, sha256: String) {
    var digest = ContentDigest()
    digest.update(Array(name))
    digest.update([0])
    digest.update(Hexadecimal.bytes(sha256) ?? [])
    digits = digest.hexadecimal
  }

  /// Nil for anything but 64 hexadecimal digits.
  package init?(_ text: some StringProtocol) {
    guard Hexadecimal.bytes(String(text))?.count == 32 else { return nil }
    digits = String(text)
  }

  package var description: String { digits }
}
