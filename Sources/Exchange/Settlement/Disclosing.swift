internal import Bookkeeping
internal import Reporting
internal import Vocabulary

extension LedgerTransaction {
  /// The record that every released file leaves: what went to whom.
  ///
  /// - Parameters:
  ///   - file: finished, with its digest.
  ///   - fields: the names released.
  ///   - people: whose data the file holds.
  func disclose(_ file: BookedFile, fields: [String], people: Int) throws {
    precondition(!file.sha256.isEmpty, "a file is disclosed once its bytes are known")
    try disclose(
      Disclosure(
        posting: number, at: at, recipient: file.recipient, file: file.name, sha256: file.sha256,
        output: file.output, fields: fields, people: people,
        profileVersion: OutputProfile.version))
  }

  /// The same for an output that has a profile: all its fields.
  func disclose(_ file: BookedFile, people: Int) throws {
    guard let profile = OutputProfile.named(file.output) else {
      preconditionFailure("an output without a profile")
    }
    try disclose(file, fields: profile.fields.map(\.name), people: people)
  }
}
