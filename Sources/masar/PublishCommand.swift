internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import FoundationEssentials
internal import Vocabulary

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Cut the daily and hourly outputs now.",
    discussion: """
      Writes to each recipient's outbox what the season says it may know. For establishments: \
      ALO, ALM (their people). At the ports and on the road, hourly: EXP, TRQ. For providers: OCC, \
      SRV, CAP. For offices and agencies: STM (their own people), QTR (quota), CTR (contracts), \
      VSR (visas). For the ministry and its branches: ARR, MOV, OVS, RDR. Beside them EST \
      (coordinating body), UMK (Umrah system), BUL (the public), DSC and LGR (auditors), and PAGE: \
      a party's statements as one page to read.

      Files are numbered by recipient without gaps, end in a trailer, and have a checksum beside \
      them. Outputs of changes (ALO, ALM, UMK) carry everything on their first cut and changes \
      afterwards; --full starts them afresh. The daemon cuts the same by itself (settings daily_at \
      and hourly_at, Riyadh time); where one holds the home, it is asked to do it. With all of them \
      the archive's pages of seasons are written (masar audit index).

      EXAMPLES
        masar publish                   all of them
        masar publish STM QTR           these two
        masar publish --full ALO        everything again
      """)

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  @Option(help: ArgumentHelp("The time that the outputs carry.", valueName: "time"))
  var asOf: String?

  @Flag(help: "Start outputs of changes afresh with everything.")
  var full = false

  @Argument(help: "Outputs to cut, by their letters. Default: all.")
  var outputs: [String] = []

  func validate() throws {
    for output in outputs where !ScheduledCuts.outputs.contains(output) {
      let hint = nearest(to: output, among: ScheduledCuts.outputs).map { " Did you mean \($0)?" }
      throw ValidationError("There is no output \(output) to cut.\(hint ?? "")")
    }
    if let asOf, Instant(rfc3339: asOf) == nil {
      throw ValidationError("--as-of takes a time with its offset, like 2026-01-04T10:15:00+03:00.")
    }
  }

  func run() async throws {
    let opened = try OpenedHome.open(options)
    let wanted = outputs.isEmpty ? ScheduledCuts.outputs : outputs
    let at = asOf.flatMap { Instant(rfc3339: $0) }
    guard let lock = try opened.home.root.lock() else {
      return try await ask(opened, wanted, at)
    }
    try opened.parts.log.requireAgreement()
    // What a crash left is settled first, so that numbers follow one another.
    _ = try OnePass(opened.parts) { Terminal.answer($0 + "\n") }.recover()
    let done = try ScheduledCuts(opened.parts, at: at, isFull: full).publish(wanted)
    if wanted == ScheduledCuts.outputs { opened.parts.writeSeasonPages() }
    tell(done.files.map { "\($0.recipient)/\($0.name)" })
    _ = consume lock
    if done.isHeldUp { throw ExitCode.tryAgain }
  }

  private func ask(_ opened: OpenedHome, _ wanted: [String], _ at: Instant?) async throws {
    let requests = PublishRequests(opened.parts)
    try requests.ask(wanted, at: at, isFull: full)
    for _ in 0..<1_200 {
      try await Task.sleep(nanoseconds: 50_000_000)
      if let files = try requests.answered() { return tell(files) }
    }
    Terminal.complain("masar: the process that holds the home has not answered in a minute")
    throw ExitCode.tryAgain
  }

  private func tell(_ files: [String]) {
    if form.isJSON {
      Terminal.answer(JSONText.object([("files", .list(files))]).document)
    } else {
      Terminal.answer(files.map { "outbox/\($0)\n" }.joined())
    }
  }
}
