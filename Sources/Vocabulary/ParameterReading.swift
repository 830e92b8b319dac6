extension SeasonParameters {
  /// Takes over one value in the form an SSN row gives it; false, and nothing changed, where the
  /// value is not of the parameter's type.
  package mutating func set(_ key: ParameterKey, to text: String) -> Bool {
    switch key {
    case .named(let name): setNamed(name, text)
    case .window(let kind): setWindow(kind, text)
    case .severity(let code): setSeverity(code, text)
    }
  }

  private mutating func setWindow(_ kind: Kind, _ text: String) -> Bool {
    if text == "open" {
      windows[kind] = nil
      return true
    }
    guard let range = ParameterText.dates(text) else { return false }
    windows[kind] = range
    return true
  }

  private mutating func setSeverity(_ code: RuleCode, _ text: String) -> Bool {
    if text == "OFF" {
      severities.updateValue(nil, forKey: code)
      return true
    }
    guard let severity = Severity(name: text) else { return false }
    severities.updateValue(severity, forKey: code)
    return true
  }

  private mutating func setNamed(_ name: ParameterName, _ text: String) -> Bool {
    switch name {
    case .arafahDate: put(ParameterText.date(text), \.arafahDate)
    case .arrivals: put(ParameterText.dates(text), \.arrivals)
    case .departures: put(ParameterText.dates(text), \.departures)
    case .passportValidUntil: put(ParameterText.date(text), \.passportValidUntil)
    case .agencyClose: put(ParameterText.date(text), \.agencyClose)
    case .replacementClose: put(ParameterText.date(text), \.replacementClose)
    case .nameArRequired: put(ParameterText.flag(text), \.nameArRequired)
    case .polioRequired: put(ParameterText.flag(text), \.polioRequired)
    case .yfRequired: put(ParameterText.flag(text), \.yfRequired)
    case .hlcRequired: put(ParameterText.flag(text), \.hlcRequired)
    case .nameArMatch: put(ParameterText.flag(text), \.nameArMatch)
    case .companionRange: put(ParameterText.numbers(text), \.companionRange)
    case .maxAge: put(ParameterText.orNone(text) { ParameterText.number($0) }, \.maxAge)
    case .mahramRule: put(ParameterText.orNone(text) { ParameterText.number($0) }, \.mahramRule)
    case .portSplit: put(ParameterText.orNone(text) { PortSplit($0) }, \.portSplit)
    case .replacementPct: put(ParameterText.basisPoints(text), \.replacementBasisPoints)
    case .rejectThresholdPct: put(ParameterText.basisPoints(text), \.rejectThresholdBasisPoints)
    case .mandatoryContracts:
      put(ParameterText.list(text) { ContractNeed($0) }, \.mandatoryContracts)
    case .ports: setPorts(text)
    case .carriers: setCarriers(text)
    default: setNumber(name, text)
    }
  }

  private mutating func setNumber(_ name: ParameterName, _ text: String) -> Bool {
    switch name {
    case .minAge: put(ParameterText.number(text), \.minAge)
    case .companionAge: put(ParameterText.number(text), \.companionAge)
    case .minorAge: put(ParameterText.number(text), \.minorAge)
    case .womensGroupMin: put(ParameterText.number(text), \.womensGroupMin)
    case .acwyDaysBefore: put(ParameterText.number(text), \.acwyDaysBefore)
    case .acwyYearsPoly: put(ParameterText.number(text), \.acwyYearsPoly)
    case .acwyYearsConj: put(ParameterText.number(text), \.acwyYearsConj)
    case .groupMax: put(ParameterText.number(text, from: 1), \.groupMax)
    case .guideRatio: put(ParameterText.number(text, from: 1), \.guideRatio)
    case .agencyMin: put(ParameterText.number(text), \.agencyMin)
    case .oneSidedDays: put(ParameterText.number(text), \.oneSidedDays)
    case .visaSilentDays: put(ParameterText.number(text), \.visaSilentDays)
    case .smallCell: put(ParameterText.number(text), \.smallCell)
    case .publicCell: put(ParameterText.number(text), \.publicCell)
    case .proofWaitMinutes: put(ParameterText.number(text), \.proofWaitMinutes)
    default: false
    }
  }

  private mutating func setPorts(_ text: String) -> Bool {
    if text == ParameterText.contractPorts {
      ports = Set(EntryPort.allCases)
      return true
    }
    let list = ParameterText.list(text) { EntryPort(rawValue: String($0)) }
    return put(list.map { Set($0) }, \.ports)
  }

  private mutating func setCarriers(_ text: String) -> Bool {
    if text == "*" {
      carriers = nil
      return true
    }
    let list = ParameterText.list(text) { $0.isEmpty ? nil : String($0) }
    return put(list.map { Set($0) }, \.carriers)
  }

  private mutating func put<Value>(
    _ value: Value?, _ path: WritableKeyPath<SeasonParameters, Value>
  ) -> Bool {
    guard let value else { return false }
    self[keyPath: path] = value
    return true
  }
}

/// The forms in which SSN rows write values.
private enum ParameterText {
  /// The register's own way to name the ports of the contract.
  static let contractPorts = "see exchange.md"

  static func flag(_ text: some StringProtocol) -> Bool? {
    text == "Y" ? true : text == "N" ? false : nil
  }

  static func number(_ text: some StringProtocol, from least: Int = 0) -> Int? {
    guard text.utf8.count <= 7, let value = CalendarDate.digits(Array(text.utf8)[...]),
      value >= least
    else { return nil }
    return value
  }

  /// Percent with at most two places, 0 to 100, in hundredths.
  static func basisPoints(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = number(parts[0]) else { return nil }
    var value = whole * 100
    if parts.count == 2 {
      guard (1...2).contains(parts[1].utf8.count), let part = number(parts[1]) else { return nil }
      value += parts[1].utf8.count == 1 ? part * 10 : part
    }
    return value <= 10_000 ? value : nil
  }

  /// `YYYY-MM-DD`, `DD/MM/YYYY` or `DD-MM-YYYY`, Gregorian or, by the year, Hijri.
  static func date(_ text: some StringProtocol) -> CalendarDate? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 else { return nil }
    var iso = bytes
    if bytes[2] == bytes[5], bytes[2] == UInt8(ascii: "/") || bytes[2] == UInt8(ascii: "-") {
      iso = bytes[6...] + [0x2D] + bytes[3..<5] + [0x2D] + bytes[..<2]
    }
    guard let fields = CalendarDate.isoFields(iso[...]) else { return nil }
    if (1300...1500).contains(fields.year) {
      return HijriDate(year: fields.year, month: fields.month, day: fields.day)?.gregorian
    }
    return CalendarDate(year: fields.year, month: fields.month, day: fields.day)
  }

  static func dates(_ text: String) -> ClosedRange<CalendarDate>? {
    range(text) { date($0) }
  }

  static func numbers(_ text: String) -> ClosedRange<Int>? {
    range(text) { number($0) }
  }

  private static func range<Bound: Comparable>(
    _ text: String, _ read: (Substring) -> Bound?
  ) -> ClosedRange<Bound>? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let first = read(parts[0]), let last = read(parts[2]),
      first <= last
    else { return nil }
    return first...last
  }

  /// A list separated by `;`; `none` is the empty one.
  static func list<Item>(_ text: String, _ read: (Substring) -> Item?) -> [Item]? {
    if text == "none" { return [] }
    var items: [Item] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let item = read(part) else { return nil }
      items.append(item)
    }
    return items
  }

  /// The outer optional is nil where the text is neither `none` nor a value.
  static func orNone<Value>(_ text: String, _ read: (String) -> Value?) -> Value?? {
    if text == "none" { return .some(nil) }
    guard let value = read(text) else { return nil }
    return .some(value)
  }
}
