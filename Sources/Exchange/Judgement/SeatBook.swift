internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// The packages that a file's people are bound to, and the seats left in each: those of the
/// package itself and of every contract that it shares with others.
struct SeatBook {
  typealias Index = Int

  struct Seats {
    var package: KnownPackage
    /// Into `contracts`.
    var contracts: [Int]
  }

  private let transaction: any LedgerTransaction
  private var packages: [Seats] = []
  private var contracts: [KnownContract] = []
  private var indexOfCode: [String: Index?] = [:]
  private var indexOfID: [Int64: Index] = [:]
  private var indexOfContract: [Int64: Int] = [:]
  /// The last package asked for: most lists name one for many rows.
  private var lastKey: [UInt8] = []
  private var lastOwner = PartyID("")
  private var last: Index?
  /// Packages that somebody left.
  private var left: Set<Index> = []

  init(transaction: any LedgerTransaction) { self.transaction = transaction }

  subscript(index: Index) -> Seats { packages[index] }

  /// The package that a row names; nil where its owner has no such package.
  mutating func seat(_ row: Row, owner: PartyID) throws -> Index? {
    guard row[.packageCode].state == .valid else { return nil }
    let code = row.bytes(.packageCode)
    if lastOwner == owner, lastKey.elementsEqual(code) { return last }
    lastKey.removeAll(keepingCapacity: true)
    lastKey.append(contentsOf: code)
    lastOwner = owner
    last = try find(String(decoding: code, as: UTF8.self), owner)
    return last
  }

  func hasRoom(_ index: Index) -> Bool {
    let seats = packages[index]
    guard seats.package.bound < seats.package.capacity else { return false }
    return seats.contracts.allSatisfy {
      guard let capacity = contracts[$0].confirmedCapacity else { return true }
      return contracts[$0].bound < capacity
    }
  }

  mutating func take(_ index: Index) { change(index, by: 1) }

  /// Gives back the seat of somebody who moves to another package; `take` of what is returned
  /// undoes it.
  mutating func release(packageID: Int64) throws -> Index? {
    let index: Index
    if let found = indexOfID[packageID] {
      index = found
    } else if let package = try transaction.package(id: packageID) {
      index = try add(package)
    } else {
      return nil
    }
    change(index, by: -1)
    left.insert(index)
    return index
  }

  func save() throws {
    try transaction.save(packages.map(\.package))
    try transaction.saveBound(contracts.map { ($0.id, $0.bound) })
    try SeatReview(transaction: transaction).followLeaving(left.map { packages[$0].package })
  }

  private mutating func change(_ index: Index, by count: Int) {
    packages[index].package.bound += count
    for contract in packages[index].contracts { contracts[contract].bound += count }
  }

  private mutating func find(_ code: String, _ owner: PartyID) throws -> Index? {
    let key = owner.rawValue + "|" + code
    if let known = indexOfCode[key] { return known }
    let package = try transaction.package(code, of: owner)
    let index = try package.map { try add($0) }
    indexOfCode[key] = .some(index)
    return index
  }

  private mutating func add(_ package: KnownPackage) throws -> Index {
    if let index = indexOfID[package.id] { return index }
    var places: [Int] = []
    for number in package.contracts {
      guard let contract = try ContractLookup.contract(number, of: package.owner, in: transaction)
      else { continue }
      if indexOfContract[contract.id] == nil {
        indexOfContract[contract.id] = contracts.count
        contracts.append(contract)
      }
      // Two numbers may mean one contract, which gives a person one seat.
      let place = indexOfContract[contract.id]!
      if !places.contains(place) { places.append(place) }
    }
    packages.append(Seats(package: package, contracts: places))
    indexOfID[package.id] = packages.count - 1
    return packages.count - 1
  }
}
