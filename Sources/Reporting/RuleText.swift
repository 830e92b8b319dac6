package import Vocabulary

/// What reports say of a rule, given as values: this target knows no rule.
package struct RuleText: Sendable {
  package let code: RuleCode
  /// The catalogue's; a finding carries its own.
  package let severity: Severity
  /// The catalogue's sentences.
  package let sentence: BilingualText
  /// How to mend it, said to the sender.
  package let mend: BilingualText
  /// Puts what a finding adds into words; nil where it adds nothing.
  package let detail: @Sendable (FindingDetail) -> BilingualText?

  package init(
    _ code: RuleCode, _ severity: Severity, ar: String, en: String, mendAr: String,
    mendEn: String, detail: @escaping @Sendable (FindingDetail) -> BilingualText? = RuleText.plain
  ) {
    self.code = code
    self.severity = severity
    self.sentence = BilingualText(ar: ar, en: en)
    self.mend = BilingualText(ar: mendAr, en: mendEn)
    self.detail = detail
  }

  /// Words that fit any rule.
  @Sendable package static func plain(_ detail: FindingDetail) -> BilingualText? {
    switch detail {
    case .none: nil
    case .number(let number):
      BilingualText(
        ar: "العدد: " + Wording.grouped(number), en: "number: " + Wording.grouped(number))
    case .date(let date):
      BilingualText(ar: "التاريخ: " + Wording.ar(date), en: "date: " + Wording.en(date))
    case .row(let row):
      BilingualText(ar: "انظر الصف \(row)", en: "see row \(row)")
    case .text(let text): BilingualText(ar: text, en: text)
    }
  }
}

/// The texts of all rules, by code.
package struct RuleTexts: Sendable {
  private let texts: [RuleText?]

  package init(_ list: some Sequence<RuleText>) {
    var texts = [RuleText?](repeating: nil, count: RuleCode.allCases.count)
    for text in list { texts[Int(text.code.rawValue)] = text }
    self.texts = texts
  }

  /// A code without a text is a defect: every rule has its sentences.
  package subscript(code: RuleCode) -> RuleText {
    guard let text = texts[Int(code.rawValue)] else {
      preconditionFailure("rule \(code.name) has no text")
    }
    return text
  }

  /// The sentence, with what the finding adds.
  func words(_ code: RuleCode, _ detail: FindingDetail) -> BilingualText {
    let text = self[code]
    guard let added = text.detail(detail) else { return text.sentence }
    return BilingualText(
      ar: text.sentence.ar + " (" + added.ar + ")", en: text.sentence.en + " (" + added.en + ")")
  }
}
