package import Vocabulary

/// Where in the archive a thing lies: paths relative to the archive's own folder, each part fit to be
/// a file name. `Documentation/ArchiveFormat.md` is this file in words.
package enum ArchiveLayout {
  /// The folder of a file that was judged, and of its responses.
  ///
  /// - Parameter receipt: makes the folder the receipt's own: a refused number may come again.
  package static func submission(
    season: Season, party: PartyID, kind: Kind, sequence: Int, receipt: Int
  ) -> [String] {
    [
      season.description, party.rawValue, kind.rawValue, digits(sequence, 6),
      "r" + digits(receipt, 9),
    ]
  }

  /// The receipt of a file, beside it.
  package static let receiptName = "receipt"

  /// The page of a season, in the season's own folder.
  package static let pageName = "index.html"

  /// The folder of what was cut for a recipient.
  package static func cut(season: Season, recipient: PartyID, output: String) -> [String] {
    [season.description, recipient.rawValue, output]
  }

  /// The folder of a file whose name says nothing that can be believed, and of its responses.
  package static func stray(party: PartyID, receipt: Int) -> [String] {
    ["strays", party.rawValue, "r" + digits(receipt, 9)]
  }

  /// The name under which an original is kept: packed once, whatever way it came.
  package static func originalName(_ fileName: String) -> String {
    fileName.hasSuffix(".gz") ? fileName : fileName + ".gz"
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
