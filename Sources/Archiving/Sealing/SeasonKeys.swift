package import Durability
internal import Synchronization
package import Vocabulary

/// The keys of seasons, in a folder that may lie apart from the rest: each read once and kept.
package final class SeasonKeys: Sendable {
  /// Nil where no key is at hand.
  private let folder: Directory?
  private let kept = Mutex<[Season: SeasonKey]>([:])

  /// - Parameter folder: nil where no key is at hand.
  package init(_ folder: Directory?) { self.folder = folder }

  package static func name(_ season: Season) -> EntryName { EntryName("season-\(season).key")! }

  /// The key of a season; nil where it is not at hand.
  package func key(of season: Season) throws -> SeasonKey? {
    try kept.withLock { kept in
      if let key = kept[season] { return key }
      guard let key = try read(season) else { return nil }
      kept[season] = key
      return key
    }
  }

  /// Puts a season's key on disk: durable before anything is sealed by it.
  ///
  /// - Returns: whether it was made; false where the season has one.
  package func make(_ key: SeasonKey, for season: Season) throws -> Bool {
    guard let folder else { return false }
    return try folder.writeDurably(key.fileContent, named: Self.name(season))
  }

  /// Whether anything stands where a season's key does: what a crash left of one, too.
  package func holds(_ season: Season) throws -> Bool {
    try folder?.statusIfAny(of: Self.name(season)) != nil
  }

  /// Where keys are made; nil where none can be.
  package var path: String? { folder?.path }

  /// Destroys a season's key: overwritten, synced, unlinked, its folder synced. May be repeated.
  ///
  /// A crash before the unlink leaves a key of zeros or parts, which opens nothing.
  package func destroy(_ season: Season) throws {
    kept.withLock { $0[season] = nil }
    let name = Self.name(season)
    guard let folder else { return }
    if try folder.statusIfAny(of: name) != nil {
      let file = try folder.openForReplacing(name)
      try file.write([UInt8](repeating: 0, count: SeasonKey.byteCount), at: 0)
      try file.sync()
      try folder.unlink(name)
    }
    try folder.sync()
  }

  /// A key file that others may read is refused, for it may be known by now.
  private func read(_ season: Season) throws -> SeasonKey? {
    let name = Self.name(season)
    guard let folder, let status = try folder.statusIfAny(of: name) else { return nil }
    guard status.isPrivate else { throw SeasonKeyTrouble.readable("\(folder.path)/\(name)") }
    guard let key = SeasonKey(fileContent: try folder.openFile(name).readAll(limit: 4_096)) else {
      throw SeasonKeyTrouble.damaged("\(folder.path)/\(name)")
    }
    return key
  }
}

/// A season's key file that must not be used: the operator's to mend.
package enum SeasonKeyTrouble: Error, Sendable, Equatable, CustomStringConvertible {
  case readable(String)
  case damaged(String)
  /// The archive holds files that its season's key sealed, and the key is missing.
  case lost(Season)

  package var isTemporary: Bool { false }

  package var description: String {
    switch self {
    case .readable(let path):
      "\(path) can be read by others. Find out who could, then `chmod 600 \(path)`."
    case .damaged(let path):
      "\(path) does not hold 32 bytes. Restore it from a backup: without it the archive of its "
        + "season cannot be opened."
    case .lost(let season):
      "The archive of season \(season) is sealed, and its key is missing. Restore season-\(season).key "
        + "from a backup, or let the setting season_keys name the folder where it lies."
    }
  }
}
