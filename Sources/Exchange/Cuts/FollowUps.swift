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
    if let tick = try tick() { return tick }
    while let cure = try parts.ledger.read({ try $0.cures().first }) {
      if let done = try follow(cure) { return done }
    }
    return nil
  }

  /// Quota entries whose time has come.
  private func tick() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    guard let due = try parts.ledger.read({ try $0.nextQuotaEffect() }), due <= now else {
      return nil
    }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, _ in
      for country in try transaction.quotaCountries() {
        let book = try transaction.quotaBook(of: country)
        try transaction.save(book)
        try intendFreezing(book, transaction)
      }
      return true
    }
  }

  private func intendFreezing(_ book: QuotaBook, _ transaction: any LedgerTransaction) throws {
    for key in book.sortedKeys
    where book.excess(at: key) > 0 || book.roomForFrozen(at: key) > 0 {
      try transaction.intend(.quota(book.country, key))
    }
  }

  private func follow(_ cure: Cure) throws -> (Posting, WorkFolder)? {
    do {
      return try follow(cure, forcesXML: false)
    } catch is FormulaInMachineFile {
      return try follow(cure, forcesXML: true)
    }
  }

  private func follow(_ cure: Cure, forcesXML: Bool) throws -> (Posting, WorkFolder)? {
    let booked = try CutMaker(parts: parts).make(.cure) { transaction, stage in
      let lifting = try Lifting(parts, transaction, stage, forcesXML: forcesXML)
      switch cure {
      case .package(let id): try lifting.lift(package: id, cure)
      case .quota(let country, let key): try lifting.balance(country, key, cure)
      }
      return try lifting.finish()
    }
    if booked == nil { try forget(cure) }
    return booked
  }

  /// A cure that concerned nobody is crossed out without a posting.
  private func forget(_ cure: Cure) throws {
    try parts.ledger.transact(at: parts.clock.now()) { transaction in
      try transaction.finish(cure)
      return .commit(())
    }
  }
}
