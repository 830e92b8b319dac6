internal import Archiving
internal import Bookkeeping
package import Durability
internal import Vocabulary

/// Files of an archive, laid into the work folder of a scratch home as if they had just been
/// received: the very bytes, the receipt of then.
struct ReplaySource {
  private let archive: Directory

  init(_ archive: Directory) { self.archive = archive }

  /// Judges the file of an entry once more.
  ///
  /// - Returns: nil where the archive lacks the file or its receipt: verify tells which.
  func judge(_ leaf: LogLeaf, _ parts: ExchangeParts) throws -> (
    posting: Posting, work: WorkFolder
  )? {
    guard let submission = leaf.submission, let folder = try archive.descendant(submission.folder),
      let slip = try folder.slip(EntryName(ArchiveLayout.receiptName)!)
    else { return nil }
    let work = try lay(slip, folder, receipt: submission.receipt, parts.home)
    guard let claimed = Claimed(slip, in: work) else { return nil }
    let judge = SubmissionJudge(parts, claimed)
    let posting = try trace(of: claimed, folder).map { try judge.quarantine($0) } ?? judge.judge()
    return (posting, work)
  }

  private func lay(
    _ slip: Slip, _ folder: Directory, receipt: Int, _ home: Home
  ) throws -> WorkFolder {
    let name = WorkFolder.name(ofReceipt: receipt)
    try home.work.removeTree(name)
    let work = WorkFolder(
      name: name, folder: try home.work.makeChild(name, mode: .secretFolder))
    _ = try Self.layOriginal(slip["file"] ?? "", of: folder, in: work)
    return work
  }

  /// Lays an original of the archive into a work folder as it was sent.
  ///
  /// - Returns: hexadecimal SHA-256 of its bytes.
  static func layOriginal(
    _ fileName: String, of folder: Directory, in work: WorkFolder
  ) throws -> String {
    let digest = DigestBox()
    let content = try StagedFile(WorkFolder.content, in: work.folder, mode: .secret) {
      digest.update($0)
    }
    try unsafe ArchivedOriginal.read(fileName, in: folder) { unsafe content.append($0) }
    try content.finish()
    return digest.hexadecimal
  }

  /// What was written of a file that ended the program too often: it did so then, whatever it would
  /// do today.
  private func trace(of claimed: Claimed, _ folder: Directory) throws -> String? {
    guard let name = EntryName(claimed.fileName + ".trace"),
      try folder.statusIfAny(of: name) != nil
    else { return nil }
    return String(decoding: try folder.openFile(name).readAll(limit: 65_536), as: UTF8.self)
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
