internal import Bookkeeping
internal import Vocabulary

/// Finds the contract that a package's owner means by a number.
enum ContractLookup {
  /// The owner's own declaration, else one that only a provider declared for it; nil where nobody
  /// did (X209).
  static func contract(
    _ number: String, of owner: PartyID, in ledger: any LedgerReader
  ) throws -> KnownContract? {
    if let own = try ledger.declaration(number, by: owner), own.side == .buyer {
      return KnownContract(own, number: number)
    }
    return KnownContract.named(
      number, by: owner, among: try ledger.declarations(concerning: owner))
  }

  static func contracts(
    of package: KnownPackage, in ledger: any LedgerReader
  ) throws -> [KnownContract?] {
    try package.contracts.map { try contract($0, of: package.owner, in: ledger) }
  }
}

/// Keeps packages in step with the contracts they name.
struct PackageConfirmation {
  let transaction: any LedgerTransaction

  /// After a declaration changed: the packages that name its contract are confirmed, or no longer;
  /// where one is confirmed now, its people are lifted by a later posting.
  func review(_ declaration: Declaration) throws {
    var numbers = [declaration.terms.contractNo]
    if let other = declaration.terms.counterpartyContractNo { numbers.append(other) }
    for number in numbers {
      for package in try transaction.packages(naming: number, of: declaration.buyer) {
        try review(package)
      }
    }
  }

  /// After a licence froze the declaration's contract or set it free: the people on its packages are
  /// held or lifted by a later posting, also where another contract left them unconfirmed before.
  func follow(_ declaration: Declaration) throws {
    try review(declaration)
    for package in try transaction.packages(of: declaration.buyer) where package.bound > 0 {
      let contracts = try ContractLookup.contracts(of: package, in: transaction)
      if contracts.contains(where: { $0?.id == declaration.id }) {
        try transaction.intend(.package(package.id))
      }
    }
  }

  private func review(_ package: KnownPackage) throws {
    let contracts = try ContractLookup.contracts(of: package, in: transaction)
    let seats = PackageSeats(of: package, contracts: contracts)
    guard seats.isConfirmed != package.isConfirmed || seats.tawafa != package.tawafa else {
      return
    }
    var changed = package
    changed.isConfirmed = seats.isConfirmed
    changed.tawafa = seats.tawafa
    try transaction.save([changed])
    if seats.isConfirmed, package.bound > 0 { try transaction.intend(.package(package.id)) }
  }
}
