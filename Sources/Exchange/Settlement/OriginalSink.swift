internal import Archiving
internal import Durability

/// Where the archive's copy of an original is written: `original` in the folder of `work/`, there
/// once it is whole. Its sync is owed.
protocol OriginalSink: AnyObject {
  func append(_ bytes: UnsafeRawBufferPointer) throws
  func finish() throws
}

extension WorkFolder {
  /// `original` in the making.
  fileprivate static let part: EntryName = "original.part"
}

/// As it is.
final class PlainOriginal: OriginalSink {
  private let folder: Directory
  private let file: StagedFile

  init(in folder: Directory) throws {
    self.folder = folder
    try folder.unlink(WorkFolder.part)
    file = try StagedFile(WorkFolder.part, in: folder, mode: .secret)
  }

  func append(_ bytes: UnsafeRawBufferPointer) { unsafe file.append(bytes) }

  func finish() throws {
    try file.finish(syncing: .nothing)
    try folder.rename(WorkFolder.part, to: folder, as: WorkFolder.original, replacing: true)
  }
}

/// Sealed. The seal follows from the digest of all bytes, so they are kept until the last has come:
/// in memory while they are few, as most files are, else in a file that is never synced.
final class SealedOriginal: OriginalSink {
  private let seal: Seal
  private let folder: Directory
  private let path: [String]
  private var bytes: [UInt8] = []
  private var spill: OpenFile?
  private var spilled: Int64 = 0

  private static let room = 256 * 1024

  init(_ seal: Seal, _ claimed: Claimed, in folder: Directory) throws {
    self.seal = seal
    self.folder = folder
    path = ArchiveLayout.original(of: claimed)
    try folder.unlink(WorkFolder.part)
  }

  func append(_ piece: UnsafeRawBufferPointer) throws {
    unsafe bytes.append(contentsOf: piece)
    if bytes.count > Self.room { try flush() }
  }

  private func flush() throws {
    let file = if let file = spill.take() { file } else { try folder.createFile(WorkFolder.part) }
    try file.write(bytes, at: spilled)
    spilled += Int64(bytes.count)
    bytes.removeAll(keepingCapacity: true)
    spill = consume file
  }

  func finish() throws {
    if spilled == 0 {
      try seal.write(
        bytes, at: path, into: folder, stored: WorkFolder.original, replacing: true,
        syncing: .nothing)
      return
    }
    try flush()
    try spill.take()?.close()
    try seal.write(
      try folder.openFile(WorkFolder.part), at: path, into: folder, stored: WorkFolder.original,
      replacing: true, syncing: .nothing)
    try folder.unlink(WorkFolder.part)
  }
}
