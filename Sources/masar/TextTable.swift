/// A table for people: columns as wide as their widest cell, two spaces between, nothing behind the
/// last. Arabic belongs in the last column, where its direction disturbs no other.
struct TextTable {
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]]

  init(_ headings: [(String, Alignment)]) {
    alignments = headings.map(\.1)
    rows = [headings.map(\.0)]
  }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == alignments.count, "a row has a cell for every column")
    rows.append(cells)
  }

  var isEmpty: Bool { rows.count == 1 }

  /// The lines, each with its line break.
  var text: String {
    let widths = alignments.indices.map { column in
      rows.map { Self.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
        line += alignments[column] == .right ? padding + cell : cell + padding
        line += "  "
      }
      return line.trimmingTail + "\n"
    }.joined()
  }

  /// Columns on a screen: marks that stand on the letter before them take none.
  private static func width(_ cell: String) -> Int { cell.count }
}

extension String {
  fileprivate var trimmingTail: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Int {
  /// With a thin comma every three digits: `203,320`.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }

  /// `1 file`, `2 files`.
  func counted(_ one: String, _ many: String) -> String { "\(grouped) \(self == 1 ? one : many)" }
}
