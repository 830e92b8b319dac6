internal import Archiving
internal import Durability
internal import Manifests
internal import Vocabulary

/// The file as it will stand in the archive: the very bytes that were judged, packed in passing, and
/// sealed where the archive is.
///
/// A file that came packed is archived as it came. A crash leaves a torn copy, written anew when
/// the file is judged again.
final class OriginalCopy {
  private let claimed: Claimed
  /// The file came packed.
  private let isPacked: Bool
  private let level: Int
  private let seal: Seal?
  private var copy: (any OriginalSink)?
  private var gzip: GzipWriter?
  private let digest = DigestBox()
  /// There is nothing to copy: it came packed and stays plain, or a copy of these very bytes was
  /// finished, now or before a crash.
  private var isWhole: Bool

  init(_ claimed: Claimed, _ parts: ExchangeParts) throws {
    self.claimed = claimed
    level = parts.settings.archiveLevel
    seal = try parts.seal()
    isPacked = claimed.fileName.hasSuffix(".gz")
    isWhole =
      try seal == nil && isPacked
      || claimed.work.folder.statusIfAny(of: WorkFolder.original) != nil
  }

  /// Sees the bytes that are being judged, in order.
  func observe(_ bytes: UnsafeRawBufferPointer) throws {
    unsafe digest.update(bytes)
    if isWhole { return }
    try unsafe add(bytes)
  }

  /// All bytes have been seen. They must be those of the receipt: what was hashed, judged and
  /// archived is one stream.
  func finish(expecting sha256: String) throws {
    guard digest.hexadecimal == sha256 else {
      throw ContentChanged(receipt: claimed.receipt)
    }
    try close()
  }

  /// Makes the copy of a file that was not read to its end.
  func complete() throws {
    if isWhole { return }
    try begin()
    let source = unsafe FileSource(try claimed.work.folder.openFile(WorkFolder.content)) {
      try unsafe self.add($0)
    }
    try source.drain()
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
    guard let copy else { return }
    try gzip?.finish()
    try copy.finish()
    self.copy = nil
    isWhole = true
  }
}

/// The bytes in `work/` are no longer those of the receipt: somebody wrote into our own folder, or
/// the disk is failing. An operator must look.
struct ContentChanged: Error, CustomStringConvertible {
  let receipt: Int
  var description: String { "receipt \(receipt): the content is not what was received" }
}
