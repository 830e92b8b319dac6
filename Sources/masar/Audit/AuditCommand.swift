internal import ArgumentParser

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "What auditors do with an archive, months later, without trusting anybody.",
    discussion: """
      Everything that was booked stands in a log that cannot be written anew unseen: its head is \
      signed, and every result that a partner ever got names the log's root at that moment.

      EXAMPLES
        masar audit verify                               the archive of this home, its ledger, its outboxes
        masar audit verify /mnt/copy --key masar/157f…   a copy of an archive, from itself alone
        masar audit prove 1447_IDN-HAO_PLG_000001.csv    proof that a file was received
        masar audit export /mnt/bag                      everything for a verification elsewhere
        masar audit index                                archive/<season>/index.html, to find files by hand
        masar audit open 1447/MOFA/VRQ/…                 one file of the archive, unsealed
        masar audit forget 1442                          nobody reads that season's people any more

      Documentation/ArchiveFormat.md says what the log holds, byte by byte.
      """,
    subcommands: [
      AuditVerifyCommand.self, AuditReplayCommand.self, AuditProveCommand.self,
      AuditRecallCommand.self, AuditExportCommand.self, AuditIndexCommand.self,
      AuditOpenCommand.self, AuditForgetCommand.self,
    ])
}
