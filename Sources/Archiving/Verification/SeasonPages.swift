internal import Durability
package import Vocabulary

/// Makes the page of a season: its whole document. The same tally always makes the same page.
package typealias SeasonPageMaker = @Sendable (SeasonTally) -> [UInt8]

/// Compares the pages of seasons with the log: each says how many entries it counts, and is made once
/// more of just these.
///
/// Nobody signs a page and nothing rests on one, but a person who walks the archive by hand believes
/// it. One that is behind the log is right as of its entry; one of another form was made by another
/// version of the program, and is not compared.
struct SeasonPages {
  private struct Page {
    let size: Int
    let digest: String
  }

  /// What came of it.
  struct Ending {
    /// Pages that say what the log says.
    var agreed = 0
    /// Of these, those that later entries are not on yet.
    var behind = 0
    var ofOtherForm = 0
  }

  private let make: SeasonPageMaker
  private let report: (AuditFinding) -> Void
  private var tallies = SeasonTallies()
  private var waiting: [Season: Page] = [:]
  private var agreed: [Season: Int] = [:]
  private var ofOtherForm = 0
  /// Whose page lies in the archive.
  let seasons: [Season]

  init(
    _ archive: Directory, make: @escaping SeasonPageMaker, report: @escaping (AuditFinding) -> Void
  ) throws {
    self.make = make
    self.report = report
    var seasons: [Season] = []
    for name in try archive.entries() {
      guard let season = name.text.flatMap({ Season($0) }),
        let folder = try archive.descendant([season.description]),
        try folder.statusIfAny(of: Self.name)?.isRegular == true
      else { continue }
      seasons.append(season)
      if let page = try Self.read(folder) { waiting[season] = page } else { ofOtherForm += 1 }
    }
    self.seasons = seasons
  }

  static let name = EntryName(ArchiveLayout.pageName)!

  /// The next entry.
  mutating func check(_ step: LogWalk.Step, _ leaf: LogLeaf) {
    if seasons.isEmpty { return }
    tallies.add(step, leaf)
    for (season, page) in waiting where page.size == step.index + 1 {
      guard let tally = tallies.tally(of: season), tally.size == page.size,
        ContentDigest.hexadecimal(of: make(tally)) == page.digest
      else { continue }
      waiting[season] = nil
      agreed[season] = page.size
    }
  }

  /// - Parameter read: entries that could be read, where more are under the head: of pages that count
  ///   others nothing is known.
  func finish(read: Int?) -> Ending {
    for (season, page) in waiting.sorted(by: { $0.key < $1.key }) {
      if let read, page.size > read { continue }
      report(
        AuditFinding(.seasonPageDiffers, at: "archive/\(season)/\(ArchiveLayout.pageName)"))
    }
    let behind = agreed.count { tallies.tally(of: $0.key)?.size != $0.value }
    return Ending(agreed: agreed.count, behind: behind, ofOtherForm: ofOtherForm)
  }

  /// Piece by piece: what somebody else laid there may be of any size.
  ///
  /// - Returns: nil for a page that says of itself that it is of another form.
  private static func read(_ folder: Directory) throws -> Page? {
    let digest = DigestBox()
    var note: [Int] = []
    var isFirst = true
    try unsafe folder.openFile(name).forEachPiece { piece in
      unsafe digest.update(piece)
      if isFirst { note = unsafe numbers(in: String(decoding: piece, as: UTF8.self)) }
      isFirst = false
    }
    if note.count == 2, note[0] != SeasonTally.pageForm { return nil }
    return Page(size: note.last ?? 0, digest: digest.hexadecimal)
  }

  /// What a page says of itself: its form, and how many entries it counts.
  private static func numbers(in head: String) -> [Int] {
    let line = head.split(separator: "\n").first {
      $0.hasPrefix("<meta name=\"\(SeasonTally.pageName)\"")
    }
    let content = line.flatMap { XMLLine.attribute("content", String($0)) } ?? ""
    return content.split(separator: " ").compactMap { Lines.number($0) }
  }
}
