internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// SSN: season parameters, by their own names; they apply to rows judged after they take effect.
struct ParameterDesk: Desk {
  private let setting: DeskSetting
  private var book: ParameterBook?

  init(_ setting: DeskSetting) { self.setting = setting }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    if found.refuses { return .rejected }
    if book == nil { book = try setting.transaction.parameterBook() }
    let manifest = ParameterRow(row)
    let entry = ParameterEntry(
      name: manifest.parameter, country: manifest.country, value: manifest.value,
      effectiveAt: manifest.effectiveAt ?? setting.context.receivedAt,
      posting: setting.transaction.number)
    let earlier = book?.value(
      name: entry.name, country: entry.country, effectiveAt: entry.effectiveAt)
    if earlier == entry.value { return .unchanged }
    try setting.transaction.enter(entry)
    book?.enter(entry)
    return .accepted
  }

  /// Whom a value that is in effect already holds is judged again by later postings.
  mutating func finish() throws { try setting.transaction.intendReviews() }
}
