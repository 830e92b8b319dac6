package import Durability
package import Vocabulary

/// Writes files sealed by the key of one season.
package struct Seal: Sendable {
  package let season: Season
  private let key: SeasonKey

  package init(_ key: SeasonKey, of season: Season) {
    self.key = key
    self.season = season
  }

  /// The name under which a file lies sealed.
  package static func name(of name: EntryName) -> EntryName {
    guard let sealed = EntryName(bytes: Array(name.bytes) + Array(SealHeader.suffix.utf8)) else {
      preconditionFailure("names in the archive leave room for a suffix")
    }
    return sealed
  }

  /// Seals a file of `work/` into a folder, durably: whole, or not at all.
  ///
  /// A crash leaves a torn dot-file beside the untouched source; the next call replaces it.
  ///
  /// - Parameters:
  ///   - path: in the archive, of what is sealed: with the name that it has there unsealed.
  ///   - stored: the name to write; nil for the sealed name that follows from the path.
  /// - Returns: false, and nothing done, where the name is taken and `replacing` is false.
  @discardableResult
  package func write(
    _ source: borrowing OpenFile, at path: [String], into folder: Directory,
    stored: EntryName? = nil, replacing: Bool = false, syncing: Syncing = .bytes
  ) throws -> Bool {
    let name = stored ?? Self.name(of: EntryName(path.last!)!)
    if !replacing, try folder.statusIfAny(of: name) != nil { return false }
    // Most files are short: they pass in one piece.
    if try source.status().size <= Int64(SealHeader.chunkBytes) {
      let bytes = try source.readAll(limit: SealHeader.chunkBytes)
      return try write(
        bytes, at: path, into: folder, stored: name, replacing: replacing, syncing: syncing)
    }
    let digest = try Self.digest(of: source)
    return try folder.writeDurably(named: name, replacing: replacing, syncing: syncing) { file in
      try unsafe seal(path, digest, into: file) { try unsafe source.forEachPiece($0) }
    }
  }

  /// The same for bytes that are all in memory.
  @discardableResult
  package func write(
    _ bytes: [UInt8], at path: [String], into folder: Directory, stored: EntryName? = nil,
    replacing: Bool = false, syncing: Syncing = .bytes
  ) throws -> Bool {
    let name = stored ?? Self.name(of: EntryName(path.last!)!)
    let digest = ContentDigest.hexadecimal(of: bytes)
    return try folder.writeDurably(named: name, replacing: replacing, syncing: syncing) { file in
      try unsafe seal(path, digest, into: file) { body in
        try unsafe bytes.withUnsafeBytes { try unsafe body($0) }
      }
    }
  }

  private func seal(
    _ path: [String], _ sha256: String, into file: borrowing OpenFile,
    _ content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let salt = key.salt(path: path, digest: Hexadecimal.bytes(sha256) ?? [])
    let stream = SealingStream(SealHeader(season: season, key: key, salt: salt), key)
    var offset: Int64 = 0
    try unsafe content { piece in
      try unsafe stream.write(piece) { bytes in
        try file.write(bytes, at: offset)
        offset += Int64(bytes.count)
      }
    }
    try stream.finish { try file.write($0, at: offset) }
  }

  /// Whether a file begins as sealed ones do.
  package static func isSealed(_ file: borrowing OpenFile) throws -> Bool {
    try SealedReader.header(of: file) != nil
  }

  private static func digest(of source: borrowing OpenFile) throws -> String {
    let digest = DigestBox()
    try unsafe source.forEachPiece { unsafe digest.update($0) }
    try source.rewind()
    return digest.hexadecimal
  }
}
