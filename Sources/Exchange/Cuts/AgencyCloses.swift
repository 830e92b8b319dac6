internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// L305 by time: on its day a country's agencies are judged against the season's minimum, and again
/// when the season changes day, minimum or severity.
struct AgencyCloses {
  private let parts: ExchangeParts

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The posting that judges every country that is due; nil where none is.
  func tick() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    guard try parts.ledger.ask({ try isDue(at: now, in: $0) }) else { return nil }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, _ in
      for close in try due(at: now, in: transaction) {
        try transaction.save(close)
        try transaction.judgeMinimum(of: transaction.quotaBook(of: close.country))
      }
      return true
    }
  }

  func isDue(at now: Instant, in ledger: any LedgerReader) throws -> Bool {
    try !due(at: now, in: ledger).isEmpty
  }

  /// As each is to be judged now, in the order of the countries.
  private func due(at now: Instant, in ledger: any LedgerReader) throws -> [AgencyClose] {
    let unclosed = try ledger.unclosedCountries()
    let outdated = Set(try ledger.outdatedCloses(at: now))
    if unclosed.isEmpty, outdated.isEmpty { return [] }
    let book = try ledger.parameterBook()
    let today = now.date()
    return Set(unclosed).union(outdated).sorted().compactMap { country in
      let parameters = book.parameters(for: country, at: now, season: parts.settings.season)
      let severity = parameters.severity(of: .l305, catalogue: .hold)
      // Where the rule is switched off nothing closes: the country is not due until that changes.
      let isClosed = parameters.agencyClose <= today && severity != nil
      if !isClosed, !outdated.contains(country) { return nil }
      return AgencyClose(
        country: country, isClosed: isClosed, minimum: parameters.agencyMin,
        isHolding: (severity ?? .info) >= .hold)
    }
  }
}
