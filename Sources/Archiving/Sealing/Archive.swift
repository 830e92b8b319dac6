package import Durability
package import Vocabulary

/// The archive as everybody reads it: each file by its own name, sealed or not.
///
/// Who walks the folders by hand finds files of either form; `ArchivedFile` gives the content of
/// both. Where a name lies there in both, the sealed one counts: nobody makes it without the key.
package struct Archive: Sendable {
  package let folder: Directory
  package let keys: SeasonKeys

  package init(_ folder: Directory, keys: SeasonKeys) {
    self.folder = folder
    self.keys = keys
  }

  /// A folder of the archive; nil where there is none.
  package func shelf(_ path: [String]) throws -> ArchiveShelf? {
    try folder.descendant(path).map { ArchiveShelf($0, path: path, keys: keys) }
  }

  /// Whether anything that lies under a season is sealed: then there was a key.
  package func holdsSealed(of season: Season) throws -> Bool {
    try folder.descendant([season.description]).map { try Self.holdsSealed($0) } ?? false
  }

  private static func holdsSealed(_ folder: Directory) throws -> Bool {
    for name in try folder.entries() {
      if try folder.status(of: name).isDirectory {
        if try holdsSealed(try folder.openChild(name)) { return true }
      } else if ArchivedName(stored: name).isSealed {
        return true
      }
    }
    return false
  }

  /// Opens a file by its path; nil where the archive has not got it.
  package func open(_ path: [String]) throws -> ArchivedFile? {
    guard let name = path.last.flatMap({ EntryName($0) }) else { return nil }
    return try shelf(Array(path.dropLast()))?.open(name)
  }
}

/// One folder of the archive.
package struct ArchiveShelf: Sendable {
  package let folder: Directory
  package let path: [String]
  private let keys: SeasonKeys

  init(_ folder: Directory, path: [String], keys: SeasonKeys) {
    self.folder = folder
    self.path = path
    self.keys = keys
  }

  /// Where a file lies, for whoever looks for it: its path as it stands in the archive.
  package func place(_ name: ArchivedName) -> String {
    (path + [String(decoding: name.stored.bytes, as: UTF8.self)]).joined(separator: "/")
  }

  /// The files that lie here, by their own names, and whether each is sealed.
  package func names() throws -> [ArchivedName] {
    try folder.entries().compactMap { stored in
      try folder.status(of: stored).isRegular ? ArchivedName(stored: stored) : nil
    }
  }

  /// Under which name a file lies here; nil where it does not.
  package func stored(_ name: EntryName) throws -> ArchivedName? {
    for stored in [EntryName(bytes: Array(name.bytes) + Array(SealHeader.suffix.utf8)), name] {
      if let stored, try folder.statusIfAny(of: stored)?.isRegular == true {
        return ArchivedName(stored: stored)
      }
    }
    return nil
  }

  /// Opens a file by its own name; nil where it does not lie here.
  ///
  /// - Throws: `SealTrouble` where it is sealed and does not open.
  package func open(_ name: EntryName) throws -> ArchivedFile? {
    try stored(name).map { try open($0) }
  }

  package func open(_ name: ArchivedName) throws -> ArchivedFile {
    let file = try folder.openFile(name.stored)
    if !name.isSealed { return ArchivedFile(plain: file) }
    return ArchivedFile(
      try SealedReader(
        file, at: path + [String(decoding: name.plain.bytes, as: UTF8.self)], keys))
  }

  /// What a sealed file says of its seal, with no key; nil where it says nothing.
  package func header(_ name: ArchivedName) throws -> SealHeader? {
    try SealedReader.header(of: folder.openFile(name.stored))
  }
}

/// The name of a file in the archive.
package struct ArchivedName: Sendable, Hashable {
  /// As it stands in the folder.
  package let stored: EntryName
  /// Of what is in it.
  package let plain: EntryName
  package var isSealed: Bool { stored != plain }

  package init(stored: EntryName) {
    self.stored = stored
    let suffix = SealHeader.suffix.utf8
    let isSealed =
      stored.bytes.count > suffix.count
      && stored.bytes.suffix(suffix.count)
        .elementsEqual(suffix)
    plain = isSealed ? EntryName(bytes: stored.bytes.dropLast(suffix.count)) ?? stored : stored
  }
}
