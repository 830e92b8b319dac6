internal import ArgumentParser
internal import Bookkeeping
internal import Vocabulary

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Where a person, a passport or a file stands.",
    discussion: """
      Takes a sender's reference, a passport number, a visa request number, or the name of a file \
      (one that was dropped, or one that was sent out) and says all that the ledger knows of it: \
      for a person every change of state with the file that caused it, and every file that \
      somebody was sent of the person, with its fields. Several matches \
      are all listed: two offices may use the same reference.

      Names and dates of birth are not shown, and a passport is masked unless it is what you \
      asked for.

      EXAMPLES
        masar trace A-17
        masar trace C1234567
        masar trace 1447_IDN-HAO_PLG_000001.csv
        masar trace 1447_MOFA_VRQ_000001.csv
      """)

  @Argument(
    help: ArgumentHelp(
      "A reference, a passport number, a request number, or a file's name.",
      valueName: "what"))
  var subject: String

  @Option(help: ArgumentHelp("Only people whom this party registered.", valueName: "party"))
  var owner: String?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    if subject.allSatisfy(\.isWhitespace) { throw ValidationError("What is to be traced?") }
  }

  func run() throws {
    var trace = try Trace(of: subject, in: OpenedHome.open(options))
    if let owner { trace.people.removeAll { $0.person.owner.rawValue != owner.uppercased() } }
    Terminal.answer(form.isJSON ? trace.json.document : trace.text)
  }
}
