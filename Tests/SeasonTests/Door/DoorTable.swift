import Foundation
import Testing

/// A table of the documentation that is made by trying; every cell has its words.
struct DoorTable {
  let heading: String
  let columns: [String]
  var rows: [(name: String, cells: [String])] = []

  mutating func add(_ name: String, _ cells: [String]) {
    #expect(cells.count == columns.count && !cells.contains(""), "\(name): a cell is empty")
    rows.append((name, cells))
  }

  var markdown: String {
    let first = heading.split(separator: " ")[0].lowercased()
    var text = "## \(heading)\n\n| \(first) | \(columns.joined(separator: " | ")) |\n"
    text += String(repeating: "|---", count: columns.count + 1) + "|\n"
    for row in rows { text += "| \(row.name) | \(row.cells.joined(separator: " | ")) |\n" }
    return text
  }

  /// Prints the table and holds it against the page; with `WRITE_TABLES` the page is written.
  func compare() throws {
    print(markdown)
    let path = Program.sources + "/Documentation/Sftp.md"
    var parts = Door.text(path).components(separatedBy: "\n## ")
    let mine = parts.firstIndex { $0.hasPrefix(heading + "\n") }
    if ProcessInfo.processInfo.environment["WRITE_TABLES"] != nil {
      let part = String(markdown.dropFirst(3))
      if let mine { parts[mine] = part } else { parts.append(part) }
      let whole = parts.map { $0.trimmingCharacters(in: .newlines) }.joined(separator: "\n\n## ")
      try Data((whole + "\n").utf8).write(to: URL(filePath: path))
    }
    #expect((Door.text(path) + "\n").contains(markdown + "\n"), "make docs")
  }
}
