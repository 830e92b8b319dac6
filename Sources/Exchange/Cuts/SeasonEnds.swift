internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// What time itself does to people at the end of arrivals and of departures, and departures that
/// came before their arrival: each a numbered posting of at most a posting's worth of people, told
/// to whoever sent them (UPD).
struct SeasonEnds {
  private enum Step {
    /// Departures whose person has arrived since.
    case departures
    /// X221: still here after the last day of departures.
    case overstays
    /// A visa, and no arrival by the last day of arrivals.
    case noShows
  }

  private let parts: ExchangeParts

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The next posting that is due; nil where nothing is.
  func tick() throws -> (Posting, WorkFolder)? {
    let now = parts.clock.now()
    guard let step = try parts.ledger.ask({ try due(at: now, in: $0) }) else { return nil }
    return try CutMaker(parts: parts).make(.tick, at: now) { transaction, stage in
      let notices = UpdateFiles(parts, transaction, stage)
      var life = LifeBook(transaction)
      switch step {
      case .departures: try depart(transaction, &life)
      case .overstays: try end(.arrived(limit: limit), .overstay, transaction, &life, notices)
      case .noShows: try end(.expected(limit: limit), .noShow, transaction, &life, notices)
      }
      try life.finish()
      try notices.finish()
      return true
    }
  }

  private var limit: Int { parts.settings.curePeople }

  func isDue(at now: Instant, in ledger: any LedgerReader) throws -> Bool {
    try due(at: now, in: ledger) != nil
  }

  private func due(at now: Instant, in ledger: any LedgerReader) throws -> Step? {
    if try !ledger.departuresNowDue(limit: 1).isEmpty { return .departures }
    let parameters = try parameters(at: now, in: ledger)
    let today = now.date()
    if today > parameters.departures.upperBound, try isAnyone(in: .arrived(limit: 1), ledger) {
      return .overstays
    }
    if today > parameters.arrivals.upperBound, try isAnyone(in: .expected(limit: 1), ledger) {
      return .noShows
    }
    return nil
  }

  private func parameters(
    at now: Instant, in ledger: any LedgerReader
  ) throws -> SeasonParameters {
    try ledger.parameterBook().parameters(for: nil, at: now, season: parts.settings.season)
  }

  private func isAnyone(in scope: PersonScope, _ ledger: any LedgerReader) throws -> Bool {
    var isAnyone = false
    try ledger.eachPerson(in: scope) { _ in isAnyone = true }
    return isAnyone
  }

  private func depart(
    _ transaction: any LedgerTransaction, _ life: inout LifeBook
  ) throws {
    for departure in try transaction.departuresNowDue(limit: limit) {
      var applied = departure
      applied.isApplied = true
      try transaction.save(applied)
      guard let person = try transaction.person(id: departure.person),
        person.state.mayBecome(.departed)
      else { continue }
      try life.move(person, to: .departed, ordinal: 0, at: departure.at)
    }
  }

  private func end(
    _ scope: PersonScope, _ state: PilgrimState, _ transaction: any LedgerTransaction,
    _ life: inout LifeBook, _ notices: UpdateFiles
  ) throws {
    let isOff =
      try parameters(at: transaction.at, in: transaction).severity(of: .x221, catalogue: .warn)
      == nil
    let code: RuleCode? = state == .overstay && !isOff ? .x221 : nil
    var people: [StoredPerson] = []
    try transaction.eachPerson(in: scope) { people.append($0) }
    for person in people {
      try life.move(person, to: state, ordinal: 0, at: transaction.at)
      try notices.tell(person.sender, people: 1) {
        $0.append(
          state == .overstay ? .overstay : .noShow, ref: person.bytes(.senderRef), code: code,
          state: state)
      }
    }
  }
}
