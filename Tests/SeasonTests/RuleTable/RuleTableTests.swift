import Foundation
import Rules
import TestSupport
import Testing
import Vocabulary

/// 75 rules × (an input that breaks it, an input that just keeps it), none missing.
@Suite struct RuleTableTests {
  @Test func `every rule of the catalogue has its line`() {
    #expect(Set(RuleTable.lines.map(\.code)) == Set(RuleCode.allCases))
    for line in RuleTable.lines { #expect(line.broken != line.kept, "\(line.code.name)") }
  }

  @Test(arguments: RuleTable.lines)
  func `what breaks a rule is told with row, field and both sentences`(line: RuleLine) throws {
    let scene = try JudgementScene()
    let answer = try line.answer(scene, true)
    let page = ResultPage(notice: Array(answer.utf8))
    let found = (page.all("finding") + page.all("change")).filter { $0["code"] == line.code.name }
    let entry = Rulebook.entry(line.code)
    if let row = line.row { #expect(found.contains { $0[number: "row"] == row }, "\(answer)") }
    if let field = line.field { #expect(found.contains { $0["field"] == field }, "\(answer)") }
    #expect(answer.contains(line.code.name), "\(answer)")
    let spoken = answer.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    #expect(spoken.contains(entry.ar) && spoken.contains(entry.en), "\(answer)")
  }

  @Test(arguments: RuleTable.lines)
  func `what just keeps a rule is not blamed by it`(line: RuleLine) throws {
    let scene = try JudgementScene()
    let answer = try line.answer(scene, false)
    #expect(!answer.contains(line.code.name), "\(answer)")
  }

  @Test func `the table in the documentation is this one`() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Documentation/RuleTable.md").standardized
    if ProcessInfo.processInfo.environment["WRITE_TABLES"] != nil {
      try Data(RuleTable.markdown.utf8).write(to: url)
    }
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text == RuleTable.markdown, "make docs")
  }
}
