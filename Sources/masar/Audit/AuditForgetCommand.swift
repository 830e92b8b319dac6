internal import Archiving
internal import ArgumentParser
internal import Durability
internal import Exchange
internal import Vocabulary

struct AuditForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Destroy a season's key: nobody reads its people any more.",
    discussion: """
      Originals and outputs lie in the archive sealed by a key of their season. This books that the \
      key is destroyed, puts the entry under the log's signed head, and then overwrites and removes \
      the key. The log keeps digests alone: it verifies as before, and says when it was done and why. \
      It cannot be taken back.

      The present season is refused, and one whose last posting is younger than the setting \
      retention (1,825 days unless set). --early overrules that; its reason is logged for ever, so \
      name nobody in it.

      WHAT REMAINS, and is yours to remove:
        the ledger's rows of that season         ledger.sqlite names its people
        files that nobody collected              outbox/<party>/
        names of files that are no manifest's    archive/strays/, as their senders wrote them
        copies of the key, and what was exported wherever backups and bags lie
      On disks that write elsewhere than they read, an overwritten key may outlive its file: keep \
      season_keys on an encrypted volume.

      Stop the service first. A crash on the way is finished by the next call, or the next start. \
      The exit code is 65 where the season may not be forgotten.

      EXAMPLES
        masar audit forget 1442
        masar audit forget 1446 --early "Order 12 of the data protection office" --confirm 1446
      """)

  @Argument(help: "The season, in four digits.")
  var season: String

  @Option(
    help: ArgumentHelp(
      "Why, where retention is not over: stands in the log for ever.", valueName: "reason"))
  var early: String?

  @Option(
    help: ArgumentHelp(
      "The season once more, for scripts; else it is asked for.", valueName: "season"))
  var confirm: String?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  /// Bytes of a reason.
  private static let reasonLimit = 200

  func validate() throws {
    if Season(season) == nil { throw ValidationError("\"\(season)\" is no season: 1400 to 1500.") }
    guard let early else { return }
    let isLine = early.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    if early.isEmpty || !isLine || early.utf8.count > Self.reasonLimit {
      throw ValidationError("--early takes a reason: one line of at most 200 bytes.")
    }
  }

  func run() throws {
    let season = Season(season)!
    let opened = try OpenedHome.open(options)
    guard let lock = try opened.home.root.lock() else { throw HomeHeld(opened.home) }
    try opened.parts.log.requireAgreement()
    let forgetting = Forgetting(opened.parts)
    if let refusal = try forgetting.refusal(of: season, isEarly: early != nil) {
      Terminal.complain("masar: " + Self.sentence(refusal, season))
      throw ExitCode.refused
    }
    let wasBooked = try forgetting.act(season) != nil
    if !wasBooked { try requireConfirmation() }
    // What waits in work/ is booked and settled first: its entries stand before this one.
    if try !OnePass(opened.parts, verdict: { _ in }).recover() { throw ExitCode.tryAgain }
    let reason = early ?? "retention of \(opened.settings.retentionDays) days is over"
    guard let posting = try forgetting.forget(season, reason: reason),
      let act = try forgetting.act(season)?.act
    else {
      Terminal.complain("masar: the log does not take the entry for now: the key was kept")
      throw ExitCode.tryAgain
    }
    let uncollected = try forgetting.uncollected(of: season)
    opened.parts.writeSeasonPages()
    _ = consume lock
    Terminal.answer(
      form.isJSON
        ? Self.json(act, posting, uncollected).document
        : Self.text(act, posting, uncollected, wasBooked: wasBooked))
  }

  private func requireConfirmation() throws {
    var answer = confirm
    if answer == nil {
      Terminal.complain(
        """
        The key of season \(season) will be destroyed. What it sealed can never be read again, by \
        anybody. Type \(season) to go on:
        """)
      answer = readLine()
    }
    if answer != season {
      throw ValidationError("Nothing was destroyed: the confirmation is not \(season).")
    }
  }

  private static func sentence(_ refusal: Forgetting.Refusal, _ season: Season) -> String {
    switch refusal {
    case .present: "\(season) is the present season: its key seals what comes in today."
    case .young(let until?):
      "season \(season) is kept until \(until) (setting retention). --early overrules it, with a "
        + "reason that is logged."
    case .young(nil):
      "nothing was booked in season \(season): its retention cannot be told. --early overrules it, "
        + "with a reason that is logged."
    case .noKey:
      "no key of season \(season) is at hand, so nothing can be forgotten: see the setting "
        + "season_keys."
    }
  }

  private static func text(
    _ act: LoggedForgetting, _ posting: Int, _ uncollected: Int, wasBooked: Bool
  ) -> String {
    """
    forgotten season \(act.season), by posting \(posting)\(wasBooked ? ", booked before" : "")
    key       \(act.fingerprint), destroyed
    reason    \(act.reason)
    remains   the ledger's rows of that season; copies of the key, wherever they lie; names of strays
              \(uncollected.counted("file", "files")) of it in outboxes, not collected

    """
  }

  private static func json(
    _ act: LoggedForgetting, _ posting: Int, _ uncollected: Int
  ) -> JSONText {
    .object([
      ("season", .text(act.season.description)), ("posting", .number(posting)),
      ("key", .text(act.fingerprint)), ("reason", .text(act.reason)),
      ("uncollected_files", .number(uncollected)),
      (
        "remains",
        .list(["ledger", "outboxes", "copies_of_the_key", "names_of_strays"].map { .text($0) })
      ),
    ])
  }
}
