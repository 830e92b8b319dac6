internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

struct AuditRecallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall",
    abstract: "When a rule was wrong: judge again whom it refused.",
    discussion: """
      Lists the files in which CODE refused records from --since on. With --issue the records that \
      nobody has sent again meanwhile are judged once more by the rules of this program and the \
      parameters of today, in the order of their postings; the sender gets a further result \
      (….r2.RES.xml) that names the posting and the rule, and everything that follows from it. \
      The log holds each as a recall.

      Lists of pilgrims and of the mission are judged again. Other files may be out of date by \
      now: their senders are to send them again, and the list says which. Stop the service first.

      EXAMPLES
        masar audit recall R113 --since 2026-01-04
        masar audit recall R113 --since 2026-01-04 --issue
      """)

  @Argument(help: "The code of the rule.")
  var code: String

  @Option(
    help: ArgumentHelp(
      "The day, or the moment, from which the rule was wrong.", valueName: "time"))
  var since: String

  @Flag(help: "Judge again and issue the results.")
  var issue = false

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    if RuleCode(name: code) == nil || code.hasPrefix("F") {
      throw ValidationError("No rule over records has the code \(code).")
    }
    if Self.instant(since) == nil {
      throw ValidationError("--since takes a day like 2026-01-04, or a time with its offset.")
    }
  }

  private static func instant(_ text: String) -> Instant? {
    Instant(rfc3339: text) ?? Instant(rfc3339: text + "T00:00:00+03:00")
  }

  func run() throws {
    let opened = try OpenedHome.open(options)
    let desk = RecallDesk(opened.parts, RuleCode(name: code)!)
    var answer = RecallAnswer()
    guard issue else {
      answer.affected = try opened.ledger.inspect {
        try desk.affected(since: Self.instant(since)!, in: $0)
      }
      return Terminal.answer(form.isJSON ? answer.json.document : answer.text)
    }
    guard let lock = try opened.home.root.lock() else { throw HomeHeld(opened.home) }
    try opened.parts.log.requireAgreement()
    // What waits in work/ may mend what is to be recalled.
    if try !OnePass(opened.parts, verdict: { _ in }).recover() { throw ExitCode.tryAgain }
    answer.affected = try opened.ledger.inspect {
      try desk.affected(since: Self.instant(since)!, in: $0)
    }
    for affected in answer.affected where affected.standing == .open {
      Terminal.progress("\(affected.submission.fileName) …")
      answer.issued[affected.posting] = try desk.judgeAgain(affected)
    }
    _ = consume lock
    Terminal.answer(form.isJSON ? answer.json.document : answer.text)
  }
}

/// What `masar audit recall` says.
struct RecallAnswer {
  var affected: [RecallDesk.Affected] = []
  /// By the posting that was recalled.
  var issued: [Int: Posting] = [:]

  var text: String {
    var text = ""
    for file in affected {
      let rows = file.rows.map { $0.count.counted("record", "records") } ?? "the whole file"
      text += "\(file.standing.rawValue)  posting \(file.posting), "
      text += "\(file.submission.party)/\(file.submission.fileName): \(rows)"
      if file.mended > 0 { text += ", \(file.mended.grouped) sent again" }
      if file.isCut {
        text += ", and more than its result lists: its sender is to send those again"
      }
      if let posting = issued[file.posting], let submission = posting.submission {
        text += "\n      → posting \(posting.number), \(submission.verdict.rawValue): "
        text += "\(submission.counts.accepted.grouped) accepted, "
        text += "\(submission.counts.held.grouped) held, "
        text += "\(submission.counts.rejected.grouped) rejected"
      }
      text += "\n"
    }
    let open = affected.count { $0.standing == .open }
    text +=
      "\(affected.count.counted("file", "files")) affected, \(open.grouped) to be judged again"
    return text + (issued.isEmpty ? "\n" : ", \(issued.count.grouped) judged\n")
  }

  var json: JSONText {
    .list(
      affected.map { file in
        .object([
          ("standing", .text(file.standing.rawValue)), ("posting", .number(file.posting)),
          ("sender", .text(file.submission.party)), ("file", .text(file.submission.fileName)),
          ("rows", file.rows.map { .list($0.map { .number($0) }) } ?? .null),
          ("mended", .number(file.mended)), ("more_than_listed", .bool(file.isCut)),
          ("issued", .number(issued[file.posting]?.number)),
          ("verdict", .text(issued[file.posting]?.submission?.verdict.rawValue)),
        ])
      })
  }
}
