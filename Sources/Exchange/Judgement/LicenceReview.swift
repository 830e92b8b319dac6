internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// Keeps contracts in step with the licence they rest on (L315): those that it no longer covers are
/// frozen, those that it covers again are open, and both sides are told.
struct LicenceReview {
  let transaction: any LedgerTransaction
  let notices: UpdateFiles

  /// After the licence or a contract on it changed, or its last day has passed. The people on the
  /// packages concerned follow in later postings.
  func review(_ licence: Licence) throws {
    let contracts = try transaction.openContracts(onLicence: licence.number)
    let frozen = LicenceCover.uncovered(
      by: licence, among: contracts, on: transaction.at.date())
    let ids = Set(frozen.map(\.id))
    for contract in contracts where contract.isFrozen != ids.contains(contract.id) {
      try turn(contract)
    }
  }

  /// The same for a licence of which only the number is known.
  func review(numbers: Set<String>) throws {
    for number in numbers.sorted() {
      if let licence = try transaction.licence(number) { try review(licence) }
    }
  }

  private func turn(_ contract: Declaration) throws {
    var changed = contract
    changed.isFrozen.toggle()
    changed.isOpen = changed.agreesNow && !changed.isFrozen
    try transaction.save([changed])
    try PackageConfirmation(transaction: transaction).follow(changed)
    let change: PersonChange = changed.isFrozen ? .held : .cured
    try notices.tell(contract.sender) {
      $0.append(contractNo: contract.terms.contractNo, change, code: .l315)
    }
    guard let partner = try partner(of: contract) else { return }
    try notices.tell(partner.sender) {
      $0.append(contractNo: partner.terms.contractNo, change, code: .l315)
    }
  }

  private func partner(of contract: Declaration) throws -> Declaration? {
    guard let id = contract.partner else { return nil }
    return try transaction.declarations(buyer: contract.buyer, provider: contract.provider)
      .first { $0.id == id }
  }
}

extension Declaration {
  /// Both sides say the same now, and not that it is cancelled.
  fileprivate var agreesNow: Bool {
    (match == .matched || match == .manyToOne) && differs.isEmpty && terms.status != .cancelled
  }
}
