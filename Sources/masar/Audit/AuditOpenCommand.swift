internal import Archiving
internal import ArgumentParser
internal import Durability
internal import Exchange

struct AuditOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Write one file of the archive as it was put there.",
    discussion: """
      For whoever walks the archive by hand: what lies sealed is opened by the key of its season and \
      written to standard output; what lies plain is written as it is. An original is packed, so \
      give it to gunzip. Each piece is proved before it is written; where the end does not prove \
      the whole, the exit code is 78 and what was written is to be thrown away.

      EXAMPLES
        masar audit open 1447/MOFA/VRQ/1447_MOFA_VRQ_000001.xml
        masar audit open archive/1447/IDN-HAO/PLG/000001/r000000021/1447_IDN-HAO_PLG_000001.csv.gz | gunzip
        masar audit open --archive /mnt/bag/data/archive --keys /mnt/safe/keys 1447/…/receipt
      """)

  @Argument(help: "Its path in the archive, with or without .sealed.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The folder of an archive.", discussion: "Else the archive of the home.", valueName: "dir"))
  var archive: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the seasons' keys.", discussion: "Else those of the home.", valueName: "dir"))
  var keys: String?

  @OptionGroup var options: HomeOptions

  func run() throws {
    let archive = try opened()
    guard let content = try archive.open(path(in: archive)) else {
      throw ValidationError("The archive has no file \(file).")
    }
    try unsafe content.forEachPiece { unsafe Terminal.answer(Array($0)) }
  }

  private func opened() throws -> Archive {
    let given = try keys.map { SeasonKeys(try Directory.open($0)) }
    if let archive {
      return Archive(try Directory.open(archive), keys: given ?? SeasonKeys(nil))
    }
    let home = try Home.open(options.path)
    let settings = try options.settings(yaml: SettingsFile.text(in: home.root))
    return Archive(home.archive, keys: given ?? OpenedHome.seasonKeys(of: home, settings))
  }

  /// As the archive knows it: from its own folder on.
  private func path(in archive: Archive) -> [String] {
    var text = file[...]
    for prefix in [archive.folder.path + "/", "./", "archive/"] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    if text.hasSuffix(SealHeader.suffix) { text = text.dropLast(SealHeader.suffix.count) }
    return text.split(separator: "/").map(String.init)
  }
}
