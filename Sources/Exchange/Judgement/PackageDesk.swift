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
    standing.hasNoSeat = false
    guard !found.refuses else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let manifest = PackageRow(row)
    for number in manifest.contracts {
      standing.contracts.append(try ContractLookup.contract(number, of: owner, in: transaction))
    }
    standing.package = try transaction.package(manifest.code, of: owner)
    let exchange = try ContractExchange(
      from: standing.package, to: standing.contracts, in: transaction)
    standing.hasNoSeat = exchange.hasNoRoom
    standing.seatLoss = standing.package.map {
      SeatLoss(people: $0.bound - manifest.capacity, isCancelled: manifest.capacity == 0)
    }
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
    try exchange.save(in: transaction)
    if package.bound > 0 { try SeatReview(transaction: transaction).follow([owner]) }
    if standing.package?.isConfirmed == false, package.isConfirmed, package.bound > 0 {
      try transaction.intend(.package(id))
    }
    if let known = standing.package, known.bound > 0,
      known.itinerary.first?.from != package.itinerary.first?.from,
      let country = setting.context.quotaCountry
    {
      // What is too old or too young for one day of arrival may do for another.
      try transaction.intendReview(of: country, [.meningitis, .vaccines])
    }
    return found.holds ? .held : .accepted
  }
}

/// What becomes of the seats of a package's people where the package changes its contracts.
private struct ContractExchange {
  /// People bound to the contracts that change, as it will be.
  private var bound: [(declaration: Int64, bound: Int)] = []
  /// A contract that is newly named cannot take the people.
  private(set) var hasNoRoom = false

  init(
    from package: KnownPackage?, to contracts: [KnownContract?], in ledger: any LedgerReader
  ) throws {
    guard let package, package.bound > 0 else { return }
    let left = Self.distinct(try ContractLookup.contracts(of: package, in: ledger))
    let taken = Self.distinct(contracts)
    for contract in left where !taken.contains(where: { $0.id == contract.id }) {
      bound.append((contract.id, contract.bound - package.bound))
    }
    for contract in taken where !left.contains(where: { $0.id == contract.id }) {
      let people = contract.bound + package.bound
      bound.append((contract.id, people))
      if let capacity = contract.confirmedCapacity, people > capacity { hasNoRoom = true }
    }
  }

  private static func distinct(_ contracts: [KnownContract?]) -> [KnownContract] {
    var seen: Set<Int64> = []
    return contracts.compactMap { $0 }.filter { seen.insert($0.id).inserted }
  }

  func save(in transaction: any LedgerTransaction) throws {
    if !bound.isEmpty { try transaction.saveBound(bound) }
  }
}
