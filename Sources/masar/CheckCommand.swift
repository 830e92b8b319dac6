internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Glibc
internal import Reporting
internal import Vocabulary

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What would be said of a file; nothing is written.",
    discussion: """
      Judges a file exactly as the daemon would, against the home's ledger as it stands, and \
      throws everything away. The sender is taken from the file's name.

      With --offline it needs no home: name, encoding, structure, totals and record rules under \
      the season's defaults; whatever needs the season's parties, contracts and places is not \
      said.

      EXAMPLES
        masar check 1447_IDN-HAO_PLG_000124.csv
        masar check --offline 1447_IDN-HAO_PLG_000124.csv

      Ends with 0 where the file would be accepted, 65 where it would be refused in whole or in \
      part.
      """)

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  @Flag(help: "Check without a home and its ledger.")
  var offline = false

  @Argument(help: "The file.")
  var file: String

  func validate() throws {
    guard unsafe access(file, F_OK) == 0 else { throw ValidationError("There is no file \(file).") }
  }

  func run() throws {
    let isAccepted = try offline ? checkOffline() : checkAgainstLedger()
    if !isAccepted { throw ExitCode.refused }
  }

  private func checkAgainstLedger() throws -> Bool {
    let opened = try OpenedHome.open(options)
    let scratch = try Scratch("check")
    defer { scratch.remove() }
    let rehearsal = try Rehearsal.of(file, parts: opened.parts, scratch: scratch.folder)
    let submission = rehearsal.submission
    let counts = submission.counts
    tell(
      submission.verdict.rawValue,
      [
        ("records", counts.records), ("accepted", counts.accepted), ("held", counts.held),
        ("unchanged", counts.unchanged), ("rejected", counts.rejected),
      ], rehearsal.causes)
    return submission.verdict == .accepted
  }

  private func checkOffline() throws -> Bool {
    let settings = try options.settings(yaml: nil)
    let (folder, name) = try FilePath.split(file)
    let check = try OfflineCheck(
      name, in: folder, settings: settings, now: HomeOptions.clock().now())
    tell(
      check.isSound ? "SOUND" : "REFUSED",
      [("records", check.records), ("rejected", check.refused)], check.tally.found)
    return check.isSound
  }

  private func tell(
    _ verdict: String, _ counts: [(String, Int)], _ causes: [FindingTally.Cause]
  ) {
    if form.isJSON {
      let fields = counts.map { ($0.0, JSONText.number($0.1)) }
      Terminal.answer(
        JSONText.object(
          [("verdict", .text(verdict))] + fields + [("causes", .list(causes.map(json)))]
        ).document)
      return
    }
    var text = verdict + " · " + counts.map { "\($0.0) \($0.1)" }.joined(separator: " · ") + "\n"
    for cause in causes { text += line(cause) }
    Terminal.answer(text)
  }

  private func line(_ cause: FindingTally.Cause) -> String {
    let rule = Rehearsal.text(of: cause.code)
    let place = cause.firstRow.map { ", first in row \($0)" } ?? ""
    var text = "\n\(cause.code.name) \(cause.severity.name) × \(cause.count)\(place)\n"
    for words in [rule.sentence, cause.detail, rule.mend].compactMap({ $0 }) {
      text += "  \(words.en)\n  \(words.ar)\n"
    }
    return text
  }

  private func json(_ cause: FindingTally.Cause) -> JSONText {
    let rule = Rehearsal.text(of: cause.code)
    return .object([
      ("code", .text(cause.code.name)), ("severity", .text(cause.severity.name)),
      ("count", .number(cause.count)), ("first", .number(cause.firstRow ?? 0)),
      ("en", .text(rule.sentence.en)), ("ar", .text(rule.sentence.ar)),
    ])
  }
}
