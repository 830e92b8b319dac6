internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// PTY: parties; a row sees the parties that the rows before it made.
struct PartyDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    setting.judge.judge(row, standing, &found)
    if found.refuses { return .rejected }
    let party = PartyRow(row).party
    if standing.parties[party.id] == party { return .unchanged }
    try setting.transaction.enter(party)
    standing.parties.enter(party)
    if party.type == .foreignAffairs { try forwardWhatWaits() }
    return .accepted
  }

  /// People accepted while there was nobody to forward them to are forwarded now.
  private func forwardWhatWaits() throws {
    for package in try setting.transaction.allPackages() where package.bound > 0 {
      try setting.transaction.intend(.package(package.id))
    }
    if try !setting.transaction.unforwardedStaff(limit: 1).isEmpty {
      try setting.transaction.intend(.staff)
    }
  }
}
