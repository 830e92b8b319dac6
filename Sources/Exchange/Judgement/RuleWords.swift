internal import Reporting
internal import Rules
internal import Vocabulary

/// The rulebook's sentences as reports want them.
enum RuleWords {
  static let texts = RuleTexts(
    Rulebook.entries.map { entry in
      let code = entry.code
      let severity = entry.severity
      return RuleText(
        code, severity, ar: entry.ar, en: entry.en, mendAr: entry.mendAr, mendEn: entry.mendEn
      ) { detail in
        let finding = Finding(code, severity, detail: detail)
        guard let ar = FindingText.text(finding, in: .arabic),
          let en = FindingText.text(finding, in: .english)
        else { return nil }
        return BilingualText(ar: ar, en: en)
      }
    })
}
