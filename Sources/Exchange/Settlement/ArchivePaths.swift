package import Archiving
package import Bookkeeping
internal import Manifests
package import Vocabulary

extension ArchiveLayout {
  /// The folder of a submission: by season, party, kind, number and receipt; strays by receipt.
  package static func folder(of submission: Submission) -> [String] {
    guard let season = submission.season, let kind = submission.kind,
      let sequence = submission.sequence
    else { return stray(party: submission.party, receipt: submission.receipt) }
    return self.submission(
      season: season, party: submission.party, kind: kind, sequence: sequence,
      receipt: submission.receipt)
  }

  /// Where the original of a file will lie that was received and not booked yet.
  static func original(of claimed: Claimed) -> [String] {
    let folder =
      claimed.envelope.map {
        submission(
          season: $0.season, party: claimed.party, kind: $0.kind, sequence: $0.sequence,
          receipt: claimed.receipt)
      } ?? stray(party: claimed.party, receipt: claimed.receipt)
    return folder + [originalName(claimed.fileName)]
  }

  /// The folder of one file of a posting: responses lie with their submission, outputs with their
  /// recipient.
  package static func folder(of file: BookedFile, in posting: Posting, season: Season) -> [String] {
    if isResponse(file), let submission = posting.submission { return folder(of: submission) }
    let output = String(file.output.prefix { $0 != "." })
    return cut(season: season, recipient: file.recipient, output: output)
  }

  /// Whether a file answers a submission and lies beside it.
  package static func isResponse(_ file: BookedFile) -> Bool {
    ["RES", "REJ", "REP", "EARLIER"].contains(file.output)
  }
}
