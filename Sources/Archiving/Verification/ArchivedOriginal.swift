package import Durability

/// An original as it came, out of the archive.
package enum ArchivedOriginal {
  /// Hands over the bytes of the file as it was sent.
  ///
  /// - Parameters:
  ///   - fileName: its own name; one that ends in `.gz` lies there as it came.
  ///   - sink: takes the bytes in order.
  package static func read(
    _ fileName: String, in folder: Directory,
    _ sink: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    guard let name = EntryName(ArchiveLayout.originalName(fileName)) else {
      throw LogDisagreement.unreadable(fileName)
    }
    let isAsSent = fileName.hasSuffix(".gz")
    let reader = unsafe isAsSent ? nil : try GzipReader(sink: sink)
    let file = try folder.openFile(name)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = try unsafe file.read(into: buffer)
      if count == 0 { break }
      let piece = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
      if let reader { try unsafe reader.write(piece) } else { unsafe sink(piece) }
    }
  }
}
