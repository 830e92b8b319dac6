import Testing
import Vocabulary

/// One line of the table of rules: an input that breaks the rule and one that just keeps it, both
/// dropped as files into a season of their own.
struct RuleLine: Sendable, CustomTestStringConvertible {
  let code: RuleCode
  /// The two inputs in words.
  let broken: String
  let kept: String
  /// Where the finding stands in the file that breaks the rule; nil: of the whole file.
  var row: Int?
  var field: String?
  /// Drops one of the two and gives back what the program answers: RES, or the notice or message
  /// where nobody but its reader may learn of it.
  let answer: @Sendable (_ scene: JudgementScene, _ breaks: Bool) throws -> String

  var testDescription: String { code.name }

  init(
    _ code: RuleCode, broken: String, kept: String, row: Int? = nil, field: String? = nil,
    answer: @escaping @Sendable (_ scene: JudgementScene, _ breaks: Bool) throws -> String
  ) {
    self.code = code
    self.broken = broken
    self.kept = kept
    self.row = row
    self.field = field
    self.answer = answer
  }

  /// A rule over one field of a pilgrim.
  ///
  /// - Parameter named: the field that the finding names, where it is another.
  static func pilgrim(
    _ code: RuleCode, _ field: String, broken: String, kept: String, named: String? = nil,
    beside: [String: String] = [:], season: [[String: String]] = []
  ) -> RuleLine {
    RuleLine(
      code, broken: "\(field) = \(broken.isEmpty ? "(empty)" : broken)",
      kept: "\(field) = \(kept.isEmpty ? "(empty)" : kept)", row: 3, field: named ?? field
    ) { scene, breaks in
      try scene.prepare()
      if !season.isEmpty { try scene.accept("MOH", "SSN", season) }
      let changes = beside.merging([field: breaks ? broken : kept]) { $1 }
      return try scene.send(
        JudgementScene.office, "PLG",
        [JudgementScene.pilgrim(1), JudgementScene.pilgrim(2, changes)]
      ).text
    }
  }
}

/// The whole table, in the order of the codes; a rule has its line in the file of
/// its level or of its part of the journey.
enum RuleTable {
  private static let unordered: [RuleLine] =
    fileLines + recordLines + crossLines + referenceLines + ledgerLines + journeyLines
    + arrivalLines + reductionLines

  static let lines = unordered.enumerated().sorted {
    ($0.element.code.rawValue, $0.offset) < ($1.element.code.rawValue, $1.offset)
  }.map(\.element)

  /// As the documentation shows it.
  static var markdown: String {
    var text = """
      # Every rule, broken and kept

      Made by the tests: each line is two files dropped into a season, one that breaks the rule \
      and one that just keeps it. The row is the spreadsheet's.

      | code | broken by | row | field | kept by |
      |---|---|---|---|---|

      """
    for line in lines {
      text += "| \(line.code.name) | \(plain(line.broken)) | "
      text += "\(line.row.map(String.init) ?? "–") | \(line.field ?? "–") | \(plain(line.kept)) |\n"
    }
    return text
  }

  private static func plain(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;")
  }
}
