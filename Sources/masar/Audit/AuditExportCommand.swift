internal import Archiving
internal import ArgumentParser
internal import Durability
internal import Exchange
internal import Vocabulary

struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Make a bag with everything for a verification elsewhere.",
    discussion: """
      Copies the archive, as far as its signed head covers it, into a new folder in the form of \
      BagIt (RFC 8493): any BagIt tool can say whether a byte of the bag was changed on the way, and \
      masar audit verify DIR/data/archive says whether the archive itself was. Beside it lie the \
      public key, the program that checks proofs, and a page that says how. Each season has its page \
      (data/archive/<season>/index.html), from where its files are found by hand.

      What the archive keeps sealed is opened for the bag, which then holds people: treat it like \
      the home. With --sealed it stays as it lies there, and only who has the seasons' keys reads \
      it. A file whose key is not at hand stays sealed in either case.

      A service may go on meanwhile. A folder without bagit.txt is a bag that was not finished.

      EXAMPLES
        masar audit export /mnt/bag-of-1447
        bagit.py --validate /mnt/bag-of-1447
      """)

  @Argument(help: "The folder to make; it must not exist, or be empty.")
  var folder: String

  @Flag(help: "Leave sealed files sealed.")
  var sealed = false

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func run() throws {
    let home = try Home.open(options.path)
    let settings = try options.settings(yaml: SettingsFile.text(in: home.root))
    let (parent, name) = try FilePath.split(folder)
    let bag = try parent.makeChild(name, mode: .secretFolder)
    guard try bag.entries().isEmpty else {
      throw HomeProblem("\(folder) is not empty: a bag is made once, in a folder of its own.")
    }
    guard try LogFolder.open(nil, options).checkpoint() != nil else {
      throw HomeProblem("\(home.path)/archive has no signed head yet: nothing was booked.")
    }
    let export = try BagExport(
      Archive(home.archive, keys: OpenedHome.seasonKeys(of: home, settings)), to: bag,
      keepsSeals: sealed, page: SeasonIndex.page)
    let written = try export.run(
      texts: [
        (ProofScript.name, ProofScript.text), ("README.txt", Self.readme),
      ],
      now: try HomeOptions.clock().now()
    ) { Terminal.progress("\($0.grouped) entries …") }
    Terminal.answer(form.isJSON ? json(export, written) : text(export, written))
  }

  private func text(_ export: BagExport, _ head: Checkpoint) -> String {
    """
    bag       \(folder): \(export.files.counted("file", "files")), \(Int(export.bytes).grouped) bytes
    sealed    \(export.sealed.counted("file", "files")) of them
    head      \(head.origin), \(head.size.grouped) entries, root \(head.root.text)

    """
  }

  private func json(_ export: BagExport, _ head: Checkpoint) -> String {
    JSONText.object([
      ("bag", .text(folder)), ("files", .number(export.files)),
      ("bytes", .number(Int(export.bytes))), ("sealed", .number(export.sealed)),
      ("origin", .text(head.origin)),
      ("entries", .number(head.size)), ("root", .text(head.root.text)),
    ]).document
  }

  private static let readme = """
    هذه الحقيبة أرشيف كامل حتى رأس السجل الموقّع في data/archive/log/checkpoint.
    1. تحقّق من الحقيبة بأي أداة BagIt (المعيار RFC 8493): bagit.py --validate <المجلد>
    2. تحقّق من الأرشيف نفسه: masar audit verify data/archive --key <المفتاح الذي تسلّمه الشركاء>
    3. تحقّق من إثبات ملف واحد: python3 data/check-proof.py <الملف> <الإثبات>
    وللبحث عن ملف باليد افتح data/archive/<الموسم>/index.html.
    في data/keys.txt ما يذكره السجل نفسه من مفاتيح. لا تأخذها منه وحده، بل قارنها بما أُبلغ به الشركاء،
    وأضف ما لديهم من نتائج بالخيار --witness.
    وما انتهى اسمه بـ ‎.sealed‎ مختوم بمفتاح موسمه، ويُقرأ بالخيار --keys <مجلد المفاتيح>.

    This bag is a whole archive up to the signed head in data/archive/log/checkpoint.
    1. Check the bag with any BagIt tool (RFC 8493): bagit.py --validate <folder>
    2. Check the archive itself: masar audit verify data/archive --key <the key partners were told>
    3. Check the proof of one file: python3 data/check-proof.py <file> <proof>
    To find a file by hand open data/archive/<season>/index.html.
    data/keys.txt holds the keys that the log itself names. Do not take them from there alone: compare
    them with what partners were told, and add results that they kept with --witness.
    What ends in .sealed is sealed by the key of its season, and is read with --keys <folder of keys>.

    """
}
