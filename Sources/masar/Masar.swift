internal import ArgumentParser
internal import Durability

/// The command. Everything it can do is a subcommand in a file of its own.
@main
struct Masar: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "masar",
    abstract: "Receives, judges and forwards the files of a hajj season.",
    discussion: """
      Parties drop CSV or XML files into inbox/<party>/. Masar proves each file whole, answers \
      with a signed receipt (ACK), checks every record against the season's rules, posts what is \
      good to the ledger, and lays the signed result (RES), the records to be mended (REJ) and a \
      report for people (REP) into outbox/<party>/, and what follows for others into theirs.

      A FIRST DAY
        masar init --home hajj --season 1447    make a home
        cd hajj
        masar template PLG > list.csv           an empty pilgrim list
        masar check 1447_IDN-HAO_PLG_000001.csv what would be said of it
        masar run --once                        handle what waits in the inboxes
        masar status                            where things stand
        masar explain R113                      what a code means, how to mend it
        masar trace A-17                        where a person or a file stands
        masar reconcile                         prove that nobody is lost
        masar audit verify                      prove that nothing was changed
        masar sftp                              let the parties in, by OpenSSH's server

      SETTINGS
        are read from masar.yaml in the home, then from MASAR_… variables, then
        from --set. MASAR_HOME names the home.
        MASAR_NOW=2026-01-04T10:15:00+03:00 freezes the clock, so that a run can
        be repeated.

      EXIT CODES
        0   done; for check: the file would be accepted
        1   reconcile found a gap, audit verify a change
        64  the command was called wrongly
        65  check: the file would be refused, whole or in part
        70  a defect: ours to mend
        75  a passing trouble (a full disk, a busy ledger): try again
        78  the home or its settings have to be mended
      """,
    subcommands: [
      InitCommand.self, RunCommand.self, CheckCommand.self, PublishCommand.self,
      StatusCommand.self, QuotaCommand.self, TraceCommand.self,
      ReconcileCommand.self, AuditCommand.self, SFTPCommand.self,
      RulesCommand.self, ExplainCommand.self, TemplateCommand.self, SchemaCommand.self,
    ])

  static func main() async {
    // Nobody outside the group reads what the program makes, whatever the caller's mask is.
    CreationMask.set(FileMode(rawValue: 0o027))
    OpenFileLimit.raise()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard let leaving = Leaving(error) else { exit(withError: error) }
      Terminal.complain("masar: \(leaving.message)")
      exit(withError: leaving.code)
    }
  }
}
