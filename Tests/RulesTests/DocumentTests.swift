import Foundation
import Rules
import Testing
import Vocabulary

/// What people read of the rules.
@Suite struct DocumentTests {
  static let document = Catalogue.root.appending(path: "Documentation/Rules.md")

  @Test func `Documentation/Rules.md is what the rules say`() throws {
    let text = try? String(contentsOf: Self.document, encoding: .utf8)
    #expect(
      text == RulesDocument.markdown,
      "Documentation/Rules.md is not what the rules say: run `make docs` and commit it")
  }

  @Test func `the document has every rule in both languages`() {
    for entry in Rulebook.entries {
      #expect(RulesDocument.markdown.contains("\n## \(entry.code.name)\n"))
      for mend in [entry.mendEn, entry.mendAr] {
        let written = mend.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(RulesDocument.markdown.contains(written))
      }
    }
  }

  @Test func `the lists have one line a rule`() {
    #expect(RulesDocument.lines.map(\.code) == RuleCode.allCases.map(\.name))
    #expect(
      RulesDocument.list(in: .english).split(separator: "\n").count == RuleCode.allCases.count)
    #expect(RulesDocument.list(in: .arabic).contains(Rulebook.entry(.r113).ar))
  }

  @Test func `an explanation names the season's own figures`() {
    var parameters = SeasonParameters()
    parameters.passportValidUntil = day("2027-01-31")
    let text = RuleExplanation.text(of: .r113, in: .english, parameters: parameters)
    #expect(text.contains("passport_valid_until = 2027-01-31"))
    #expect(text.hasPrefix("R113 · ERROR"))
    let arabic = RuleExplanation.text(of: .r113, in: .arabic, parameters: parameters)
    #expect(arabic.contains("2027-01-31") && arabic.contains(Rulebook.entry(.r113).mendAr))
  }

  @Test func `an explanation says that the season changed a severity`() {
    var parameters = SeasonParameters()
    parameters.severities.updateValue(nil, forKey: .r109)
    let text = RuleExplanation.text(of: .r109, in: .english, parameters: parameters)
    #expect(text.hasPrefix("R109 · OFF") && text.contains("The catalogue says WARN"))
  }

  @Test(arguments: RuleCode.allCases)
  func `every rule can be explained, and every parameter it reads has a figure`(code: RuleCode) {
    var parameters = SeasonParameters()
    parameters.windows[.plg] = day("2025-10-12")...day("2026-03-19")
    for language in [Language.arabic, .english] {
      let text = RuleExplanation.text(of: code, in: language, parameters: parameters)
      for name in Rulebook.entry(code).parameters {
        #expect(text.contains(name.replacing("KIND", with: "PLG") + " = "), "\(code.name): \(name)")
      }
    }
  }

  // MARK: Findings

  private func text(_ code: RuleCode, _ detail: FindingDetail, _ language: Language) -> String? {
    FindingText.text(Finding(code, .error, detail: detail), in: language)
  }

  @Test func `a finding says what was needed in both languages`() {
    let detail = FindingDetail.date(day("2026-11-26"))
    let en = "Needed: valid until 2026-11-26 (16 Jumada al-Akhirah 1448 AH) or later"
    #expect(text(.r113, detail, .english) == en)
    #expect(
      text(.r113, detail, .arabic)
        == "مطلوب: صالح حتى 16 جمادى الآخرة 1448هـ (2026-11-26) على الأقل")
    #expect(text(.r113, detail, .turkish) == en)
    #expect(text(.r101, .none, .arabic) == nil)
  }

  @Test(arguments: [
    (RuleCode.r102, FindingDetail.text("too_long"), "Too long", "أطول من المسموح"),
    (.r112, .text("min_age=12"), "Least age on the day of Arafah: 12", "أدنى عمر يوم عرفة: 12"),
    (
      .r104, .text("passport_no composite"),
      "Check digit of: passport_no, composite or personal number",
      "رقم التحقق الخاص بـ: رقم الجواز، المركّب أو الرقم الشخصي"
    ),
    (.x201, .row(9), "The record in row 9 stands", "يُعتمد السجل في الصف 9"),
    (
      .x210, .text("MED 2026-05-30 0"), "MED: no contract for the night of 2026-05-30",
      "MED: لا عقد لليلة 2026-05-30"
    ),
    (.x214, .text("capacity"), "Differing: capacity", "المختلف: السعة"),
    (.x214, .text("BUYER_ONLY"), "Declared by the buyer alone", "أقرّ به المشتري وحده"),
    (.x222, .text("inactive"), "Suspended or not in its validity", "موقوفة أو خارج مدة سريانها"),
    (
      .l307, .text("2026-05-12 601 600"), "2026-05-12: contracted 601, licensed 600",
      "2026-05-12: المتعاقد عليه 601، والمصرّح به 600"
    ),
    (.r118, .text(">=2026-04-18"), "Needed: 2026-04-18 or more", "مطلوب: 2026-04-18 فأكثر"),
  ])
  func `machine words become sentences`(
    code: RuleCode, detail: FindingDetail, en: String, ar: String
  ) {
    #expect(text(code, detail, .english) == en)
    #expect(text(code, detail, .arabic) == ar)
  }
}
