internal import Archiving
internal import ArgumentParser
internal import Durability
internal import Exchange
internal import Vocabulary

struct AuditIndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Write a season's page: which files lie in which folder.",
    discussion: """
      Writes archive/<season>/index.html, from where a person walks a season by hand: by party and \
      kind, and by recipient and output, how many files there are, their numbers, days, verdicts and \
      postings, with links to the folders. It is made of the log's signed entries alone: no \
      ledger, no key, nobody's name. It is no evidence; masar audit verify compares it with the log.

      The daemon does this with the daily cut (daily_at), masar publish where it cuts everything, \
      and masar audit forget. It goes through the whole log and opens no file. A page that says \
      already what it should is left as it is. May be called while a daemon runs.

      The exit code is 75 while another process writes pages, 78 where the log is not whole.

      EXAMPLES
        masar audit index                                   every season
        masar audit index 1447                              one
        masar audit index --archive /mnt/copy --out ~/walk  beside a copy that must not be touched
      """)

  @Argument(help: "The season, in four digits; else every season of the log.")
  var season: String?

  @Option(
    help: ArgumentHelp(
      "The folder of an archive.", discussion: "Else the archive of the home.", valueName: "dir"))
  var archive: String?

  @Option(
    help: ArgumentHelp(
      "A folder to write <season>/index.html into.", discussion: "Else the archive itself.",
      valueName: "dir"))
  var out: String?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    if let season, Season(season) == nil {
      throw ValidationError("\"\(season)\" is no season: 1400 to 1500.")
    }
  }

  func run() throws {
    let folder = try archive.map { try Directory.open($0) } ?? Home.open(options.path).archive
    guard try folder.statusIfAny(of: "log") != nil else {
      throw HomeProblem("\(folder.path) holds no log: is it the archive of a home?")
    }
    let target = try out.map { try Directory.open($0) } ?? folder
    guard let pages = try pages(folder, target) else {
      Terminal.complain("masar: another process writes pages there")
      throw ExitCode.tryAgain
    }
    if pages.isEmpty {
      throw ValidationError("No signed entry of the log is about season \(season ?? "any").")
    }
    Terminal.answer(form.isJSON ? Self.json(pages).document : Self.text(pages, target.path))
  }

  private func pages(_ folder: Directory, _ target: Directory) throws -> [SeasonIndex.Entry]? {
    do {
      return try SeasonIndex(folder, to: target).write(season.flatMap { Season($0) }) {
        Terminal.progress("\($0.grouped) entries …")
      }
    } catch let error as LogDisagreement {
      throw HomeProblem("\(error)")
    }
  }

  private static func text(_ pages: [SeasonIndex.Entry], _ folder: String) -> String {
    pages.map { page in
      let word = page.isWritten ? "written   " : "the same  "
      return "\(word)\(folder)/\(page.season)/\(ArchiveLayout.pageName)\n"
    }.joined()
  }

  private static func json(_ pages: [SeasonIndex.Entry]) -> JSONText {
    .object([
      (
        "pages",
        .list(
          pages.map {
            .object([
              ("season", .text($0.season.description)), ("written", .bool($0.isWritten)),
            ])
          })
      )
    ])
  }
}
