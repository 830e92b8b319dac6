internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Glibc
internal import Vocabulary

struct SFTPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sftp",
    abstract: "The settings of OpenSSH's server for the parties of this home.",
    discussion: """
      One account a party, keys only. A party is shut into a root that shows two folders, inbox \
      to write and outbox to read, and nothing else; it gets no shell, no forwarding and no links. \
      The server is an instance of its own beside the one that administrators use.

      Nothing is installed. Four texts come out, to be read by a person:

        sshd_config          the server's settings; the same for every party
        prepare.sh           accounts, rights and mounts; root runs it, as often as he likes
        masar-sftp.service   the door as a service of systemd
        README               first steps, keys, a new party, who came

      EXAMPLES
        masar sftp                              all four, to read
        masar sftp --write /etc/masar-sftp      into the folder where they are used
        masar sftp --json                       each party's account and place of keys

      Call it again after a PTY file has named new parties.
      """)

  @Option(
    name: .customLong("write"),
    help: ArgumentHelp(
      "The folder to leave the files in; they are written anew.",
      discussion: "It also keeps host keys and the parties' keys. Without it nothing is written.",
      valueName: "dir"))
  var folder: String?

  @Option(help: ArgumentHelp("Where the parties' roots are made.", valueName: "dir"))
  var root = "/srv/masar-sftp"

  @Option(
    help: ArgumentHelp(
      "What accounts begin with, up to 11 characters: another for a second home.",
      valueName: "name"))
  var accounts = "masar"

  @Option(help: ArgumentHelp("The account that runs the daemon.", valueName: "name"))
  var service = "masar"

  @Option(help: ArgumentHelp("The address to listen at; all, if none.", valueName: "address"))
  var listen: String?

  @Option(help: ArgumentHelp("The port to listen at.", valueName: "port"))
  var port = 2222

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  private static let settings = "/etc/masar-sftp"

  func validate() throws {
    for (name, path) in [("--write", folder ?? Self.settings), ("--root", root)]
    where !SFTPDoor.isPlainPath(path) {
      throw ValidationError(
        "\(name) takes an absolute path of letters, digits, \".\", \"_\", \"-\", not \"\(path)\".")
    }
    for (name, account, longest) in [("--accounts", accounts, 11), ("--service", service, 32)]
    where !SFTPDoor.isAccountName(account, longest: longest) {
      throw ValidationError(
        "\(name) takes up to \(longest) of a-z, 0-9, \"_\", \"-\", a letter first.")
    }
    if let listen, !listen.utf8.allSatisfy({ "0123456789abcdefABCDEF.:".utf8.contains($0) }) {
      throw ValidationError("--listen takes an address like 10.0.0.1, not \"\(listen)\".")
    }
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port takes 1 to 65535.")
    }
  }

  func run() throws {
    let door = try door()
    if let folder { try SFTPFolder(path: folder).write(door.files) }
    if form.isJSON { return Terminal.answer(door.json.document) }
    guard folder != nil else { return Terminal.answer(door.text) }
    let names = door.files.map(\.name).joined(separator: ", ")
    Terminal.answer("wrote   \(names) for \(door.parties.count.counted("party", "parties"))\n")
    Terminal.answer("next    read \(door.settings)/README\n")
  }

  /// The door of the home, with everyone who has or may have a folder. The home's keys stay closed:
  /// root may ask, whose they are not.
  private func door() throws -> SFTPDoor {
    let home = try Home.open(options.path)
    let settings = try options.settings(yaml: SettingsFile.text(in: home.root))
    let ledger = try OpenedHome.openExistingLedger(of: home, settings)
    let parties = try ledger.read { try $0.partyBook().all.map(\.id) }
    return SFTPDoor(
      home: try absoluteHome(), service: service, accounts: accounts, root: root,
      settings: folder ?? Self.settings, address: listen, port: port,
      parties: parties.filter(\.isFolderName))
  }

  private func absoluteHome() throws(HomeProblem) -> String {
    guard let resolved = unsafe realpath(options.path, nil) else {
      throw HomeProblem("\(options.path): \(unsafe String(cString: strerror(errno))).")
    }
    defer { unsafe free(resolved) }
    let path = unsafe String(cString: resolved)
    guard SFTPDoor.isPlainPath(path) else {
      throw HomeProblem(
        "\(path): a home behind an SFTP server lies at a path of letters, digits, \".\", \"_\" and "
          + "\"-\".")
    }
    return path
  }
}

/// The folder of the server's settings. The keys in it are never touched.
struct SFTPFolder {
  let path: String

  /// Makes the folder where its parent stands, and writes each file whole or not at all.
  func write(_ files: [(name: String, text: String)]) throws {
    if unsafe mkdir(path, 0o755) != 0, errno != EEXIST {
      throw HomeProblem("\(path) cannot be made: \(unsafe String(cString: strerror(errno))).")
    }
    let folder = try Directory.open(path)
    for file in files {
      try folder.writeDurably(
        file.text.utf8, named: EntryName(file.name)!, mode: .collected, replacing: true)
    }
  }
}
