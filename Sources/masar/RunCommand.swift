internal import ArgumentParser
internal import Durability
internal import Exchange
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Handle what parties drop: the daemon, or once.",
    discussion: """
      Watches the inboxes and, for every file that has come whole, answers with a receipt (ACK), \
      judges it in order of receipt, posts what is good, and publishes result, fix-file, report \
      and what follows for others. Whatever a crash left half done is finished first.

      Without --once it goes on until SIGTERM or SIGINT, and ends between two files. With --once \
      it handles everything that is complete, leaves a note (WAI) beside files without proof of \
      completeness, and ends: 0 whatever the verdicts, 75 where something could not be written \
      for now and stays in work/.

      EXAMPLES
        masar run --home /srv/hajj            the daemon
        masar run --home /srv/hajj --once     what waits, then the end
      """)

  @OptionGroup var options: HomeOptions

  @Flag(help: "Handle what waits, publish event outputs, and end.")
  var once = false

  func run() async throws {
    let opened = try OpenedHome.open(options)
    guard let lock = try opened.home.root.lock() else {
      throw HomeHeld(opened.home)
    }
    try opened.parts.log.requireAgreement()
    // A key that was lost is missed before the first file, and not in the middle of one.
    _ = try opened.parts.seal()
    // A season whose forgetting is booked is forgotten, whatever kept it from that.
    if try !Forgetting(opened.parts).finish() {
      opened.parts.notices.tell(
        .error, "the archive takes no entry for now: the key of a forgotten season is still there")
    }
    if once {
      let isDone = try OnePass(opened.parts) { Terminal.answer($0 + "\n") }.run()
      if !isDone { throw ExitCode.tryAgain }
    } else {
      try await serve(opened)
    }
    _ = consume lock
  }

  private func serve(_ opened: OpenedHome) async throws {
    let logger = Logger.lines(level: opened.settings.logLevel)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          ServiceGroupConfiguration.ServiceConfiguration(
            service: try ExchangeService(opened.parts),
            successTerminationBehavior: .gracefullyShutdownGroup)
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }
}

/// Another process holds the home.
struct HomeHeld: Error, CustomStringConvertible {
  let path: String
  /// The process, as far as the kernel tells.
  let holder: Int?

  init(_ home: Home) {
    path = home.path
    holder = home.root.lockHolder()
  }

  var description: String {
    let process = holder.map { "process \($0)" } ?? "another masar process"
    return "\(path) is held by \(process); only one may change a home at a time."
  }
}
