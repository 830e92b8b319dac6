internal import Archiving
internal import Durability
internal import Manifests
internal import Vocabulary

/// The file as it will stand in the archive: the very bytes that were judged, packed in passing, and
/// sealed where the archive is.
///
/// A file that came packed is archived as it came. A long one is hashed and packed beside the
/// reading of it, on a thread of its own. A crash leaves a torn copy, written anew when the file is
/// judged again.
final class OriginalCopy {
  private let claimed: Claimed
  /// The file came packed.
  private let isPacked: Bool
  private let level: Int
  private let seal: Seal?
  private var copy: (any OriginalSink)?
  private var gzip: GzipWriter?
  private let digest = DigestBox()
  private var seen = 0
  private var beside: PieceThread?
  private let debt: SyncDebt
  /// What the archive will keep: the copy, or the content itself where it came packed and stays plain.
  private let kept: EntryName
  /// It was proved, a moment ago, to be the bytes of the receipt. A copy that a crash left is not
  /// relied on: its name may have come to disk before its bytes.
  private var isWhole: Bool

  init(_ claimed: Claimed, _ parts: ExchangeParts) throws {
    self.claimed = claimed
    level = parts.settings.archiveLevel
    seal = try parts.seal()
    isPacked = claimed.fileName.hasSuffix(".gz")
    debt = parts.group.staged
    kept = seal == nil && isPacked ? WorkFolder.content : WorkFolder.original
    isWhole = debt.owes(kept, in: claimed.work.folder)
  }

  /// Of a shorter file a thread costs more than it saves.
  private static let shortBytes = 1 << 20

  /// Sees the bytes that are being judged, in order.
  func observe(_ bytes: UnsafeRawBufferPointer) throws {
    if let beside { return try unsafe beside.add(bytes) }
    try unsafe take(bytes)
    seen += bytes.count
    if seen < Self.shortBytes { return }
    // The thread holds the copy, and the copy the thread, until `leave`.
    beside = unsafe PieceThread("masar.packing") { try unsafe self.take($0) }
  }

  private func take(_ bytes: UnsafeRawBufferPointer) throws {
    unsafe digest.update(bytes)
    if isWhole || !isCopied { return }
    try unsafe add(bytes)
  }

  /// However the reading ended, nobody writes the copy any more.
  func leave() {
    beside?.end()
    beside = nil
  }

  private var isCopied: Bool { kept == WorkFolder.original }

  /// All bytes have been seen. They must be those of the receipt: what was hashed, judged and
  /// archived is one stream.
  func finish(expecting sha256: String) throws {
    try beside?.finish()
    guard digest.hexadecimal == sha256 else {
      throw ContentChanged(receipt: claimed.receipt)
    }
    try close()
  }

  /// Makes the copy of a file that was not read to its end: its bytes too must be the receipt's.
  func complete() throws {
    if isWhole { return }
    if isCopied { try begin() }
    let digest = DigestBox()
    let source = unsafe FileSource(try claimed.work.folder.openFile(WorkFolder.content)) {
      unsafe digest.update($0)
      if self.isCopied { try unsafe self.add($0) }
    }
    try source.drain()
    guard digest.hexadecimal == claimed.sha256 else {
      throw ContentChanged(receipt: claimed.receipt)
    }
    try close()
  }

  private func add(_ bytes: UnsafeRawBufferPointer) throws {
    if copy == nil { try begin() }
    if let gzip { try unsafe gzip.write(bytes) } else { try unsafe copy?.append(bytes) }
  }

  private func begin() throws {
    let folder = claimed.work.folder
    let copy: any OriginalSink =
      if let seal { try SealedOriginal(seal, claimed, in: folder) } else {
        try PlainOriginal(in: folder)
      }
    self.copy = copy
    if isPacked { return }
    gzip = unsafe try GzipWriter(level: Int32(level)) { try unsafe copy.append($0) }
  }

  private func close() throws {
    if let copy {
      try gzip?.finish()
      try copy.finish()
      self.copy = nil
    }
    debt.add(kept, in: claimed.work.folder)
    isWhole = true
  }
}

/// The bytes in `work/` are no longer those of the receipt: somebody wrote into our own folder, or
/// the disk is failing. An operator must look.
struct ContentChanged: Error, CustomStringConvertible {
  let receipt: Int
  var description: String { "receipt \(receipt): the content is not what was received" }
}
