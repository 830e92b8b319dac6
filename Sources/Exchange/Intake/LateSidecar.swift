internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Vocabulary

/// Files a checksum that came after its file was taken, beside that file in the archive.
struct LateSidecar {
  let parts: ExchangeParts

  /// May be repeated: a crash before the last line leaves it in both places, and the next look
  /// comes here again.
  func file(_ orphan: Arrival, with submission: Submission) throws {
    var folder = parts.home.archive
    let path = ArchiveLayout.folder(of: submission)
    for part in path {
      folder = try folder.makeChild(EntryName(part)!, mode: .secretFolder)
    }
    let debt = SyncDebt(parts.home.work)
    let name = EntryName(submission.fileName + ".sha256")!
    let file = try orphan.folder.openFile(orphan.name)
    if try parts.archive.open(path + [submission.fileName + ".sha256"]) == nil {
      try ArchiveCopies(parts.seal(), path: path, folder, debt).add(file, as: name)
    }
    debt.add(folder)
    try debt.pay()
    try orphan.folder.unlink(orphan.name)
    try orphan.folder.sync()
  }
}
