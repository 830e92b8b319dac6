internal import Bookkeeping
internal import Vocabulary

/// Sees that people who lost their seats, or for whom there are seats again, are found by a later
/// posting (L316).
struct SeatReview {
  let transaction: any LedgerTransaction

  /// What a declaration's new agreement takes from the people bound to the contract; nil where it
  /// leaves everyone a seat, or where nothing new was agreed.
  static func loss(from before: Declaration?, to after: Declaration) -> SeatLoss? {
    guard after.bound > 0, let terms = after.confirmed, before?.confirmed != terms else {
      return nil
    }
    let seats = terms.status == .cancelled ? 0 : terms.capacity
    guard after.bound > seats else { return nil }
    return SeatLoss(people: after.bound - seats, isCancelled: terms.status == .cancelled)
  }

  /// After the packages of these owners, their contracts or the people on them changed: every
  /// package with people to hold, or with held people who may have a seat again.
  func follow(_ owners: Set<PartyID>) throws {
    for owner in owners.sorted() {
      let seats = try OwnerSeats(of: owner, in: transaction)
      for package in seats.packages where package.bound > 0 {
        let held = try transaction.people(marked: .seats, onPackages: [package.id])
        if held > 0 || seats.isOverfull(package) { try transaction.intend(.seats(package.id)) }
      }
    }
  }

  /// After people left packages: of any use only where somebody waits for a seat.
  func followLeaving(_ packages: [KnownPackage]) throws {
    guard !packages.isEmpty, try transaction.hasPeople(marked: .seats) else { return }
    try follow(Set(packages.map(\.owner)))
  }
}

/// The packages of one owner and the contracts behind them: what a person on a package needs is a
/// seat of the package and one of each contract.
struct OwnerSeats {
  /// A package or a contract: how many more people it has than seats, and the packages that share
  /// it.
  struct Level {
    var overuse: Int
    var packages: [Int64]
  }

  let packages: [KnownPackage]
  /// By the number that packages name.
  private var contracts: [String: KnownContract] = [:]

  init(of owner: PartyID, in ledger: any LedgerReader) throws {
    packages = try ledger.packages(of: owner)
    for number in Set(packages.flatMap(\.contracts)).sorted() {
      contracts[number] = try ContractLookup.contract(number, of: owner, in: ledger)
    }
  }

  /// The package's own level first, then each contract that was ever agreed on.
  func levels(of package: KnownPackage) -> [Level] {
    var levels = [Level(overuse: package.bound - package.capacity, packages: [package.id])]
    var seen: Set<Int64> = []
    for number in package.contracts {
      guard let contract = contracts[number], seen.insert(contract.id).inserted,
        let capacity = contract.confirmedCapacity
      else { continue }
      let sharing = packages.filter { other in
        other.contracts.contains { contracts[$0]?.id == contract.id }
      }
      levels.append(Level(overuse: contract.bound - capacity, packages: sharing.map(\.id)))
    }
    return levels
  }

  func isOverfull(_ package: KnownPackage) -> Bool {
    if package.bound > package.capacity { return true }
    return package.contracts.contains { number in
      guard let contract = contracts[number], let capacity = contract.confirmedCapacity else {
        return false
      }
      return contract.bound > capacity
    }
  }

  /// A contract of the package is frozen by its licence (L315).
  func isFrozen(_ package: KnownPackage) -> Bool {
    package.contracts.contains { contracts[$0]?.isFrozen == true }
  }
}
