package import Vocabulary

/// Answers a contract declaration before it is entered: matching and capacity put together.
package struct DeclarationDesk: Sendable {
  private let parties: PartyBook

  package init(parties: PartyBook) { self.parties = parties }

  /// What the ledger would make of a declaration. Nothing is booked.
  package struct Answer: Sendable, Equatable {
    package var standing: DeclarationStanding
    /// The declaration with what matching made of it.
    package var declaration: Declaration
    /// The other declarations that it changes.
    package var others: [Declaration]

    /// All that is to be saved once the declaration is entered and has its number.
    package func entered(as id: Int64) -> [Declaration] {
      var entered = declaration
      entered.id = id
      return [entered]
        + others.map { other in
          var other = other
          if other.partner == declaration.id { other.partner = id }
          return other
        }
    }
  }

  /// - Parameters:
  ///   - declaration: as the row gives it; for an amendment with the `id`, `firstDeclaredAt`,
  ///     `partner`, `confirmed` and `bound` of the one before.
  ///   - neighbourhood: see `neighbourhood(of:in:)`; an earlier version of it is left out.
  ///   - licence: the licence that it names, where it names one.
  ///   - onLicence: what counts on that licence already.
  package func answer(
    to declaration: Declaration, among neighbourhood: [Declaration], licence: Licence?,
    onLicence: [Declaration], now: Instant
  ) -> Answer {
    let before = neighbourhood.filter { !$0.isSame(as: declaration) }
    let after = ContractMatching.matched(before + [declaration]) { parties[$0]?.country }
    guard let own = after.first(where: { $0.isSame(as: declaration) }) else {
      preconditionFailure("matching lost a declaration")
    }
    let known = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    var standing = standing(of: own, now: now)
    if let licence, own.isOpen || own.isFrozen, !own.terms.takesNoMore(than: declaration.agreed) {
      let near = Set(after.map(\.id))
      let contracts = onLicence.filter { !near.contains($0.id) } + after
      fill(&standing, own.terms, contracts.compactMap { $0.counted(on: licence.number) }, licence)
    }
    return Answer(
      standing: standing, declaration: own,
      others: after.filter { !$0.isSame(as: declaration) && known[$0.id] != $0 })
  }

  /// How a declaration that was matched stands, capacity apart.
  package func standing(of declaration: Declaration, now: Instant) -> DeclarationStanding {
    DeclarationStanding(
      match: declaration.match, differs: declaration.differs,
      daysOneSided: declaration.isOneSided
        ? declaration.firstDeclaredAt.wholeDays(until: now) : nil)
  }

  private func fill(
    _ standing: inout DeclarationStanding, _ terms: ContractTerms, _ contracts: [ContractTerms],
    _ licence: Licence
  ) {
    switch terms.type {
    case .housing:
      standing.overfullNight = NightCapacity.excess(
        of: contracts, licensed: licence.capacity, within: terms)
    case .transport, .catering, .camp:
      standing.overfullDay = NightCapacity.dailyExcess(
        of: contracts.filter { $0.type == terms.type }, licensed: licence.capacity, within: terms)
    case .tawafa, .adilla:
      break
    }
  }

  /// Every declaration that a new one can change, or whose partner it can take.
  ///
  /// - Throws: what the ledger throws.
  package func neighbourhood(
    of declaration: Declaration, in ledger: any LedgerReader
  ) throws -> [Declaration] {
    let provider = declaration.provider
    let home = parties[declaration.buyer]?.country
    var found = try ledger.declarations(buyer: declaration.buyer, provider: provider)
    var others: Set<PartyID> = []
    for number in declaration.terms.numbers.sorted() {
      for other in try ledger.declarations(provider: provider, number: number) {
        guard other.buyer != declaration.buyer, home != nil, parties[other.buyer]?.country == home
        else { continue }
        // A buyer's namesake concerns a provider's block alone.
        if other.side == .provider || declaration.side == .provider {
          others.insert(other.buyer)
        } else {
          found.append(other)
        }
      }
    }
    for buyer in others.sorted() {
      found += try ledger.declarations(buyer: buyer, provider: provider)
    }
    var seen: Set<Int64> = []
    return found.filter { seen.insert($0.id).inserted }
  }
}

extension Declaration {
  /// Stands, and the other side has said nothing of it (X215).
  package var isOneSided: Bool {
    (match == .buyerOnly || match == .providerOnly) && terms.status != .cancelled
  }

  /// One side's number names one declaration for ever.
  package func isSame(as other: Declaration) -> Bool {
    sender == other.sender && side == other.side && terms.contractNo == other.terms.contractNo
  }

  /// The terms that count on a licence: those last agreed on, also while an amendment or a
  /// cancellation waits for the other side. Nil where nothing was, and on the provider's
  /// declaration, so that every contract counts once.
  package var counted: ContractTerms? {
    side == .buyer ? agreed : nil
  }

  /// What both sides last agreed on, unless it was to cancel.
  fileprivate var agreed: ContractTerms? {
    confirmed.flatMap { $0.status == .cancelled ? nil : $0 }
  }

  fileprivate func counted(on licence: String) -> ContractTerms? {
    counted.flatMap { $0.licenceNo == licence ? $0 : nil }
  }
}

extension ContractTerms {
  /// Whether what was agreed before covers these terms, as where a contract is made smaller: then
  /// a licence that is overfull for other reasons does not stand in their way.
  fileprivate func takesNoMore(than before: ContractTerms?) -> Bool {
    guard let before, before.type == type, before.licenceNo == licenceNo else { return false }
    return capacity <= before.capacity && (mealsPerDay ?? 1) <= (before.mealsPerDay ?? 1)
      && before.dateFrom <= dateFrom && dateTo <= before.dateTo
  }
}

extension Instant {
  /// Completed days of 24 hours; 0 where `other` is earlier.
  package func wholeDays(until other: Instant) -> Int {
    max(0, Int((other.secondsSince1970 - secondsSince1970) / 86_400))
  }
}
