internal import ArgumentParser

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Where the exchange stands.",
    discussion: """
      Files judged by verdict, files that wait in the inboxes, what stands in work/ and whose \
      outbox cannot be written, people by state and hold, room on the disk. Changes nothing and \
      may be asked beside a running daemon.

      EXAMPLES
        masar status
        masar status --json
      """)

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func run() throws {
    let report = try StatusReport(OpenedHome.open(options))
    Terminal.answer(form.isJSON ? report.json.document : report.text)
  }
}
