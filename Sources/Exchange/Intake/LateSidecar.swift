internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Vocabulary

/// Files a checksum that came after its file was taken, beside that file in the archive.
struct LateSidecar {
  let home: Home

  /// May be repeated: a crash before the last line leaves it in both places, and the next look
  /// comes here again.
  func file(_ orphan: Arrival, with submission: Submission) throws {
    var folder = home.archive
    for part in ArchiveLayout.folder(of: submission) {
      folder = try folder.makeChild(EntryName(part)!, mode: .secretFolder)
    }
    let name = EntryName(submission.fileName + ".sha256")!
    if try folder.statusIfAny(of: name) == nil {
      let file = try orphan.folder.openFile(orphan.name)
      _ = try folder.copyDurably(file, named: name)
    }
    try orphan.folder.unlink(orphan.name)
    try orphan.folder.sync()
  }
}
