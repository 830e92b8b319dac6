internal import Durability
internal import Vocabulary

/// The digests by which an archived file can be known: read once, in memory of a buffer.
struct ArchivedDigests {
  /// Hexadecimal SHA-256 of the bytes as they were put there, sealed or not.
  let stored: String
  /// Of the unpacked bytes; nil where they are no gzip.
  let unpacked: String?
  let bytes: Int64

  /// - Parameter unpacks: whether the file may be a packed original.
  init(_ file: ArchivedFile, unpacks: Bool) throws {
    let digesting = Digesting(unpacks: unpacks)
    var count: Int64 = 0
    try unsafe file.forEachPiece {
      unsafe digesting.update($0)
      count += Int64($0.count)
    }
    bytes = count
    stored = digesting.stored.hexadecimal
    unpacked = digesting.unpackedDigest
  }
}

private final class Digesting {
  var stored = ContentDigest()
  private var unpacked = ContentDigest()
  private var reader: GzipReader?

  init(unpacks: Bool) {
    if unpacks {
      reader = unsafe try? GzipReader { [unowned self] in unsafe self.unpacked.update($0) }
    }
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe stored.update(bytes)
    do { try unsafe reader?.write(bytes) } catch { reader = nil }
  }

  /// Nil where the bytes are no gzip, or not whole.
  var unpackedDigest: String? {
    guard let reader, reader.isWhole else { return nil }
    return unpacked.hexadecimal
  }
}

extension ArchivedDigests {
  /// Whether a file of this name is the original that a digest is of: it lies packed under its own
  /// name, or packed in passing under its name and `.gz`.
  func isOriginal(_ digest: FileDigest, named name: EntryName) -> Bool {
    if FileDigest(name: name.bytes, sha256: stored) == digest { return true }
    guard let unpacked, name.bytes.suffix(3).elementsEqual(".gz".utf8) else { return false }
    return FileDigest(name: name.bytes.dropLast(3), sha256: unpacked) == digest
  }
}
