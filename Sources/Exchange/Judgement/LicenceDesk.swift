internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// LIC: licences of buildings, fleets, kitchens and camps, by their numbers.
struct LicenceDesk: Desk {
  private let setting: DeskSetting
  private let standing: Standing

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    setting.judge.judge(row, standing, &found)
    if found.refuses { return .rejected }
    let licence = LicenceRow(row).licence
    if try setting.transaction.licence(licence.number) == licence { return .unchanged }
    try setting.transaction.enter(licence)
    return .accepted
  }
}
