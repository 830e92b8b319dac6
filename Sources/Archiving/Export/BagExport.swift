package import Durability
package import Vocabulary

/// Copies an archive into a bag (BagIt 1.0, RFC 8493): what its signed head covers, and what is
/// needed to verify it elsewhere.
///
/// Only what entries name is copied, so that a service may go on meanwhile. The pages of seasons are
/// made anew, so that they say what the bag's own log says. `bagit.txt` is written last: a crash leaves
/// a folder that is no bag.
package final class BagExport {
  private let archive: Archive
  private let keepsSeals: Bool
  private let page: SeasonPageMaker
  private let bag: Directory
  private let data: Directory
  private let manifest: StagedFile
  private let manifestDigest: DigestBox
  private var copied: Set<String> = []
  /// That the log names, in its order.
  private var keys: [String] = []
  /// Bytes and files under `data/`.
  package private(set) var bytes: Int64 = 0
  package private(set) var files = 0
  /// Files that the bag holds sealed.
  package private(set) var sealed = 0

  /// - Parameters:
  ///   - bag: an empty folder.
  ///   - keepsSeals: whether sealed files go into the bag as they lie there; else they are opened,
  ///     but for those whose key is not at hand.
  ///   - page: makes the pages of seasons.
  package init(
    _ archive: Archive, to bag: Directory, keepsSeals: Bool, page: @escaping SeasonPageMaker
  ) throws {
    self.archive = archive
    self.keepsSeals = keepsSeals
    self.page = page
    self.bag = bag
    data = try bag.makeChild("data", mode: .secretFolder)
    let digest = DigestBox()
    manifestDigest = digest
    manifest = try StagedFile("manifest-sha256.txt", in: bag, mode: .secret) { digest.update($0) }
  }

  /// - Parameters:
  ///   - texts: further files of `data/`, by name.
  ///   - now: the bagging date.
  /// - Returns: the head that the bag holds everything of.
  package func run(
    texts: [(name: String, text: String)], now: Instant, progress: (Int) -> Void = { _ in }
  ) throws -> Checkpoint {
    let head = try copyLog()
    let log = LogFolder(try data.openChild("archive").openChild("log"))
    var findings: [AuditFinding] = []
    var tallies = SeasonTallies()
    _ = try LogWalk(log) { findings.append($0) }.run { step in
      if LogLeaf.listDigest(in: step.bytes) != nil {
        try copyLog(["lists", LogFolder.listName(step.index).text!])
      }
      if let leaf = try log.leaf(step) {
        if let key = leaf.home.flatMap({ VerifyingKey(text: $0.key) }) {
          keys.append(NoteKey.text(name: head.origin, key))
        }
        try copyFiles(of: leaf)
        tallies.add(step, leaf)
      }
      if step.index % 256 == 255 { progress(step.index + 1) }
    }
    if let finding = findings.first { throw LogDisagreement.unreadable(finding.place) }
    for season in tallies.seasons {
      let bytes = tallies.tally(of: season).map(page) ?? []
      try write(["archive", season.description, ArchiveLayout.pageName]) { $0.append(bytes) }
    }
    try put(keys.map { $0 + "\n" }.joined(), ["keys.txt"])
    for (name, text) in texts { try put(text, [name]) }
    try manifest.finish()
    try writeTags(head, now)
    return head
  }

  /// The head first, then its tiles. A head that is signed meanwhile takes partial tiles away: then
  /// again, with that one.
  private func copyLog() throws -> Checkpoint {
    let log = LogFolder(try archive.folder.openChild("log"))
    for attempt in 1...5 {
      guard let note = try log.note(), let head = Checkpoint(note: note) else { break }
      do {
        for tile in LogTile.added(from: 0, to: head.size) { try copyLog(tile.path) }
        try put(note, ["archive", "log", "checkpoint"])
        return head
      } catch let error as DurabilityError where error.isMissing && attempt < 5 {
        continue
      }
    }
    throw LogDisagreement.unreadable("archive/log")
  }

  private func copyFiles(of leaf: LogLeaf) throws {
    if let submission = leaf.submission {
      guard let shelf = try archive.shelf(submission.folder) else { return }
      for name in try shelf.names() { try copy(name, of: shelf) }
    }
    for file in leaf.files {
      guard case .cut(let name) = file.place,
        let shelf = try archive.shelf(leaf.folder(ofCut: file))
      else { continue }
      for name in [name, name + ".sha256"] {
        if let stored = try EntryName(name).flatMap({ try shelf.stored($0) }) {
          try copy(stored, of: shelf)
        }
      }
    }
  }

  /// One file, under `data/archive/`: opened, or as it lies there.
  private func copy(_ name: ArchivedName, of shelf: ArchiveShelf) throws {
    guard let stored = name.stored.text, let plain = name.plain.text,
      copied.insert(shelf.place(name)).inserted
    else { return }
    do {
      if name.isSealed, keepsSeals { throw SealKept() }
      let file = try shelf.open(name)
      try write(["archive"] + shelf.path + [plain]) { sink in
        try unsafe file.forEachPiece { unsafe sink.append($0) }
      }
    } catch  where error is SealKept || (error as? SealTrouble)?.isOfKey == true {
      sealed += 1
      let file = try shelf.folder.openFile(name.stored)
      try write(["archive"] + shelf.path + [stored]) { sink in
        try unsafe file.forEachPiece { unsafe sink.append($0) }
      }
    }
  }

  private struct SealKept: Error {}

  /// One file of the log.
  private func copyLog(_ path: [String]) throws {
    let path = ["log"] + path
    guard copied.insert(path.joined(separator: "/")).inserted else { return }
    var source = archive.folder
    for part in path.dropLast() { source = try source.openChild(EntryName(part)!) }
    let file = try source.openFile(EntryName(path.last!)!)
    try write(["archive"] + path) { sink in
      try unsafe file.forEachPiece { unsafe sink.append($0) }
    }
  }

  private func put(_ text: String, _ path: [String]) throws {
    try write(path) { $0.append(Array(text.utf8)) }
  }

  private func write(_ path: [String], _ body: (StagedFile) throws -> Void) throws {
    var folder = data
    for part in path.dropLast() {
      folder = try folder.makeChild(EntryName(part)!, mode: .secretFolder)
    }
    let name = EntryName(path.last!)!
    try folder.unlink(name)
    let digest = DigestBox()
    let file = try StagedFile(name, in: folder, mode: .secret) { digest.update($0) }
    try body(file)
    bytes += Int64(file.count)
    files += 1
    try file.finish()
    let place = (["data"] + path).joined(separator: "/")
    manifest.append(Array("\(digest.hexadecimal)  \(Self.escaped(place))\n".utf8))
  }

  private func writeTags(_ head: Checkpoint, _ now: Instant) throws {
    let info = """
      Bagging-Date: \(String(now.description.prefix(10)))
      Payload-Oxum: \(bytes).\(files)
      External-Identifier: \(head.origin)
      External-Description: archive up to entry \(head.size - 1), root \(head.root.text)

      """
    let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    let tags = [
      ("bag-info.txt", ContentDigest.hexadecimal(of: Array(info.utf8))),
      ("bagit.txt", ContentDigest.hexadecimal(of: Array(declaration.utf8))),
      ("manifest-sha256.txt", manifestDigest.hexadecimal),
    ].map { "\($0.1)  \($0.0)\n" }
    _ = try bag.writeDurably(Array(info.utf8), named: "bag-info.txt")
    _ = try bag.writeDurably(Array(tags.joined().utf8), named: "tagmanifest-sha256.txt")
    _ = try bag.writeDurably(Array(declaration.utf8), named: "bagit.txt")
  }

  /// RFC 8493 §2.1.3: line breaks and the sign itself.
  private static func escaped(_ path: String) -> String {
    var text = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case "\r": text += "%0D"
      case "\n": text += "%0A"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
