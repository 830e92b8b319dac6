internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// LIC: licences of buildings, fleets, kitchens and camps, by their numbers; contracts that a licence no
/// longer covers are frozen with it.
struct LicenceDesk: Desk {
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
    let transaction = setting.transaction
    let licence = LicenceRow(row).licence
    if try transaction.licence(licence.number) == licence { return .unchanged }
    standing.licenceLoss = LicenceCover.loss(
      by: licence, among: try transaction.openContracts(onLicence: licence.number),
      on: transaction.at.date())
    setting.judge.judgeLedger(row, standing, &found)
    if found.refuses { return .rejected }
    try transaction.enter(licence)
    try LicenceReview(transaction: transaction, notices: setting.notices).review(licence)
    return found.holds ? .held : .accepted
  }
}
