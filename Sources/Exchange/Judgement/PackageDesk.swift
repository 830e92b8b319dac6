internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// PKG: packages of an office or agency, over contracts that both sides declared.
struct PackageDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let transaction = setting.transaction
    let owner = setting.context.sender.id
    standing.contracts = []
    standing.package = nil
    guard !found.refuses else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let manifest = PackageRow(row)
    for number in manifest.contracts {
      standing.contracts.append(try ContractLookup.contract(number, of: owner, in: transaction))
    }
    standing.package = try transaction.package(manifest.code, of: owner)
    setting.judge.judge(row, standing, &found)
    setting.judge.judgeLedger(row, standing, &found)
    if found.refuses { return .rejected }
    var package = KnownPackage(
      id: standing.package?.id ?? 0, owner: owner, code: manifest.code, nameAr: manifest.nameAr,
      segment: manifest.segment, capacity: manifest.capacity, contracts: manifest.contracts,
      itinerary: manifest.itinerary, routeType: manifest.routeType,
      bound: standing.package?.bound ?? 0)
    let seats = PackageSeats(of: package, contracts: standing.contracts)
    package.isConfirmed = seats.isConfirmed
    package.tawafa = seats.tawafa
    if package == standing.package { return .unchanged }
    let id = try transaction.enter(package)
    if standing.package?.isConfirmed == false, package.isConfirmed, package.bound > 0 {
      try transaction.intend(.package(id))
    }
    return found.holds ? .held : .accepted
  }
}
