package import Vocabulary

/// What `masar explain CODE` says.
package enum RuleExplanation {
  /// Plain text in one language, with the figures of `parameters`. Any language but Arabic gets
  /// the English text.
  package static func text(
    of code: RuleCode, in language: Language, parameters: SeasonParameters
  ) -> String {
    let entry = Rulebook.entry(code)
    let severity = Rulebook.severities(overridden: parameters.severities)[Int(code.rawValue)]
    return language == .arabic
      ? arabic(entry, severity, parameters) : english(entry, severity, parameters)
  }

  private static func english(
    _ entry: RuleEntry, _ severity: Severity?, _ parameters: SeasonParameters
  ) -> String {
    let example = entry.example.texts
    var lines = ["\(entry.code.name) · \(name(severity)) · \(entry.appliesTo)"]
    if severity != entry.severity {
      lines.append("The catalogue says \(entry.severity.name); this season changed it.")
    }
    lines += ["", entry.en, "", "Why: \(entry.reasonEn)", "To mend: \(entry.mendEn)"]
    for figure in figures(entry, parameters) { lines.append("This season: \(figure)") }
    lines += ["Kept: \(example.kept)", "Broken: \(example.broken)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func arabic(
    _ entry: RuleEntry, _ severity: Severity?, _ parameters: SeasonParameters
  ) -> String {
    let example = entry.example.texts
    var lines = ["\(entry.code.name) · \(name(severity)) · \(entry.appliesTo)"]
    if severity != entry.severity {
      lines.append("الدرجة في الدليل \(entry.severity.name)، وقد عُدّلت لهذا الموسم.")
    }
    lines += ["", entry.ar, "", "السبب: \(entry.reasonAr)", "الإصلاح: \(entry.mendAr)"]
    for figure in figures(entry, parameters) { lines.append("هذا الموسم: \(figure)") }
    lines += ["مثال مقبول: \(example.kept)", "مثال مرفوض: \(example.broken)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ severity: Severity?) -> String { severity?.name ?? "OFF" }

  /// `min_age = 12`, for each parameter that the rule reads.
  private static func figures(_ entry: RuleEntry, _ parameters: SeasonParameters) -> [String] {
    entry.parameters.flatMap { name in
      if name == "window.KIND" { return windows(parameters) }
      return value(name, parameters).map { ["\(name) = \($0)"] } ?? []
    }
  }

  private static func windows(_ parameters: SeasonParameters) -> [String] {
    Kind.allCases.compactMap { kind in
      parameters.windows[kind].map {
        "window.\(kind.rawValue) = \($0.lowerBound)..\($0.upperBound)"
      }
    }
  }

  private static func value(_ name: String, _ parameters: SeasonParameters) -> String? {
    switch ParameterName(rawValue: name) {
    case .arafahDate: parameters.arafahDate.description
    case .arrivals: range(parameters.arrivals)
    case .departures: range(parameters.departures)
    case .minAge: String(parameters.minAge)
    case .maxAge: parameters.maxAge.map(String.init) ?? "none"
    case .passportValidUntil: parameters.passportValidUntil.description
    case .nameArRequired: parameters.nameArRequired ? "Y" : "N"
    case .nameArMatch: parameters.nameArMatch ? "Y" : "N"
    case .rejectThresholdPct: percent(parameters.rejectThresholdBasisPoints)
    case .proofWaitMinutes: String(parameters.proofWaitMinutes)
    case .oneSidedDays: String(parameters.oneSidedDays)
    case .mandatoryContracts:
      parameters.mandatoryContracts.map(\.description).joined(separator: ";")
    default: nil
    }
  }

  private static func range(_ days: ClosedRange<CalendarDate>) -> String {
    "\(days.lowerBound)..\(days.upperBound)"
  }

  private static func percent(_ basisPoints: Int) -> String {
    let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return String(whole) }
    return "\(whole)." + (rest < 10 ? "0" : "") + String(rest)
  }
}
