internal import Bookkeeping
internal import Durability
internal import Reporting
internal import Vocabulary

/// What follows from what was booked and from the time: quota entries that take effect, cures.
/// Each step is a numbered posting, found by an index and never by a scan.
struct FollowUps {
  private let parts: ExchangeParts

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The next posting that is due, booked; nil where nothing is.
  func next() throws -> (Posting, WorkFolder)? {
    // After most files nothing is: one look at the ledger says so.
    guard try parts.ledger.ask({ try isAnythingDue(in: $0) }) else { return nil }
    if let tick = try tick() { return tick }
    if let tick = try reviews() { return tick }
    if let tick = try OneSidedContracts(parts).tick() { return tick }
    if let tick = try SeasonEnds(parts).tick() { return tick }
    if let tick = try DaysPassed(parts).tick() { return tick }
    if let tick = try AgencyCloses(parts).tick() { return tick }
    return try parts.ledger.ask({ try $0.cures(limit: 1).first }).flatMap { try follow($0) }
  }

  private func isAnythingDue(in ledger: any LedgerReader) throws -> Bool {
    let now = parts.clock.now()
    if try isEntryDue(at: now, in: ledger) { return true }
    if try isReviewDue(at: now, in: ledger) { return true }
    if try OneSidedContracts(parts).isDue(at: now, in: ledger) { return true }
    if try SeasonEnds(parts).isDue(at: now, in: ledger) { return true }
    if try DaysPassed(parts).isDue(at: now, in: ledger) { return true }
    if try AgencyCloses(parts).isDue(at: now, in: ledger) { return true }
    return try !ledger.cures(limit: 1).isEmpty
  }

  /// Quota entries whose time has come.
  private func tick() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    guard try parts.ledger.ask({ try isEntryDue(at: now, in: $0) }) else { return nil }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, _ in
      for country in try transaction.quotaCountries() {
        let book = try transaction.quotaBook(of: country)
        try transaction.save(book)
        try transaction.intendBalance(of: book)
      }
      return true
    }
  }

  private func isEntryDue(at now: Instant, in ledger: any LedgerReader) throws -> Bool {
    try ledger.nextQuotaEffect().map { $0 <= now } ?? false
  }

  /// Parameters that decide holds and whose time has come.
  private func reviews() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    guard try parts.ledger.ask({ try isReviewDue(at: now, in: $0) }) else { return nil }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, _ in
      try transaction.intendReviews()
      return true
    }
  }

  private func isReviewDue(at now: Instant, in ledger: any LedgerReader) throws -> Bool {
    try ledger.parametersNotJudgedBy().first.map { $0.effectiveAt <= now } ?? false
  }

  private func follow(_ cure: Cure) throws -> (Posting, WorkFolder)? {
    do {
      return try follow(cure, forcesXML: false)
    } catch is FormulaInMachineFile {
      return try follow(cure, forcesXML: true)
    }
  }

  private func follow(_ cure: Cure, forcesXML: Bool) throws -> (Posting, WorkFolder)? {
    try CutMaker(parts: parts).make(.cure) { transaction, stage in
      let lifting = try Lifting(parts, transaction, stage, forcesXML: forcesXML)
      switch cure {
      case .staff: try lifting.forwardStaff(cure)
      case .package(let id): try lifting.balance(contractsOf: id, cure)
      case .seats(let id): try lifting.balance(seatsOf: id, cure)
      case .agency(let agency): try lifting.balance(agency: agency, cure)
      case .succession(let former): try Succession(parts, transaction).follow(former, cure)
      case .quota(let country, let key): try lifting.balance(country, key, cure)
      case .certificates: try lifting.liftCertified(cure)
      case .season(let country, let mark): try lifting.review(country, mark, cure)
      }
      try lifting.finish()
      // A cure that concerned nobody is crossed out by a posting too: nothing changes unnumbered.
      return true
    }
  }
}
