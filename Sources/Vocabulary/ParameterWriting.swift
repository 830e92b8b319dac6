extension SeasonParameters {
  /// The value as an SSN row would give it: what `set` reads back.
  package func text(of name: ParameterName) -> String {
    switch name {
    case .arafahDate: arafahDate.description
    case .arrivals: Self.text(arrivals)
    case .departures: Self.text(departures)
    case .passportValidUntil: passportValidUntil.description
    case .agencyClose: agencyClose.description
    case .replacementClose: replacementClose.description
    case .nameArRequired: Self.text(nameArRequired)
    case .polioRequired: Self.text(polioRequired)
    case .yfRequired: Self.text(yfRequired)
    case .hlcRequired: Self.text(hlcRequired)
    case .nameArMatch: Self.text(nameArMatch)
    case .companionRange: Self.text(companionRange)
    case .maxAge: maxAge.map(String.init) ?? "none"
    case .mahramRule: mahramRule.map(String.init) ?? "none"
    case .portSplit: portSplit?.description ?? "none"
    case .replacementPct: Self.percent(replacementBasisPoints)
    case .rejectThresholdPct: Self.percent(rejectThresholdBasisPoints)
    case .mandatoryContracts: Self.list(mandatoryContracts.map(\.description))
    case .ports: Self.list(EntryPort.allCases.filter(ports.contains).map(\.rawValue))
    case .carriers: carriers.map { Self.list($0.sorted()) } ?? "*"
    default: String(number(of: name))
    }
  }

  private func number(of name: ParameterName) -> Int {
    switch name {
    case .minAge: minAge
    case .companionAge: companionAge
    case .minorAge: minorAge
    case .womensGroupMin: womensGroupMin
    case .acwyDaysBefore: acwyDaysBefore
    case .acwyYearsPoly: acwyYearsPoly
    case .acwyYearsConj: acwyYearsConj
    case .groupMax: groupMax
    case .guideRatio: guideRatio
    case .agencyMin: agencyMin
    case .oneSidedDays: oneSidedDays
    case .visaSilentDays: visaSilentDays
    case .smallCell: smallCell
    case .publicCell: publicCell
    case .proofWaitMinutes: proofWaitMinutes
    default: preconditionFailure("\(name.rawValue) is no number")
    }
  }

  private static func text(_ range: ClosedRange<some Comparable>) -> String {
    "\(range.lowerBound)..\(range.upperBound)"
  }

  private static func text(_ flag: Bool) -> String { flag ? "Y" : "N" }

  private static func list(_ items: [String]) -> String {
    items.isEmpty ? "none" : items.joined(separator: ";")
  }

  /// `30`, `12.5`, `0.25`.
  private static func percent(_ basisPoints: Int) -> String {
    let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return String(whole) }
    if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
    return "\(whole)." + (rest < 10 ? "0" : "") + String(rest)
  }
}
