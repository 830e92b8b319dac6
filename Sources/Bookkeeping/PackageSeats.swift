package import Vocabulary

extension KnownContract {
  /// A contract as the packages of its buyer see it.
  ///
  /// - Parameters:
  ///   - declaration: the buyer's, or the provider's where only it declared.
  ///   - number: the number by which the buyer knows it.
  package init(_ declaration: Declaration, number: String) {
    let confirmed = declaration.confirmed
    self.init(
      id: declaration.id, number: number, buyer: declaration.buyer,
      provider: declaration.provider, match: declaration.match,
      terms: confirmed ?? declaration.terms,
      confirmedCapacity: confirmed.map { $0.status == .cancelled ? 0 : $0.capacity },
      isOpen: declaration.isOpen, isFrozen: declaration.isFrozen, bound: declaration.bound)
  }

  /// The contract that `buyer` means by `number`: its own of that number, else one that only a
  /// provider declared for it. Nil where nobody did (X209).
  ///
  /// - Parameter declarations: those in which the buyer takes part, in any order.
  package static func named(
    _ number: String, by buyer: PartyID, among declarations: [Declaration]
  ) -> KnownContract? {
    let own = declarations.first {
      $0.side == .buyer && $0.sender == buyer && $0.terms.contractNo == number
    }
    if let own { return KnownContract(own, number: number) }
    let provided =
      declarations
      .filter { $0.side == .provider && $0.buyer == buyer && $0.terms.numbers.contains(number) }
      .min { ($0.sender, $0.terms.contractNo) < ($1.sender, $1.terms.contractNo) }
    guard let provided else { return nil }
    // Once the buyer declared the same contract under another number, people count there.
    let answer = declarations.first {
      $0.side == .buyer && $0.sender == buyer && $0.partner == provided.id
    }
    return KnownContract(answer ?? provided, number: number)
  }
}

/// What its contracts make of a package.
package struct PackageSeats: Sendable, Equatable {
  /// Every contract is there and open: people on the package may be forwarded.
  package let isConfirmed: Bool
  /// People who can still be bound to it, at least 0 (L306): the fewest of its own seats and of
  /// those of each contract that was ever agreed on.
  package let left: Int
  /// The Tawafa establishment of its contract, where it has one.
  package let tawafa: PartyID?

  /// - Parameter contracts: those that the package names, in its order; nil for an unknown one.
  package init(of package: KnownPackage, contracts: [KnownContract?]) {
    let known = contracts.compactMap { $0 }
    isConfirmed = known.count == contracts.count && known.allSatisfy(\.isOpen)
    let seats = known.compactMap { contract in
      contract.confirmedCapacity.map { $0 - contract.bound }
    }
    left = max(0, seats.reduce(package.capacity - package.bound) { min($0, $1) })
    tawafa = known.first { $0.terms.type == .tawafa }?.provider
  }
}
