internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// RDY: readiness visits of the ministry's branches, one row an item.
struct VisitDesk: Desk {
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
    let visit = VisitRow(row).visit
    let known = try setting.transaction.visit(of: visit.party, visit.item, on: visit.visitedOn)
    if known == visit { return .unchanged }
    try setting.transaction.enter(
      visit, by: setting.context.sender.id, ordinal: row.position.ordinal)
    return found.holds ? .held : .accepted
  }
}
