internal import ArgumentParser
internal import Exchange
internal import Manifests
internal import Vocabulary

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "An empty file of a kind, to fill in.",
    discussion: """
      CSV for a spreadsheet unless --xml is given: a header, then the trailer row whose second \
      cell must be the number of records before you send it. Save it as \
      <season>_<party>_<kind>_<six digits>.csv and drop it into inbox/<party>/.

      EXAMPLES
        masar template PLG > 1447_IDN-HAO_PLG_000001.csv
        masar template PLG --lang ar > list.csv       Arabic headers, separated by ;
        masar template CTB --xml > contract.xml
        masar template --documentation                every kind and field, as a page
      """)

  @Argument(help: ArgumentHelp("What the file is about.", valueName: "kind"))
  var given: KindArgument?

  @Option(name: .customLong("lang"), help: "The language of headers and remarks.")
  var language: SpokenLanguage = .en

  @Flag(help: "XML instead of CSV.")
  var xml = false

  @Flag(help: "The reference page of all kinds and their fields instead.")
  var documentation = false

  @OptionGroup var options: HomeOptions

  static var kinds: String { Kind.allCases.map(\.rawValue).joined(separator: " ") }

  func validate() throws {
    if given == nil && !documentation {
      throw ValidationError("Which kind? One of \(Self.kinds).")
    }
  }

  func run() throws {
    guard !documentation, let kind = given?.kind else {
      return Terminal.answer(KindsDocument.text)
    }
    guard xml else { return Terminal.answer(TemplateDocument.csv(kind, language.language)) }
    let season = try options.settings(yaml: SettingsFile.text(at: options.path)).season
    Terminal.answer(TemplateDocument.xml(kind, season: season, language.language))
  }
}
