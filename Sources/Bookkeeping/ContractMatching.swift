package import Vocabulary

/// Finds for every declaration of a contract the other side's, and says how they compare.
///
/// Pure, and the same for any order of the declarations. What was agreed before is not forgotten:
/// `confirmed` holds the last terms on which both sides agreed, and a declaration that differs now
/// keeps them while it takes nobody new. Pairs are sought in this order:
/// 1. the two parties, and a contract number that one gives as the other's, or that both have;
/// 2. the partner with whom it agreed before;
/// 3. the two parties, type and licence, and overlapping dates: those that agree before those that
///    differ in few fields, before those that differ in many; equals in the order of their numbers.
package enum ContractMatching {
  /// The declarations with `partner`, `match`, `differs`, `confirmed` and `isOpen` set, by sender
  /// and number.
  ///
  /// - Parameters:
  ///   - declarations: all between a buyer and a provider, of both sides, and all of any buyer with
  ///     that provider under one number. At most one may have no id yet; 0 then stands for it.
  ///   - country: where a buyer is from; a block is shared by the buyers of one country.
  package static func matched(
    _ declarations: [Declaration], country: (PartyID) -> CountryCode?
  ) -> [Declaration] {
    var round = MatchingRound(declarations.sorted(by: isEarlier))
    round.matchBlocks(country)
    round.matchPairs()
    round.leaveOthersAlone()
    return round.declarations
  }

  private static func isEarlier(_ left: Declaration, _ right: Declaration) -> Bool {
    (left.sender.rawValue, left.terms.contractNo, left.side.rawValue)
      < (right.sender.rawValue, right.terms.contractNo, right.side.rawValue)
  }
}

/// One matching in the making.
private struct MatchingRound {
  private(set) var declarations: [Declaration]
  private var isSettled: [Bool]

  init(_ declarations: [Declaration]) {
    self.declarations = declarations
    isSettled = Array(repeating: false, count: declarations.count)
  }

  private func open(_ side: ContractSide) -> [Int] {
    declarations.indices.filter { !isSettled[$0] && declarations[$0].side == side }
  }

  // Blocks

  /// A block is a provider's declaration whose number buyers other than the one it names have too.
  ///
  /// Where the buyer it names agrees with it alone, it is no block: nobody else's declaration can
  /// undo what two sides agreed on.
  mutating func matchBlocks(_ country: (PartyID) -> CountryCode?) {
    let byNumber = buyersByNumber
    for block in open(.provider) {
      guard let home = country(declarations[block].buyer) else { continue }
      let shares = (byNumber[declarations[block].terms.contractNo] ?? []).filter {
        isShare($0, of: block) && country(declarations[$0].buyer) == home
      }
      let own = shares.first { declarations[$0].buyer == declarations[block].buyer }
      if let own, differences(own, block).isEmpty { continue }
      let live = shares.filter { declarations[$0].terms.status != .cancelled }
      if live.contains(where: { declarations[$0].buyer != declarations[block].buyer }) {
        settle(block: block, shares: shares, live: live)
      }
    }
  }

  private func isShare(_ share: Int, of block: Int) -> Bool {
    let (buyer, provider) = (declarations[share], declarations[block])
    return !isSettled[share] && buyer.provider == provider.provider
      && buyer.terms.type == provider.terms.type
      && buyer.terms.licenceNo == provider.terms.licenceNo
  }

  /// The buyers' declarations by each number they give: some hundred agencies may share one.
  private var buyersByNumber: [String: [Int]] {
    var result: [String: [Int]] = [:]
    for index in open(.buyer) {
      for number in declarations[index].terms.numbers { result[number, default: []].append(index) }
    }
    return result
  }

  /// A share that is cancelled alone leaves the sum; a block that is, leaves all its shares.
  private mutating func settle(block: Int, shares: [Int], live: [Int]) {
    let terms = declarations[block].terms
    let differs = ContractComparison.differences(
      block: terms, shares: live.map { declarations[$0].terms })
    let match: ContractMatch = terms.status == .cancelled ? .cancelledOneSide : .manyToOne
    for share in shares {
      let isLive = declarations[share].terms.status != .cancelled
      let agrees = terms.status == .cancelled
      settle(
        share, with: declarations[block].id,
        as: isLive ? match : agrees ? .matched : .cancelledOneSide,
        differs: isLive ? differs : agrees ? [] : [.status])
    }
    settle(block, with: nil, as: match, differs: differs)
  }

  // Pairs

  mutating func matchPairs() {
    var pairs: [(rank: Int, buyer: Int, provider: Int)] = []
    let providers = Dictionary(grouping: open(.provider)) { declarations[$0].buyer }
    for buyer in open(.buyer) {
      for provider in providers[declarations[buyer].buyer] ?? [] {
        if let rank = rank(buyer, provider) { pairs.append((rank, buyer, provider)) }
      }
    }
    for pair in pairs.sorted(by: <) where !isSettled[pair.buyer] && !isSettled[pair.provider] {
      settle(pair.buyer, pair.provider)
    }
  }

  /// How surely two declarations are of one contract, the surest lowest; nil where they are not.
  private func rank(_ first: Int, _ second: Int) -> Int? {
    let (buyer, provider) = (declarations[first], declarations[second])
    guard buyer.provider == provider.provider else { return nil }
    let (left, right) = (buyer.terms, provider.terms)
    if left.counterpartyContractNo == right.contractNo
      || right.counterpartyContractNo == left.contractNo
    {
      return 0
    }
    if left.contractNo == right.contractNo { return 1 }
    guard left.type == right.type else { return nil }
    let wasAgreed = buyer.confirmed != nil && provider.confirmed != nil
    if wasAgreed, buyer.partner == provider.id, provider.partner == buyer.id { return 2 }
    guard left.licenceNo == right.licenceNo, left.overlaps(right) else { return nil }
    return 3 + differences(first, second).count
  }

  private func differences(_ first: Int, _ second: Int) -> [FieldName] {
    ContractComparison.differences(declarations[first].terms, declarations[second].terms)
  }

  private mutating func settle(_ buyer: Int, _ provider: Int) {
    let differs = differences(buyer, provider)
    let cancelled = [buyer, provider].filter { declarations[$0].terms.status == .cancelled }
    let match: ContractMatch =
      cancelled.count == 1 ? .cancelledOneSide : differs.isEmpty ? .matched : .differs
    settle(buyer, with: declarations[provider].id, as: match, differs: differs)
    settle(provider, with: declarations[buyer].id, as: match, differs: differs)
  }

  // What it comes to

  mutating func leaveOthersAlone() {
    for index in declarations.indices where !isSettled[index] {
      let isBuyer = declarations[index].side == .buyer
      settle(index, with: nil, as: isBuyer ? .buyerOnly : .providerOnly, differs: [])
    }
  }

  private mutating func settle(
    _ index: Int, with partner: Int64?, as match: ContractMatch, differs: [FieldName]
  ) {
    isSettled[index] = true
    declarations[index].partner = partner
    declarations[index].match = match
    declarations[index].differs = differs
    let agrees = (match == .matched || match == .manyToOne) && differs.isEmpty
    if agrees { declarations[index].confirmed = declarations[index].terms }
    let isGone = declarations[index].confirmed?.status == .cancelled
    if isGone { declarations[index].isFrozen = false }
    declarations[index].isOpen =
      agrees && declarations[index].terms.status != .cancelled && !declarations[index].isFrozen
  }
}
