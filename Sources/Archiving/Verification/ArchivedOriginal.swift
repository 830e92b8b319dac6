internal import Durability
internal import Glibc

/// An original as it came, out of the archive.
package enum ArchivedOriginal {
  /// Hands over the bytes of the file as it was sent.
  ///
  /// - Parameters:
  ///   - fileName: its own name; one that ends in `.gz` lies there as it came.
  ///   - sink: takes the bytes in order.
  package static func read(
    _ fileName: String, in shelf: ArchiveShelf,
    _ sink: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    guard let name = EntryName(ArchiveLayout.originalName(fileName)) else {
      throw LogDisagreement.unreadable(shelf.path.joined(separator: "/"))
    }
    guard let file = try shelf.open(name) else {
      throw DurabilityError(call: "open", path: "\(shelf.folder.path)/\(name)", errno: ENOENT)
    }
    let isAsSent = fileName.hasSuffix(".gz")
    let reader = unsafe isAsSent ? nil : try GzipReader(sink: sink)
    try unsafe file.forEachPiece { piece in
      if let reader { try unsafe reader.write(piece) } else { unsafe sink(piece) }
    }
  }
}
