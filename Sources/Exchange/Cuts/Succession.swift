internal import Bookkeeping
internal import Vocabulary

/// A renamed party: what was its former name's is its own, with every reference and without sending
/// anything again.
///
/// Places stay on the level of quota on which they were taken, which the two names share.
struct Succession {
  private let parts: ExchangeParts
  private let transaction: any LedgerTransaction

  init(_ parts: ExchangeParts, _ transaction: any LedgerTransaction) {
    self.parts = parts
    self.transaction = transaction
  }

  /// Packages, contracts and licences at once, people a posting's worth at a time.
  func follow(_ former: PartyID, _ cure: Cure) throws {
    let heir = try transaction.partyBook().successor(of: former, on: transaction.at.date())
    guard heir != former else { return try transaction.finish(cure) }
    try transaction.handOver(from: former, to: heir)
    let people = try transaction.handOverPeople(
      from: former, to: heir, limit: parts.settings.curePeople)
    if people == 0 { try transaction.finish(cure) }
  }
}
