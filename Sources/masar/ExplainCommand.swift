internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Rules
internal import Vocabulary

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a code means, why the rule exists, and how to mend it.",
    discussion: """
      Speaks with the figures of the home's season where you stand in a home (or name one), \
      else with the season's defaults. With --country the country's own figures are used.

      EXAMPLES
        masar explain R113
        masar explain f011 --lang ar
        masar explain R112 --country IDN
        masar explain X206 --json
      """)

  @Argument(help: ArgumentHelp("A code, as results carry it.", valueName: "code"))
  var given: CodeArgument

  @Option(name: .customLong("lang"), help: "One language; without it, both are given.")
  var language: SpokenLanguage?

  @Option(help: "With the figures of this country.")
  var country: CountryArgument?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func run() throws {
    let code = try given.code()
    let parameters = try parameters()
    if form.isJSON { return Terminal.answer(Self.json(code, parameters).document) }
    let languages = language.map { [$0] } ?? [.en, .ar]
    let texts = languages.map {
      RuleExplanation.text(of: code, in: $0.language, parameters: parameters)
    }
    Terminal.answer(texts.joined(separator: "\n"))
  }

  private static func json(_ code: RuleCode, _ parameters: SeasonParameters) -> JSONText {
    let entry = Rulebook.entry(code)
    let severity = Rulebook.severities(overridden: parameters.severities)[Int(code.rawValue)]
    let example = entry.example.texts
    return .object([
      ("code", .text(code.name)), ("severity", .text(severity?.name ?? "OFF")),
      ("catalogue_severity", .text(entry.severity.name)), ("level", .text(entry.level.rawValue)),
      ("kinds", .text(entry.appliesTo)), ("documented", .bool(entry.isDocumented)),
      ("en", .text(entry.en)), ("ar", .text(entry.ar)), ("why_en", .text(entry.reasonEn)),
      ("why_ar", .text(entry.reasonAr)), ("mend_en", .text(entry.mendEn)),
      ("mend_ar", .text(entry.mendAr)), ("kept", .text(example.kept)),
      ("broken", .text(example.broken)),
      (
        "parameters",
        .object(
          entry.parameters.compactMap { name in
            ParameterName(rawValue: name).map { (name, .text(parameters.text(of: $0))) }
          })
      ),
    ])
  }

  /// A home is not needed to read the rules; one that is named, though, must open.
  private func parameters() throws -> SeasonParameters {
    let isNamed = options.givenHome != nil || HomeOptions.environment["MASAR_HOME"] != nil
    guard isNamed || Self.isHome(options.path) else {
      let season = try options.settings(yaml: nil).season
      return SeasonParameters(season: season, country: country?.country)
    }
    let home = try OpenedHome.open(options)
    let book = try home.ledger.read { try $0.parameterBook() }
    return book.parameters(
      for: country?.country, at: home.clock.now(), season: home.settings.season)
  }

  private static func isHome(_ path: String) -> Bool {
    guard let root = try? Directory.open(path) else { return false }
    return (try? root.statusIfAny(of: SettingsFile.ledgerName)) ?? nil != nil
  }
}
