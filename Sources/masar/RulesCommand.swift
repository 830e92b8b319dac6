internal import ArgumentParser
internal import Rules
internal import Vocabulary

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List every check, in the order of its code.",
    discussion: """
      F rules look at the file, R at one record, X at what the season knows, L at the ledger.
      FATAL refuses the file, ERROR the record; HOLD keeps the record and does not forward it; \
      WARN and INFO are only said.

      EXAMPLES
        masar rules
        masar rules --lang ar
        masar rules --markdown > Rules.md     the whole book, both languages
      """)

  @Option(name: .customLong("lang"), help: "The language of the sentences.")
  var language: SpokenLanguage = .en

  @Flag(help: "The whole book as one page, both languages.")
  var markdown = false

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    if markdown && form.isJSON { throw ValidationError("--markdown or --json, not both.") }
  }

  func run() {
    if markdown {
      Terminal.answer(RulesDocument.markdown)
    } else if form.isJSON {
      Terminal.answer(Self.json.document)
    } else {
      Terminal.answer(RulesDocument.list(in: language.language))
    }
  }

  private static var json: JSONText {
    .object([
      ("version", .text(Rulebook.version)),
      (
        "rules",
        .list(
          RulesDocument.lines.map { line in
            .object([
              ("code", .text(line.code)), ("severity", .text(line.severity)),
              ("level", .text(line.level)), ("kinds", .text(line.kinds)),
              ("basis", .text(line.basis)), ("en", .text(line.en)), ("ar", .text(line.ar)),
            ])
          })
      ),
    ])
  }
}
