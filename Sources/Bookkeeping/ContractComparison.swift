package import Vocabulary

/// How two declarations of one contract are held against each other (exchange.md §4).
package enum ContractComparison {
  /// The fields in which the two sides differ, in the order of the manifest; empty where they
  /// agree. Two sides that both cancelled have nothing left to differ in.
  ///
  /// The amount and the level are compared where both sides give them, the amount to one hundredth.
  package static func differences(_ left: ContractTerms, _ right: ContractTerms) -> [FieldName] {
    if left.status == .cancelled, right.status == .cancelled { return [] }
    var fields = shared(left, right)
    if left.capacity != right.capacity { fields.append(.capacity) }
    fields += money([left], right)
    if !left.standsAlike(right) { fields.append(.status) }
    return inManifestOrder(fields)
  }

  /// The fields in which a provider's block and the buyers' shares in it differ: what they share
  /// must be equal in each, and capacities and amounts in sum.
  package static func differences(block: ContractTerms, shares: [ContractTerms]) -> [FieldName] {
    var fields: [FieldName] = []
    for share in shares {
      fields += shared(share, block)
      if !share.standsAlike(block) { fields.append(.status) }
    }
    if shares.reduce(0, { $0 + $1.capacity }) != block.capacity { fields.append(.capacity) }
    return inManifestOrder(fields + money(shares, block))
  }

  /// What a share and its block must have in common, sums apart.
  private static func shared(_ left: ContractTerms, _ right: ContractTerms) -> [FieldName] {
    var fields: [FieldName] = []
    if left.type != right.type { fields.append(.contractType) }
    if left.licenceNo != right.licenceNo { fields.append(.licenceNo) }
    if left.dateFrom != right.dateFrom { fields.append(.dateFrom) }
    if left.dateTo != right.dateTo { fields.append(.dateTo) }
    if let level = left.serviceLevel, let other = right.serviceLevel, level != other {
      fields.append(.serviceLevel)
    }
    return fields
  }

  private static func money(_ parts: [ContractTerms], _ whole: ContractTerms) -> [FieldName] {
    guard let total = whole.amountHundredths else { return [] }
    let amounts = parts.compactMap(\.amountHundredths)
    guard amounts.count == parts.count else { return [] }
    if parts.contains(where: { $0.currency != whole.currency }) { return [.currency] }
    return abs(amounts.reduce(0, +) - total) > 1 ? [.amount] : []
  }

  private static let order: [FieldName] = [
    .contractType, .licenceNo, .dateFrom, .dateTo, .capacity, .serviceLevel, .amount, .currency,
    .status,
  ]

  private static func inManifestOrder(_ fields: [FieldName]) -> [FieldName] {
    order.filter(fields.contains)
  }
}

extension ContractTerms {
  /// Whether two stays have a night in common, or begin on one day.
  package func overlaps(_ other: ContractTerms) -> Bool {
    dateFrom == other.dateFrom || (dateFrom < other.dateTo && other.dateFrom < dateTo)
  }

  /// The numbers under which the contract may be known: its own, and the other side's.
  package var numbers: Set<String> {
    counterpartyContractNo.map { [contractNo, $0] } ?? [contractNo]
  }
}

extension ContractTerms {
  /// SIGNED and AMENDED are both in force: one side's amendment to what the other signed agrees
  /// with it. Only a cancellation differs.
  fileprivate func standsAlike(_ other: ContractTerms) -> Bool {
    (status == .cancelled) == (other.status == .cancelled)
  }
}
