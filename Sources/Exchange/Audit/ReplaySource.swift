internal import Archiving
internal import Bookkeeping
package import Durability
internal import Vocabulary

/// Files of an archive, laid into the work folder of a scratch home as if they had just been
/// received: the very bytes, the receipt of then.
struct ReplaySource {
  private let archive: Archive

  init(_ archive: Archive) { self.archive = archive }

  /// Judges the file of an entry once more.
  ///
  /// - Returns: nil where the archive lacks the file or its receipt: verify tells which.
  func judge(_ leaf: LogLeaf, _ parts: ExchangeParts) throws -> (
    posting: Posting, work: WorkFolder
  )? {
    guard let submission = leaf.submission, let shelf = try archive.shelf(submission.folder),
      let slip = try shelf.receipt()
    else { return nil }
    let work = try lay(slip, shelf, receipt: submission.receipt, parts.home)
    guard let claimed = Claimed(slip, in: work) else { return nil }
    let judge = SubmissionJudge(parts, claimed)
    let posting = try trace(of: claimed, shelf).map { try judge.quarantine($0) } ?? judge.judge()
    return (posting, work)
  }

  private func lay(
    _ slip: Slip, _ shelf: ArchiveShelf, receipt: Int, _ home: Home
  ) throws -> WorkFolder {
    let name = WorkFolder.name(ofReceipt: receipt)
    try home.work.removeTree(name)
    let work = WorkFolder(
      name: name, folder: try home.work.makeChild(name, mode: .secretFolder))
    _ = try Self.layOriginal(slip["file"] ?? "", of: shelf, in: work)
    return work
  }

  /// Lays an original of the archive into a work folder as it was sent.
  ///
  /// - Returns: hexadecimal SHA-256 of its bytes.
  static func layOriginal(
    _ fileName: String, of shelf: ArchiveShelf, in work: WorkFolder
  ) throws -> String {
    let digest = DigestBox()
    let content = try StagedFile(WorkFolder.content, in: work.folder, mode: .secret) {
      digest.update($0)
    }
    try unsafe ArchivedOriginal.read(fileName, in: shelf) { unsafe content.append($0) }
    try content.finish()
    return digest.hexadecimal
  }

  /// What was written of a file that ended the program too often: it did so then, whatever it would
  /// do today.
  private func trace(of claimed: Claimed, _ shelf: ArchiveShelf) throws -> String? {
    guard let name = EntryName(claimed.fileName + ".trace"), let file = try shelf.open(name)
    else { return nil }
    return String(decoding: try file.readAll(limit: 65_536), as: UTF8.self)
  }
}

extension ArchiveShelf {
  /// What was known of a file when it was received; nil where the archive lacks it.
  func receipt() throws -> Slip? {
    try open(EntryName(ArchiveLayout.receiptName)!).flatMap {
      Slip(decoding: try $0.readAll(limit: 1 << 20))
    }
  }
}

extension Home {
  /// A scratch home whose archive is another's: what it needs of earlier results it finds there.
  package func reading(_ archive: Directory) -> Home {
    Home(
      path: path, root: root, inbox: inbox, outbox: outbox, archive: archive, work: work,
      keys: keys)
  }
}
