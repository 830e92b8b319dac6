internal import Bookkeeping
internal import Vocabulary

/// What a day brings by itself: parties whose validity begins, licences whose last day has passed.
struct DaysPassed {
  private let parts: ExchangeParts

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The posting that acts on what is due; nil where nothing is.
  func tick() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    let today = now.date()
    guard try parts.ledger.ask({ try isDue(at: now, in: $0) }) else { return nil }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, stage in
      try begin(today, transaction)
      let notices = UpdateFiles(parts, transaction, stage)
      for number in try transaction.licencesEnding(before: today) {
        try transaction.markEnded(licence: number)
        try LicenceReview(transaction: transaction, notices: notices).review(numbers: [number])
      }
      try notices.finish()
      return true
    }
  }

  func isDue(at now: Instant, in ledger: any LedgerReader) throws -> Bool {
    let today = now.date()
    return try !ledger.partiesBeginning(by: today).isEmpty
      || !ledger.licencesEnding(before: today).isEmpty
  }

  private func begin(_ today: CalendarDate, _ transaction: any LedgerTransaction) throws {
    let parties = try transaction.partyBook()
    for id in try transaction.partiesBeginning(by: today) {
      try transaction.markBegun(id)
      guard let party = parties[id], party.isActive(on: today) else { continue }
      try PartyBeginning(transaction: transaction).follow(party)
    }
  }
}
