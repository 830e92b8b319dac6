internal import Archiving
internal import Durability
internal import Manifests
internal import Vocabulary

/// The file as it will stand in the archive: the very bytes that were judged, packed in passing.
///
/// A file that came packed is archived as it came. A crash leaves a torn copy, written anew when
/// the file is judged again.
final class OriginalCopy {
  private let claimed: Claimed
  private let isPacked: Bool
  /// What the archive will keep.
  private let kept: EntryName
  private let level: Int
  private var file: StagedFile?
  private var gzip: GzipWriter?
  private let digest = DigestBox()
  private let debt: SyncDebt
  /// What the archive will keep was proved, a moment ago, to be the bytes of the receipt. A copy that
  /// a crash left is not relied on: its name may have come to disk before its bytes.
  private var isWhole: Bool

  init(_ claimed: Claimed, _ parts: ExchangeParts) {
    self.claimed = claimed
    level = parts.settings.archiveLevel
    debt = parts.group.staged
    isPacked = claimed.fileName.hasSuffix(".gz")
    kept = isPacked ? WorkFolder.content : WorkFolder.original
    isWhole = debt.owes(kept, in: claimed.work.folder)
  }

  /// Sees the bytes that are being judged, in order.
  func observe(_ bytes: UnsafeRawBufferPointer) throws {
    unsafe digest.update(bytes)
    if isPacked || isWhole { return }
    if gzip == nil { try begin() }
    unsafe try gzip?.write(bytes)
  }

  /// All bytes have been seen. They must be those of the receipt: what was hashed, judged and
  /// archived is one stream.
  func finish(expecting sha256: String) throws {
    guard digest.hexadecimal == sha256 else {
      throw ContentChanged(receipt: claimed.receipt)
    }
    try close()
  }

  /// Makes the copy of a file that was not read to its end: its bytes too must be the receipt's.
  func complete() throws {
    if isWhole { return }
    if !isPacked { try begin() }
    let digest = DigestBox()
    let content = try claimed.work.folder.openFile(WorkFolder.content)
    let source = unsafe FileSource(content) {
      unsafe digest.update($0)
      unsafe try self.gzip?.write($0)
    }
    try source.drain()
    guard digest.hexadecimal == claimed.sha256 else {
      throw ContentChanged(receipt: claimed.receipt)
    }
    try close()
  }

  private func begin() throws {
    try claimed.work.folder.unlink(Self.part)
    let file = try StagedFile(Self.part, in: claimed.work.folder, mode: .secret)
    self.file = file
    gzip = unsafe try GzipWriter(level: Int32(level)) { unsafe file.append($0) }
  }

  private func close() throws {
    let folder = claimed.work.folder
    if let gzip, let file {
      try gzip.finish()
      try file.finish(syncing: .nothing)
      try folder.rename(Self.part, to: folder, as: WorkFolder.original, replacing: true)
    }
    debt.add(kept, in: folder)
    isWhole = true
  }

  private static let part: EntryName = "original.part"
}

/// The bytes in `work/` are no longer those of the receipt: somebody wrote into our own folder, or
/// the disk is failing. An operator must look.
struct ContentChanged: Error, CustomStringConvertible {
  let receipt: Int
  var description: String { "receipt \(receipt): the content is not what was received" }
}
