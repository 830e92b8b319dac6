package import Manifests
package import Vocabulary

/// A rule of the catalogue. One rule, one file; `Rulebook` lists them in the order they run.
package protocol Rule: Sendable {
  static var entry: RuleEntry { get }
}

/// A rule over a file as a whole: its verdict falls where the file is received, claimed and read
/// (Exchange); here is what it says.
package protocol FileRule: Rule {}

/// A rule over one record by itself: pure, no season beyond its parameters.
package protocol RecordRule: Rule {
  /// Of which records there is anything to check; every record unless a rule says less.
  static var wakes: RowTraits { get }
  /// Whether it compares fields of a person with each other: an AMD row carries only some of them,
  /// so it is judged over the person as amended and never over that row.
  static var needsWholePerson: Bool { get }

  /// Adds what it finds in `row` to `found`.
  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings)
}

/// A rule over one record and what the season knows of whom and what it names. The ledger rules
/// are of this form too: their answer stands in the `Standing`.
package protocol CrossRule: Rule {
  /// Adds what it finds in `row` against `standing` to `found`.
  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings)
}

extension Rule {
  package var code: RuleCode { Self.entry.code }
}

extension RecordRule {
  package static var wakes: RowTraits { .any }
  package static var needsWholePerson: Bool { false }
}

/// What the catalogue says of a rule, in both languages.
package struct RuleEntry: Sendable {
  /// Where in the order of checks a rule stands.
  package enum Level: String, Sendable {
    case file, record, cross, ledger
  }

  package let code: RuleCode
  package let severity: Severity
  package let level: Level
  /// As the catalogue writes it: `all`, `csv`, `xml`, `system`, or kinds.
  package let appliesTo: String
  /// True for a documented requirement (D), false for ours (P).
  package let isDocumented: Bool
  /// The catalogue's sentences, word for word.
  package let en: String
  package let ar: String
  /// How to mend it, said to the sender.
  package let mendEn: String
  package let mendAr: String
  /// Why the rule exists, for `masar explain`.
  package let reasonEn: String
  package let reasonAr: String
  /// Season parameters it reads.
  package let parameters: [String]
  package let example: RuleExample

  package init(
    _ code: RuleCode, _ severity: Severity, _ level: Level, appliesTo: String,
    isDocumented: Bool, en: String, ar: String, mendEn: String, mendAr: String,
    reasonEn: String, reasonAr: String, parameters: [String] = [], example: RuleExample
  ) {
    self.code = code
    self.severity = severity
    self.level = level
    self.appliesTo = appliesTo
    self.isDocumented = isDocumented
    self.en = en
    self.ar = ar
    self.mendEn = mendEn
    self.mendAr = mendAr
    self.reasonEn = reasonEn
    self.reasonAr = reasonAr
    self.parameters = parameters
    self.example = example
  }

  /// The kinds the rule runs for.
  package var kinds: Set<Kind> {
    let words = appliesTo.split(separator: " ").compactMap { Kind(rawValue: String($0)) }
    return words.isEmpty ? Set(Kind.allCases) : Set(words)
  }
}

/// One example kept and one broken.
package enum RuleExample: Sendable {
  /// Fields laid over a good record of the kind; a test runs both.
  case fields(Kind, kept: [FieldName: String], broken: [FieldName: String])
  /// In words, where a record alone cannot show it.
  case words(kept: String, broken: String)
}

/// What a rule may know of the file and the season.
package struct RuleContext: Sendable {
  package let season: Season
  package let kind: Kind
  package let syntax: FileFormat
  package let sender: Party
  /// The country whose quota the sender's people use; nil where the sender has none.
  package let quotaCountry: CountryCode?
  package let receivedAt: Instant
  /// The day of receipt in Asia/Riyadh.
  package let receivedOn: CalendarDate
  /// Resolved for the quota country at the time of receipt.
  package let parameters: SeasonParameters
  /// By code: after the season's overrides; nil where a rule is off.
  package let severities: [Severity?]
  /// By country of residence.
  package let vaccines: VaccineDemands

  /// - Parameter vaccines: nil where residence makes no difference.
  package init(
    season: Season, kind: Kind, syntax: FileFormat, sender: Party, receivedAt: Instant,
    parameters: SeasonParameters, severities: [Severity?], vaccines: VaccineDemands? = nil
  ) {
    self.season = season
    self.kind = kind
    self.syntax = syntax
    self.sender = sender
    self.quotaCountry = sender.country
    self.receivedAt = receivedAt
    self.receivedOn = receivedAt.date()
    self.parameters = parameters
    self.severities = severities
    self.vaccines = vaccines ?? VaccineDemands(parameters)
  }
}

/// The findings of one record, collected by its rules in one round.
package struct RecordFindings {
  package private(set) var list: [Finding] = []
  /// Rules that could not run: one is enough to refuse the file.
  package private(set) var skipped: [RuleCode] = []
  /// What the ministry alone is told: it changes nothing for the record, and its sender never
  /// learns of it.
  package private(set) var forMinistry: [Finding] = []
  /// Whom the record is about, where its own owner and reference do not say: set by a desk that
  /// found the person, read where the ministry is told.
  package var subject: (owner: PartyID, ref: ArraySlice<UInt8>)?
  private let severities: [Severity?]

  /// - Parameter severities: by code; nil where the season switched a rule off.
  package init(severities: [Severity?]) { self.severities = severities }

  package mutating func add(
    _ code: RuleCode, _ field: FieldName? = nil, isHijri: Bool = false,
    detail: FindingDetail = .none
  ) {
    guard let severity = severities[Int(code.rawValue)] else { return }
    list.append(Finding(code, severity, field: field, isHijri: isHijri, detail: detail))
  }

  /// Adds a finding milder than the rule's own severity (R106's warning); an override to a still
  /// milder one, or off, wins.
  package mutating func add(
    _ code: RuleCode, _ field: FieldName?, atMost mildest: Severity,
    detail: FindingDetail = .none
  ) {
    guard let severity = severities[Int(code.rawValue)] else { return }
    list.append(Finding(code, min(severity, mildest), field: field, detail: detail))
  }

  /// Adds a finding that is the ministry's business and not the sender's (exchange.md §5: X220, X203
  /// across senders). A season that raises the rule to HOLD or ERROR wants the record stopped: then
  /// the sender is told too, because no record is stopped without a reason.
  package mutating func tellMinistry(
    _ code: RuleCode, _ field: FieldName? = nil, detail: FindingDetail = .none
  ) {
    guard let severity = severities[Int(code.rawValue)] else { return }
    let finding = Finding(code, severity, field: field, detail: detail)
    forMinistry.append(finding)
    if severity >= .hold { list.append(finding) }
  }

  /// Takes over what was found before: the record rules run ahead of the others.
  package mutating func adopt(_ findings: some Sequence<Finding>) {
    list.append(contentsOf: findings)
  }

  /// Takes over what the ministry alone is told of the record as another one.
  package mutating func adoptForMinistry(_ other: RecordFindings) {
    forMinistry.append(contentsOf: other.forMinistry)
  }

  /// Says that `code` could not run for this record.
  package mutating func skip(_ code: RuleCode) { skipped.append(code) }

  /// Whether a finding refuses the record.
  package var refuses: Bool { list.contains { $0.severity >= .error } }

  package var holds: Bool { list.contains { $0.severity == .hold } }

  package func contains(_ code: RuleCode) -> Bool { list.contains { $0.code == code } }

  /// Whether any rule has spoken about `field` or its companion: R102 is silent then.
  package func speaks(of field: FieldName, isHijri: Bool = false) -> Bool {
    list.contains { $0.field == field && $0.isHijri == isHijri }
  }

  package mutating func removeAll() {
    list.removeAll(keepingCapacity: true)
    skipped.removeAll(keepingCapacity: true)
    forMinistry.removeAll(keepingCapacity: true)
    subject = nil
  }
}
