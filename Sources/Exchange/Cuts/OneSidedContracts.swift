internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// X215 by time: a side that waits longer than the season allows for the other side's declaration
/// is told so once (UPD), without sending anything.
struct OneSidedContracts {
  private let parts: ExchangeParts

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The posting that tells what is due, at most a posting's worth; nil where nothing is.
  func tick() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    guard try parts.ledger.ask({ try isDue(at: now, in: $0) }) else { return nil }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, stage in
      let notices = UpdateFiles(parts, transaction, stage)
      for declaration in try due(at: now, in: transaction) {
        let days = declaration.firstDeclaredAt.wholeDays(until: now)
        try notices.tell(declaration.sender) {
          $0.append(contractNo: declaration.terms.contractNo, days: days)
        }
        try transaction.markToldOneSided(declaration.id)
      }
      try notices.finish()
      return !stage.files.isEmpty
    }
  }

  func isDue(at now: Instant, in ledger: any LedgerReader) throws -> Bool {
    try !due(at: now, in: ledger).isEmpty
  }

  /// In the order in which they were entered.
  private func due(at now: Instant, in ledger: any LedgerReader) throws -> [Declaration] {
    let parameters = try ledger.parameterBook().parameters(
      for: nil, at: now, season: parts.settings.season)
    guard parameters.severity(of: .x215, catalogue: .warn) != nil else { return [] }
    // More than so many whole days, as X215 counts when the declaration comes again.
    let days = Int64(parameters.oneSidedDays) + 1
    let limit = now.adding(seconds: 1 - days * 86_400)
    return Array(
      try ledger.oneSidedDeclarations(declaredBefore: limit).prefix(parts.settings.curePeople))
  }
}
