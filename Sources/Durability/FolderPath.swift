extension Directory {
  /// Opens a folder below this one; nil where a name on the way is missing, is none, or stands for
  /// something else. No link is followed.
  package func descendant(_ path: [String]) throws(DurabilityError) -> Directory? {
    var folder = self
    for part in path {
      guard let name = EntryName(part), try folder.statusIfAny(of: name)?.isDirectory == true
      else { return nil }
      folder = try folder.openChild(name)
    }
    return folder
  }
}

extension OpenFile {
  /// Hands all bytes from the current place on to `body`, in large pieces.
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = try unsafe read(into: buffer)
      if count == 0 { return }
      try unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
