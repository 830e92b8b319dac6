internal import Durability
internal import Glibc

/// One file of the archive as the bytes that were put there, from its beginning, once.
package final class ArchivedFile {
  private enum Form {
    case plain(PlainFile)
    case sealed(SealedReader)
  }

  private final class PlainFile {
    let file: OpenFile
    init(_ file: consuming OpenFile) { self.file = file }
  }

  private let form: Form

  init(plain file: consuming OpenFile) { form = .plain(PlainFile(file)) }

  init(_ reader: SealedReader) { form = .sealed(reader) }

  /// Hands all bytes to `body`, in large pieces.
  ///
  /// - Throws: `SealTrouble` where they are not what was sealed: what was handed over before is.
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    switch form {
    case .plain(let plain): try unsafe plain.file.forEachPiece(body)
    case .sealed(let reader):
      while let piece = try reader.next() {
        try unsafe piece.withUnsafeBytes { try unsafe body($0) }
      }
    }
  }

  /// All bytes of a small file; throws EFBIG where there are more than `limit`.
  package func readAll(limit: Int) throws -> [UInt8] {
    guard case .sealed(let reader) = form else {
      if case .plain(let plain) = form { return try plain.file.readAll(limit: limit) }
      return []
    }
    var bytes: [UInt8] = []
    while let piece = try reader.next() {
      bytes += piece
      if bytes.count > limit {
        throw DurabilityError(call: "read", path: "a sealed file", errno: EFBIG)
      }
    }
    return bytes
  }

  /// Hexadecimal SHA-256 of the bytes.
  package func digest() throws -> String {
    let digest = DigestBox()
    try unsafe forEachPiece { unsafe digest.update($0) }
    return digest.hexadecimal
  }
}
