internal import Archiving
internal import ArgumentParser
internal import Durability
internal import Exchange

struct AuditProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Prove to a stranger that a file is in the log.",
    discussion: """
      Answers with a proof in text (C2SP tlog-proof, \(LogProof.extensionName)): the entry that names the \
      file, the hashes from there up to the root, and the signed head. Whoever has the file and \
      the proof checks it with thirty lines of Python and learns nothing of anybody else; --script \
      prints them.

      FILE is a file as it was sent, or a result, a report, a fix-file or an output, under the name \
      that it came with; what lies sealed in the archive is opened first (masar audit open). Receipts (ACK) and checksum files are not in the log.
      The exit code is 1 where no entry under the signed head names it.

      EXAMPLES
        masar audit prove 1447_IDN-HAO_PLG_000001.csv > list.tlog-proof
        masar audit prove --script > check-proof.py
        python3 check-proof.py 1447_IDN-HAO_PLG_000001.csv list.tlog-proof
      """)

  @Argument(help: "The file.")
  var file: String?

  @Flag(help: "Print the program that checks proofs.")
  var script = false

  @Option(
    help: ArgumentHelp(
      "The folder of an archive.", discussion: "Else the archive of the home.", valueName: "dir"))
  var archive: String?

  @OptionGroup var options: HomeOptions

  func validate() throws {
    if file == nil, !script {
      throw ValidationError("Name the file to prove, or --script.")
    }
  }

  func run() throws {
    if script { Terminal.answer(ProofScript.text) }
    guard let file else { return }
    let (name, content) = try FilePath.read(file, limit: 1 << 31)
    let log = try LogFolder.open(archive, options)
    let digests = SearchedDigests(name: name.utf8, content: content)
    guard let proof = try LogSearch(log).proof(of: digests) else {
      Terminal.complain(
        """
        masar: no entry under the signed head names \(file). Is it under the name that it was sent \
        or received with, and unchanged?
        """)
      throw ExitCode.gap
    }
    Terminal.answer(proof.text)
    if LogLeaf.listDigest(in: proof.entry) != nil {
      Terminal.complain(
        """
        masar: the entry is a long one: give the checker \
        archive/log/lists/\(LogFolder.listName(proof.inclusion.index)) too.
        """)
    }
  }
}

extension LogProof {
  /// As C2SP says such files should end.
  static let extensionName = ".tlog-proof"
}

extension LogFolder {
  /// The log of an archive that is named, or of the home's.
  static func open(_ archive: String?, _ options: HomeOptions) throws -> LogFolder {
    let folder =
      try archive.map { try Directory.open($0) } ?? Home.open(options.path).archive
    guard try folder.statusIfAny(of: "log") != nil else {
      throw HomeProblem("\(folder.path) holds no log: is it the archive of a home?")
    }
    return LogFolder(try folder.openChild("log"))
  }
}
