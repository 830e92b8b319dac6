internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

/// Whether the archive holds what the ledger says it was given: of every posting the original and
/// each file that was sent out.
struct ArchiveCensus {
  private(set) var originals = 0
  private(set) var outputs = 0
  /// Postings that are still being published out of `work/`.
  private(set) var unsettled = 0
  private(set) var gaps: [LedgerGap] = []

  init() {}

  init(_ opened: OpenedHome, _ ledger: any LedgerReader) throws {
    let last = try ledger.lastPosting()
    for start in stride(from: 1, through: last, by: Self.page) {
      let end = min(start + Self.page - 1, last)
      do {
        for posting in try ledger.postings(from: start, upTo: end) {
          try visit(posting, opened.home, opened.settings.season)
        }
      } catch let failure as LedgerFailure where !failure.isTemporary {
        // A row that is missing makes others unreadable; the rest can still be proved.
        gaps.append(
          LedgerGap(
            law: "what is booked can be read",
            place: "postings \(start) to \(end), \(failure.reason)", expected: 0, found: 1))
      }
      Terminal.progress("the archive of \(end.grouped) of \(last.grouped) postings …")
    }
  }

  private static let page = 500

  private mutating func visit(_ posting: Posting, _ home: Home, _ season: Season) throws {
    let paths = Self.paths(of: posting, season)
    var missing = try paths.filter { try !Self.exists($0, in: home.archive) }
    if !missing.isEmpty {
      // A daemon may be publishing: what is neither archived, nor in work, nor archived by now, is
      // gone.
      if try Self.isInWork(posting, home.work) {
        unsettled += 1
        return
      }
      missing = try missing.filter { try !Self.exists($0, in: home.archive) }
    }
    outputs += posting.files.count
    originals += posting.submission == nil ? 0 : 1
    gaps += missing.map {
      LedgerGap(
        law: "every original and result is archived",
        place: "posting \(posting.number), archive/" + $0.joined(separator: "/"), expected: 1,
        found: 0)
    }
  }

  private static func paths(of posting: Posting, _ season: Season) -> [[String]] {
    var paths = posting.files.map { file in
      ArchiveLayout.folder(of: file, in: posting, season: season) + [file.name]
    }
    if let submission = posting.submission {
      let name = ArchiveLayout.originalName(submission.fileName)
      paths.append(ArchiveLayout.folder(of: submission) + [name])
    }
    return paths
  }

  private static func isInWork(_ posting: Posting, _ work: Directory) throws -> Bool {
    let name =
      posting.submission.map { WorkFolder.name(ofReceipt: $0.receipt) }
      ?? WorkFolder.name(ofPosting: posting.number)
    return try work.statusIfAny(of: name) != nil
  }

  private static func exists(_ path: [String], in archive: Directory) throws -> Bool {
    var folder = archive
    for part in path.dropLast() {
      guard let name = EntryName(part), try folder.statusIfAny(of: name)?.isDirectory == true
      else { return false }
      folder = try folder.openChild(name)
    }
    guard let name = path.last.flatMap({ EntryName($0) }) else { return false }
    if try folder.statusIfAny(of: Seal.name(of: name))?.isRegular == true { return true }
    return try folder.statusIfAny(of: name)?.isRegular == true
  }
}
