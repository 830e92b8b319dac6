internal import Bookkeeping
internal import Reporting
internal import Rules
internal import Vocabulary

/// The sender's own level of quota before a pilgrim list, to be told with what is left after it.
struct QuotaLevelWatch {
  private let transaction: any LedgerTransaction
  private let country: CountryCode?
  private let agency: PartyID?
  private let before: QuotaStanding?

  init(_ transaction: any LedgerTransaction, _ context: RuleContext) throws {
    self.transaction = transaction
    agency = context.sender.type == .agency ? context.sender.id : nil
    country = context.kind == .plg ? context.quotaCountry : nil
    let agency = agency
    before = try country.map {
      try transaction.quotaBook(of: $0).standing(ofAgency: agency)
    }
  }

  /// After the last record; nil where the level has no figure.
  func standing() throws -> LevelStanding? {
    guard let country, let before, let granted = before.granted else { return nil }
    let after = try transaction.quotaBook(of: country).standing(ofAgency: agency)
    return LevelStanding(
      country: country, segment: before.key.segment, agency: before.key.agency,
      granted: granted, before: before.remaining ?? 0, after: after.remaining ?? 0)
  }
}
