import Archiving
import Exchange
import Foundation
import Testing
import Vocabulary

/// A page of a season as a person reads it.
struct ReadSeasonPage {
  let text: String

  init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  init(home: String, season: String = "1447") throws {
    self.init(try Tree.bytes(home + "/archive/\(season)/index.html"))
  }

  /// The lines of its tables, each as the words of its cells, behind the party of its group.
  var rows: [[String]] {
    var party = ""
    var rows: [[String]] = []
    for row in text.components(separatedBy: "<tr").dropFirst() {
      let cells = row.components(separatedBy: "<td").dropFirst().map { Self.words("<td" + $0) }
      if row.hasPrefix(" class=\"group\"") {
        party = Self.words("<tr" + row)
      } else if !cells.isEmpty {
        rows.append([party] + cells)
      }
    }
    return rows
  }

  /// Where its links lead.
  var links: [String] {
    text.components(separatedBy: " href=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }

  /// What stands there without the marks around it, and without the small words.
  private static func words(_ html: String) -> String {
    html.replacing(/<small>.*?<\/small>/.dotMatchesNewlines(), with: "")
      .replacing(/<[^>]*>/.dotMatchesNewlines(), with: "")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
