internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// Which fields of how many records a response shows, for its disclosure record.
struct ShownContent {
  private var fields: Set<FieldName> = []
  private(set) var records = 0
  private var last = 0

  init() {}

  init(_ fields: [FieldName], records: Int) {
    self.fields = Set(fields)
    self.records = records
  }

  /// - Parameter ordinal: the findings of a record come one after the other.
  mutating func add(_ shown: [FieldName?], ofRecord ordinal: Int) {
    for case let field? in shown { fields.insert(field) }
    if ordinal != last { records += 1 }
    last = ordinal
  }

  /// In the order of the field tables.
  var names: [String] { fields.sorted { $0.rawValue < $1.rawValue }.map(\.name) }
}

/// The disclosure records of the responses to one file: to its own sender, and still a release.
struct ResponseDisclosures {
  let transaction: any LedgerTransaction
  /// Whether the file's records are people.
  let isOfPeople: Bool

  /// Those of all but RES, whose bytes are not known yet.
  ///
  /// - Parameter earlier: the posting whose result is returned once more.
  func write(_ files: [BookedFile], _ draft: ResponseDraft, earlier: Int?) throws {
    for file in files {
      switch file.output {
      case "REJ": try write(file, draft.returned)
      case "REP": try write(file, draft.shown)
      case "EARLIER": if let earlier { try repeated(file, earlier) }
      default: break
      }
    }
  }

  /// RES's, once it is finished.
  func writeResult(_ file: BookedFile, _ draft: ResponseDraft) throws {
    try write(file, draft.shown)
  }

  /// RES's, as its own entry in the log names it beforehand.
  func ofResult(for recipient: PartyID, _ draft: ResponseDraft) -> LoggedDisclosure {
    LoggedDisclosure(
      output: "RES", recipient: recipient, people: isOfPeople ? draft.shown.records : 0,
      profileVersion: OutputProfile.version, fields: draft.shown.names)
  }

  private func write(_ file: BookedFile, _ shown: ShownContent) throws {
    try transaction.disclose(
      file, fields: shown.names, people: isOfPeople ? shown.records : 0)
  }

  private func repeated(_ file: BookedFile, _ earlier: Int) throws {
    let before = try transaction.disclosures(inPosting: earlier).first { $0.output == "RES" }
    try transaction.disclose(file, fields: before?.fields ?? [], people: before?.people ?? 0)
  }
}
