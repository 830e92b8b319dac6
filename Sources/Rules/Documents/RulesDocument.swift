package import Vocabulary

/// The rulebook for people, made from the rules themselves: `Documentation/Rules.md`.
package enum RulesDocument {
  /// GitHub markdown, both languages; the same bytes whenever the rules are the same.
  package static var markdown: String {
    var lines = [
      "# Rules", "",
      "Every check in the order of its code, in English and Arabic. This page is made from the",
      "rules in `Sources/Rules/Rulebook` (`make docs`); `masar explain CODE` says the same with",
      "your season's figures.", "",
      "FATAL: nothing of the file is posted. ERROR: the record is refused. HOLD: the record is kept",
      "and counted, and not forwarded until cured. WARN and INFO: reported, the record is accepted.",
      "", "| code | severity | kinds | rule | القاعدة |", "|---|---|---|---|---|",
    ]
    for entry in Rulebook.entries {
      lines.append(
        "| [\(entry.code.name)](#\(entry.code.name.lowercased())) | \(entry.severity.name) "
          + "| \(entry.appliesTo) | \(entry.en) | \(entry.ar) |")
    }
    for entry in Rulebook.entries { lines += section(entry) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ entry: RuleEntry) -> [String] {
    var lines = [
      "", "## \(entry.code.name)", "",
      "\(entry.severity.name) · \(entry.level.rawValue) · \(entry.appliesTo) · "
        + (entry.isDocumented ? "a documented requirement" : "a rule of the exchange"), "",
      "**\(entry.en)**", "", plain(entry.reasonEn), "", "*To mend:* \(plain(entry.mendEn))", "",
      arabic("<strong>\(entry.ar)</strong>"), "", arabic(plain(entry.reasonAr)), "",
      arabic("<em>الإصلاح:</em> \(plain(entry.mendAr))"), "",
    ]
    if !entry.parameters.isEmpty {
      lines += [
        "Season parameters: " + entry.parameters.map { "`\($0)`" }.joined(separator: ", "), "",
      ]
    }
    let example = entry.example.texts
    return lines + ["- Kept: \(code(example.kept))", "- Broken: \(code(example.broken))"]
  }

  /// A right-to-left paragraph; markdown is not read inside.
  private static func arabic(_ text: String) -> String { "<p dir=\"rtl\" lang=\"ar\">\(text)</p>" }

  /// Angle brackets are meant as such: `<season>` is no tag.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for character in text {
      switch character {
      case "<": plain += "&lt;"
      case ">": plain += "&gt;"
      default: plain.append(character)
      }
    }
    return plain
  }

  private static func code(_ text: String) -> String {
    text.isEmpty ? "(the good record as it is)" : "`\(text)`"
  }

  // MARK: Lists

  /// One line of the list of rules, ready for JSON.
  package struct Line: Sendable, Equatable {
    package let code: String
    package let severity: String
    package let level: String
    package let kinds: String
    /// `D` a documented requirement, `P` ours.
    package let basis: String
    package let en: String
    package let ar: String
  }

  package static var lines: [Line] {
    Rulebook.entries.map { entry in
      Line(
        code: entry.code.name, severity: entry.severity.name, level: entry.level.rawValue,
        kinds: entry.appliesTo, basis: entry.isDocumented ? "D" : "P", en: entry.en, ar: entry.ar)
    }
  }

  /// The list for a terminal: code, severity and sentence, one rule a line.
  package static func list(in language: Language) -> String {
    Rulebook.entries.map { entry in
      let severity = entry.severity.name
      let padding = String(repeating: " ", count: max(0, 6 - severity.utf8.count))
      return "\(entry.code.name)  \(severity)\(padding)"
        + (language == .arabic ? entry.ar : entry.en) + "\n"
    }.joined()
  }
}

extension RuleExample {
  /// Both examples in words.
  package var texts: (kept: String, broken: String) {
    switch self {
    case .words(let kept, let broken): (kept, broken)
    case .fields(_, let kept, let broken): (Self.words(kept), Self.words(broken))
    }
  }

  private static func words(_ fields: [FieldName: String]) -> String {
    fields.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.name) = \($0.value.isEmpty ? "(empty)" : $0.value)" }
      .joined(separator: ", ")
  }
}
