internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Manifests
internal import Vocabulary

/// One posting: the file that caused it and the files that it gave out.
struct FileTrace {
  /// A file that a posting gave out, and whether it still lies there.
  struct Output {
    let file: BookedFile
    /// False where it was collected or removed, or is not published yet.
    let isInOutbox: Bool
  }

  let posting: Posting
  let outputs: [Output]

  init(_ posting: Posting, in home: Home) throws {
    self.posting = posting
    outputs = try posting.files.map { file in
      Output(file: file, isInOutbox: try Self.exists(file, in: home.outbox))
    }
  }

  /// Whether a file is meant by `subject`: its name, or its name without suffixes.
  static func matches(_ name: String, _ subject: String) -> Bool {
    name == subject || Envelope.base(of: name) == Envelope.base(of: subject)
  }

  private static func exists(_ file: BookedFile, in outbox: Directory) throws -> Bool {
    guard let recipient = EntryName(file.recipient.rawValue), let name = EntryName(file.name),
      try outbox.statusIfAny(of: recipient)?.isDirectory == true
    else { return false }
    return try outbox.openChild(recipient).statusIfAny(of: name) != nil
  }

  var text: String {
    var text =
      "\(heading)\n  posting   \(posting.number), \(posting.cause.rawValue), \(posting.at)\n"
    if let submission = posting.submission { text += Self.lines(of: submission) }
    for (place, output) in outputs.enumerated() {
      let label = place == 0 ? "gave out" : "        "
      let gone = output.isInOutbox ? "" : " (collected or not yet there)"
      text += "  \(label)  outbox/\(output.file.recipient)/\(output.file.name)\(gone)\n"
    }
    return text
  }

  private var heading: String {
    posting.submission.map { "file \($0.fileName)" } ?? "cut \(posting.number)"
  }

  private static func lines(of submission: Submission) -> String {
    let counts = submission.counts
    var text = """
        from      \(submission.party), received \(submission.receivedAt), receipt \
      \(submission.receipt)
        verdict   \(submission.verdict.rawValue)
        records   \(counts.records.grouped): \(counts.accepted.grouped) accepted, \
      \(counts.held.grouped) held, \(counts.unchanged.grouped) unchanged, \
      \(counts.rejected.grouped) rejected, \(counts.warned.grouped) warned

      """
    if let earlier = submission.duplicateOf {
      text += "  same as   the file of posting \(earlier)\n"
    }
    return text + "  sha256    \(submission.sha256)\n"
  }

  var json: JSONText {
    .object([
      ("posting", .number(posting.number)), ("cause", .text(posting.cause.rawValue)),
      ("at", .text(posting.at)),
      ("submission", posting.submission.map(Self.json) ?? .null),
      (
        "outputs",
        .list(
          outputs.map { output in
            .object([
              ("recipient", .text(output.file.recipient)), ("name", .text(output.file.name)),
              ("output", .text(output.file.output)), ("sha256", .text(output.file.sha256)),
              ("in_outbox", .bool(output.isInOutbox)),
            ])
          })
      ),
    ])
  }

  private static func json(_ submission: Submission) -> JSONText {
    let counts = submission.counts
    return .object([
      ("file", .text(submission.fileName)), ("party", .text(submission.party)),
      ("receipt", .number(submission.receipt)), ("received_at", .text(submission.receivedAt)),
      ("verdict", .text(submission.verdict.rawValue)),
      ("duplicate_of", .number(submission.duplicateOf)), ("sha256", .text(submission.sha256)),
      ("declared", .number(counts.declared)), ("records", .number(counts.records)),
      ("accepted", .number(counts.accepted)), ("held", .number(counts.held)),
      ("unchanged", .number(counts.unchanged)), ("rejected", .number(counts.rejected)),
      ("warned", .number(counts.warned)),
    ])
  }
}
