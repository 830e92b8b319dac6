package import Archiving
package import Durability
internal import Logging
internal import Reporting
package import Vocabulary

/// Writes the pages of seasons into the archive: `<season>/index.html`, from the log's entries alone.
///
/// It goes through the whole log, so it is done with the daily cut and not with each file. A page
/// that says already what it should is left. A crash leaves the old page or the new one, and at most a
/// dot-name that nobody reads and the next writing replaces.
package struct SeasonIndex {
  private let archive: Directory
  private let target: Directory

  /// - Parameter target: where the pages are written; nil is the archive itself.
  package init(_ archive: Directory, to target: Directory? = nil) {
    self.archive = archive
    self.target = target ?? archive
  }

  /// What pages are made of: the same as in `masar audit verify` and in bags.
  package static let page: SeasonPageMaker = { SeasonPage.bytes(of: $0) }

  /// One page, and whether it had to be written.
  package struct Entry: Sendable, Equatable {
    package let season: Season
    package let isWritten: Bool
  }

  /// - Parameters:
  ///   - season: nil is every season of the log.
  ///   - progress: entries gone through, now and then.
  /// - Returns: nil where another process is writing pages.
  /// - Throws: `LogDisagreement` where the log is not whole: then no page is written.
  package func write(
    _ season: Season? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> [Entry]? {
    guard try archive.statusIfAny(of: "log") != nil else { return [] }
    // Dot-names follow from names: two at once would write into the same file.
    guard let lock = try target.lock() else { return nil }
    let log = LogFolder(try archive.openChild("log"))
    let entries = try write(season, of: SeasonTallies.read(log, progress: progress))
    _ = consume lock
    return entries
  }

  private func write(_ season: Season?, of tallies: SeasonTallies) throws -> [Entry] {
    let seasons = season.map { [$0] } ?? tallies.seasons
    return try seasons.compactMap { season in
      guard let tally = tallies.tally(of: season) else { return nil }
      return Entry(season: season, isWritten: try write(tally))
    }
  }

  /// - Returns: false where the page stands there as it should.
  private func write(_ tally: SeasonTally) throws -> Bool {
    let bytes = Self.page(tally)
    let folder = try target.makeChild(
      EntryName(tally.season.description)!, mode: .secretFolder)
    let name = EntryName(ArchiveLayout.pageName)!
    if let status = try folder.statusIfAny(of: name), status.isRegular,
      status.size == Int64(bytes.count),
      try folder.openFile(name).readAll(limit: bytes.count) == bytes
    {
      return false
    }
    return try folder.writeDurably(bytes, named: name, replacing: true)
  }
}

extension ExchangeParts {
  /// Brings the pages of seasons up to the log. Nothing depends on them: what keeps them from being
  /// written is told to operators, once while it lasts, and stops nothing.
  package func writeSeasonPages() {
    do {
      // Another process that writes them writes the same.
      _ = try SeasonIndex(home.archive).write()
      notices.settle("season pages")
    } catch {
      notices.tell(
        .error, "the pages of the archive's seasons cannot be written for now: \(error)",
        once: "season pages")
    }
  }
}
