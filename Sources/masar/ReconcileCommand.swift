internal import ArgumentParser
internal import Bookkeeping

struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Prove that nobody is lost and nobody counted twice.",
    discussion: """
      Recomputes every law of the ledger from its rows: numbers without gaps, one outcome a \
      record, quota sums from movements, one place a person, seats and contracts from people. \
      Then it looks whether the archive holds the original and every result of each posting; \
      what is still being published out of work/ is counted apart.

      Each gap is one line: the law, where, what was expected and what was found. The exit code \
      is 1 on a gap of one record, 0 where there is none. Changes nothing.

      EXAMPLES
        masar reconcile
        masar reconcile --json
      """)

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func run() throws {
    let opened = try OpenedHome.open(options)
    let result = try Reconciliation(opened)
    Terminal.answer(form.isJSON ? result.json.document : result.text)
    if !result.gaps.isEmpty { throw ExitCode.gap }
  }
}

/// What `masar reconcile` proved and what it could not.
struct Reconciliation {
  var extent = LedgerExtent()
  var gaps: [LedgerGap] = []
  var archive = ArchiveCensus()

  init(_ opened: OpenedHome) throws {
    try opened.ledger.inspect { ledger in
      extent = try ledger.extent()
      Terminal.progress("the laws of \(extent.postings.counted("posting", "postings")) …")
      try ledger.audit { gaps.append($0) }
      archive = try ArchiveCensus(opened, ledger)
      gaps += archive.gaps
    }
  }

  var text: String {
    var text = """
      ledger    \(extent.postings.counted("posting", "postings")), \
      \(extent.submissions.counted("file", "files")), \
      \(extent.records.counted("record", "records")), \(extent.people.counted("person", "people")), \
      \(extent.movements.counted("movement", "movements")) of quota, \
      \(extent.declarations.counted("declaration", "declarations")), \
      \(extent.packages.counted("package", "packages"))
      archive   \(archive.originals.counted("original", "originals")), \
      \(archive.outputs.counted("output", "outputs"))

      """
    if archive.unsettled > 0 {
      text +=
        "work      \(archive.unsettled.counted("posting", "postings")) still being published\n"
    }
    for gap in gaps { text += "GAP       \(gap.sentence)\n" }
    text +=
      gaps.isEmpty
      ? "proved    every law of the ledger, and the archive: no gap\n"
      : "          \(gaps.count.counted("gap", "gaps")), left as it is\n"
    return text
  }

  var json: JSONText {
    .object([
      (
        "proved",
        .object([
          ("postings", .number(extent.postings)), ("files", .number(extent.submissions)),
          ("records", .number(extent.records)), ("people", .number(extent.people)),
          ("movements", .number(extent.movements)),
          ("quota_levels", .number(extent.quotaLevels)),
          ("declarations", .number(extent.declarations)),
          ("packages", .number(extent.packages)),
          ("disclosures", .number(extent.disclosures)),
          ("archived_originals", .number(archive.originals)),
          ("archived_outputs", .number(archive.outputs)),
          ("unsettled_postings", .number(archive.unsettled)),
        ])
      ),
      (
        "gaps",
        .list(
          gaps.map {
            .object([
              ("law", .text($0.law)), ("place", .text($0.place)),
              ("expected", .number($0.expected)), ("found", .number($0.found)),
            ])
          })
      ),
    ])
  }
}
