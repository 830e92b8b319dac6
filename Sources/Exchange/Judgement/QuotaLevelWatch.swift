internal import Bookkeeping
internal import Reporting
internal import Rules
internal import Vocabulary

/// The sender's own level of quota before a list of people, to be told with what is left after it.
struct QuotaLevelWatch {
  private let transaction: any LedgerTransaction
  private let country: CountryCode?
  private let agency: PartyID?
  private let isOfStaff: Bool
  private let before: QuotaStanding?

  init(_ transaction: any LedgerTransaction, _ context: RuleContext) throws {
    self.transaction = transaction
    agency = context.sender.type == .agency ? context.sender.id : nil
    isOfStaff = context.kind == .stf
    country = [.plg, .amd, .stf].contains(context.kind) ? context.quotaCountry : nil
    let (agency, isOfStaff) = (agency, isOfStaff)
    before = try country.map {
      try transaction.quotaBook(of: $0).standing(ofAgency: agency, isOfStaff: isOfStaff)
    }
  }

  /// After the last record; nil where the level has no figure.
  func standing() throws -> LevelStanding? {
    guard let country, let before, let granted = before.granted else { return nil }
    let after = try transaction.quotaBook(of: country).standing(
      ofAgency: agency, isOfStaff: isOfStaff)
    return LevelStanding(
      country: country, segment: before.key.segment, agency: before.key.agency,
      granted: granted, before: before.remaining ?? 0, after: after.remaining ?? 0)
  }
}
