internal import Archiving
internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove an archive whole, or name what was changed.",
    discussion: """
      Goes through the log from its first entry to its last: each entry against the tree, the tree \
      against the signed head, each original and output against its entry, each result against \
      the root that it names, the page of each season against what the entries make. A home's ledger and outboxes are compared too; a copy of an archive \
      is verified from itself alone.

      Whoever holds the signing key could write a whole history anew. Two things prevent it: give \
      the key that partners were told (--key), and results as partners have them (--witness).

      Originals and outputs lie sealed by a key of their season (--keys). Without it the log is \
      verified wholly, and of each sealed file only that it is there; the answer says how many.

      The exit code is 1 on a finding, 0 where there is none. Changes nothing.

      EXAMPLES
        masar audit verify
        masar audit verify --witness ~/from-partners/*.RES.xml --report audit.html
        masar audit verify /mnt/copy/archive --key GNc3Ndr2By45W3yI+61ZMZqP2+v3cF26vjzvtA5y6oQ=
        masar audit verify /mnt/copy/archive --keys /mnt/safe/keys
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder of an archive, to verify it from itself alone.",
      discussion: "Else the archive of the home, with its ledger and outboxes."))
  var archive: String?

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      "A signing key that partners were told, base64 or as a note's key; may be repeated.",
      discussion: "Else the log's own word is taken for it, and the answer says so.",
      valueName: "key"))
  var keys: [String] = []

  @Option(
    name: .customLong("witness"), parsing: .upToNextOption,
    help: ArgumentHelp("Results as partners have them.", valueName: "RES.xml"))
  var witnesses: [String] = []

  @Option(
    name: .customLong("keys"),
    help: ArgumentHelp(
      "The folder of the seasons' keys, to read what is sealed.",
      discussion: "Else those of the home; a copy of an archive has none beside it.",
      valueName: "dir"))
  var keyFolder: String?

  @Option(help: ArgumentHelp("Write a page for the file.", valueName: "page.html"))
  var report: String?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    for key in keys where NoteKey.key(key) == nil {
      throw ValidationError("--key: \"\(key)\" is no Ed25519 key: 32 bytes in base64.")
    }
  }

  func run() throws {
    let audit = try Verification(self)
    Terminal.answer(form.isJSON ? audit.json.document : audit.text)
    if let report { try audit.writePage(to: report) }
    if audit.findingCount > 0 { throw ExitCode.gap }
  }
}

/// What `masar audit verify` went through, and what it found.
struct Verification {
  private(set) var extent = ArchiveAudit.Extent()
  private(set) var findings: [AuditFinding] = []
  private(set) var findingCount = 0
  let at: Instant
  private(set) var outboxFiles: Int?

  /// Findings that are listed; all are counted.
  private static let listed = 1_000

  init(_ command: AuditVerifyCommand) throws {
    at = try HomeOptions.clock().now()
    let keys = command.keys.compactMap { NoteKey.key($0) }
    let witnesses = try command.witnesses.map { try FilePath.read($0, limit: 1 << 30) }
    let seasonKeys = try command.keyFolder.map { SeasonKeys(try Directory.open($0)) }
    let found = Found()
    if let path = command.archive {
      let folder = try Directory.open(path)
      if try folder.statusIfAny(of: "log") == nil, try folder.statusIfAny(of: "archive") != nil {
        throw ValidationError("\(path) is a home: name its folder archive, or take --home.")
      }
      let archive = ArchiveAudit(
        Archive(folder, keys: seasonKeys ?? SeasonKeys(nil)), keys: keys, now: at,
        page: SeasonIndex.page)
      extent = try archive.run(
        witnesses: witnesses, progress: Self.progress, report: { found.add($0, Self.listed) })
    } else {
      let opened = try OpenedHome.open(command.options)
      let archive = Archive(opened.home.archive, keys: seasonKeys ?? opened.parts.seasonKeys)
      try verifyHome(opened, archive, keys, witnesses, found)
    }
    findings = found.listed
    findingCount = found.count
  }

  private mutating func verifyHome(
    _ opened: OpenedHome, _ archive: Archive, _ keys: [VerifyingKey],
    _ witnesses: [(name: String, bytes: [UInt8])], _ found: Found
  ) throws {
    let work = opened.home.work
    let report: (AuditFinding) -> Void = { finding in
      // What is still being published out of work/ is not in the archive yet.
      if (try? Self.isInWork(finding, work)) == true { return }
      found.add(finding, Self.listed)
    }
    let audit = ArchiveAudit(archive, keys: keys, now: at, page: SeasonIndex.page)
    try opened.ledger.inspect { ledger in
      let comparison = LedgerComparison(ledger, archive, report: report)
      extent = try audit.run(
        hasLedger: true, witnesses: witnesses, progress: Self.progress,
        entry: { try comparison.check($0, $1) }, report: report)
      try comparison.finish()
      outboxFiles = try OutboxComparison(ledger, opened.home, report: report).run()
    }
  }

  /// Whether the receipt that a finding is about stands in `work/`: the folder of the receipt in a
  /// path, or the receipt itself where one is missed.
  private static func isInWork(_ finding: AuditFinding, _ work: Directory) throws -> Bool {
    let name: EntryName?
    switch finding.kind {
    case .fileMissing:
      name = finding.place.split(separator: "/").compactMap { EntryName(String($0)) }
        .first {
          WorkFolder.number(in: $0, letter: "r").map { WorkFolder.name(ofReceipt: $0) } == $0
        }
    case .receiptMissing:
      name = Int(finding.place.dropFirst("receipt ".count)).map { WorkFolder.name(ofReceipt: $0) }
    default: return false
    }
    return try name.map { try work.statusIfAny(of: $0) != nil } ?? false
  }

  private final class Found {
    private(set) var listed: [AuditFinding] = []
    private(set) var count = 0

    func add(_ finding: AuditFinding, _ limit: Int) {
      count += 1
      if listed.count < limit { listed.append(finding) }
    }
  }

  private static func progress(_ entries: Int) {
    Terminal.progress("\(entries.grouped) entries …")
  }
}
