internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// PTY: parties; a row sees the parties that the rows before it made.
struct PartyDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  /// Whose agencies changed.
  private var countries: Set<CountryCode> = []

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    setting.judge.judge(row, standing, &found)
    if found.refuses { return .rejected }
    let party = PartyRow(row).party
    let before = standing.parties[party.id]
    if before == party { return .unchanged }
    try setting.transaction.enter(party)
    standing.parties.enter(party)
    if party.isActive(on: setting.transaction.at.date()) {
      try PartyBeginning(transaction: setting.transaction).follow(party)
    }
    if party.type == .agency {
      countries.formUnion([before?.country, party.country].compactMap { $0 })
    }
    return .accepted
  }

  /// Mergers change what the agencies of a country share, and whom the minimum holds.
  func finish() throws {
    for country in countries.sorted() {
      try setting.transaction.intendBalance(of: setting.transaction.quotaBook(of: country))
    }
  }
}

/// What follows from a party's first day, at once or when time brings it.
struct PartyBeginning {
  let transaction: any LedgerTransaction

  func follow(_ party: Party) throws {
    if party.type == .foreignAffairs { try forwardWhatWaits() }
    if let former = party.successorOf { try transaction.intend(.succession(former)) }
  }

  /// People accepted while there was nobody to forward them to are forwarded now.
  private func forwardWhatWaits() throws {
    for package in try transaction.allPackages() where package.bound > 0 {
      try transaction.intend(.package(package.id))
    }
    if try !transaction.unforwardedStaff(limit: 1).isEmpty {
      try transaction.intend(.staff)
    }
  }
}
