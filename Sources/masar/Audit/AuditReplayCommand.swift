internal import Archiving
internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Glibc
internal import Vocabulary

struct AuditReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Judge the archive once more and compare.",
    discussion: """
      Judges every file of the archive again, in the order of the log and at its recorded time, \
      into a fresh ledger, and compares each entry: the same postings, the same verdicts, the same \
      outputs, byte for byte. It needs the keys of the home, because tokens follow from them.

      --until shows any past state: --into keeps the ledger of that moment as a home of its own, \
      which status, quota and trace can be asked about. It holds people: treat it like the home.

      --parameters judges last season by tomorrow's values, before they go live: who would be \
      refused that was accepted, by rule and office, and who no longer. FILE is an SSN file, whose \
      values hold from their effective_at on. --rules judges by the rules of another version.

      The exit code is 1 where something differs from the log, 65 where the season would refuse \
      FILE. Changes nothing in the home.

      EXAMPLES
        masar audit replay
        masar audit replay --parameters 1448_MOH_SSN_000001.csv
        masar audit replay --rules /opt/masar-next/bin/masar
        masar audit replay --until 87 --into /mnt/then && masar status --home /mnt/then
      """)

  @Option(help: ArgumentHelp("Stop behind this posting.", valueName: "posting"))
  var until: Int?

  @Option(
    help: ArgumentHelp(
      "Judge with this SSN file over the season's parameters: who fares otherwise?",
      valueName: "SSN.csv"))
  var parameters: String?

  @Flag(help: "Compare who was refused or held, not bytes: for an archive of earlier rules.")
  var outcomes = false

  @Option(
    help: ArgumentHelp(
      "Judge by the rules of another masar program: who fares otherwise?", valueName: "program"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "Keep the replayed ledger as a home in this new folder.",
      discussion: "Else it is made under TMPDIR and removed.", valueName: "dir"))
  var into: String?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    if let until, until < 1 { throw ValidationError("--until takes the number of a posting.") }
  }

  func run() throws {
    if let rules { try hand(over: rules) }
    let opened = try OpenedHome.open(options)
    let scratch = try into == nil ? Scratch("replay") : nil
    defer { scratch?.remove() }
    let path = try scratch?.path ?? Self.newFolder(into!)
    let scene = try ReplayScene(opened, at: path, until: until ?? .max)
    if into != nil { try scene.keep() }
    if parameters != nil || outcomes { return try judge(scene) }
    let replayed = try Replayed(scene)
    Terminal.answer(form.isJSON ? replayed.json.document : replayed.text)
    if replayed.differenceCount > 0 || !replayed.gaps.isEmpty { throw ExitCode.gap }
  }

  private func judge(_ scene: ReplayScene) throws {
    let file = try parameters.map { try FilePath.read($0, limit: 1 << 20) }
    do {
      let tomorrow = try Tomorrow(scene, file)
      Terminal.answer(form.isJSON ? tomorrow.json.document : tomorrow.text)
    } catch let refused as ParametersRefused {
      Terminal.complain("masar: the season would refuse \(parameters ?? ""):\n\(refused.result)")
      throw ExitCode.refused
    }
  }

  /// The other program does the same with its own rules.
  private func hand(over program: String) throws {
    var words = [program, "audit", "replay", "--outcomes", "--home", options.path]
    if let parameters { words += ["--parameters", parameters] }
    if let until { words += ["--until", String(until)] }
    if form.isJSON { words.append("--json") }
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    unsafe execv(program, arguments)
    throw HomeProblem("\(program) cannot be run: \(unsafe String(cString: strerror(errno))).")
  }

  private static func newFolder(_ path: String) throws -> String {
    let (parent, name) = try FilePath.split(path)
    guard try parent.makeChild(name, mode: .secretFolder).entries().isEmpty else {
      throw HomeProblem("\(path) is not empty: a replay makes a home of its own.")
    }
    return path
  }
}

/// What `masar audit replay` judged again, and what came out otherwise.
struct Replayed {
  private(set) var postings = 0
  private(set) var files = 0
  private(set) var records = 0
  private(set) var differences: [Replay.Difference] = []
  private(set) var differenceCount = 0
  private(set) var gaps: [LedgerGap] = []

  private static let listed = 1_000

  init(_ scene: ReplayScene) throws {
    let replay = Replay(scene.archive, make: scene.parts)
    try scene.walk { leaf, entry in
      if let difference = try replay.repeated(leaf, entry) { add(difference) }
      postings += 1
      guard let submission = leaf.submission else { return }
      files += 1
      records += submission.counts.first ?? 0
    }
    try scene.ledger.read { try $0.audit { gaps.append($0) } }
  }

  private mutating func add(_ difference: Replay.Difference) {
    differenceCount += 1
    if differences.count < Self.listed { differences.append(difference) }
  }

  var text: String {
    var text = """
      replayed  \(postings.counted("posting", "postings")), \(files.counted("file", "files")), \
      \(records.counted("record", "records"))

      """
    for difference in differences {
      text += "DIFFERS   posting \(difference.posting)"
      if let file = difference.file { text += ", \(file)" }
      text += ": " + difference.lines.joined(separator: "; ") + "\n"
    }
    for gap in gaps { text += "GAP       \(gap.sentence)\n" }
    text +=
      differenceCount == 0 && gaps.isEmpty
      ? "the same  every posting, verdict, result and output, byte for byte\n"
      : "          \(differenceCount.counted("posting differs", "postings differ"))\n"
    return text
  }

  var json: JSONText {
    .object([
      ("postings", .number(postings)), ("files", .number(files)), ("records", .number(records)),
      ("differences", .number(differenceCount)), ("gaps", .number(gaps.count)),
      (
        "differs",
        .list(
          differences.map {
            .object([
              ("posting", .number($0.posting)), ("file", .text($0.file)),
              ("lines", .list($0.lines)),
            ])
          })
      ),
    ])
  }
}
