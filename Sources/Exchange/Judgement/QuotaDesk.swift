internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// QTA: grants, adjustments, allocations and lapses become movements of the quota ledger.
struct QuotaDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var severitiesByCountry: [CountryCode: [Severity?]] = [:]
  private var books: [CountryCode: QuotaForecast] = [:]

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let transaction = setting.transaction
    standing.quotaEntry = nil
    guard !found.refuses else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let entry = QuotaRow(row)
    var book =
      try books[entry.country]
      ?? QuotaForecast(
        transaction.quotaBook(of: entry.country), at: transaction.at,
        pending: transaction.pendingMovements(of: entry.country))
    let sender = setting.context.sender.id
    let existing = try transaction.quotaEntry(entry.entryNo, by: sender)
    standing.quotaEntry = book.judge(entry, existing: existing)
    setting.judge.judge(row, standing, &found)
    if found.refuses { return .rejected }
    standing.agencyShortfall = try entry.agency.flatMap {
      try transaction.shortfalls(of: entry.country)[$0]
    }
    try judgeLedger(row, entry.country, &found)
    if found.refuses { return .rejected }
    if standing.quotaEntry == .unchanged { return .unchanged }
    try transaction.enter(
      QuotaEntry(
        sender: sender, row: entry, posting: transaction.number,
        ordinal: row.position.ordinal))
    let movement = QuotaBook.movement(for: entry, ordinal: row.position.ordinal)
    try transaction.append(movement)
    book.apply(movement)
    books[entry.country] = book
    return found.holds ? .held : .accepted
  }

  /// As the season weighs the rules for the country of the entry, who ever sends it.
  private mutating func judgeLedger(
    _ row: Row, _ country: CountryCode, _ found: inout RecordFindings
  ) throws {
    let severities = try severities(for: country)
    var said = RecordFindings(severities: severities)
    setting.judge.judgeLedger(row, standing, &said)
    found.adopt(said.list)
  }

  private mutating func severities(for country: CountryCode) throws -> [Severity?] {
    if country == setting.context.quotaCountry { return setting.context.severities }
    if let known = severitiesByCountry[country] { return known }
    let parameters = try setting.transaction.parameterBook().parameters(
      for: country, at: setting.context.receivedAt, season: setting.context.season)
    let severities = Rulebook.severities(overridden: parameters.severities)
    severitiesByCountry[country] = severities
    return severities
  }

  mutating func finish() throws {
    for book in books.values.map(\.book).sorted(by: { $0.country < $1.country }) {
      try setting.transaction.save(book)
      try setting.transaction.intendBalance(of: book)
    }
  }
}
