internal import Bookkeeping
internal import Vocabulary

/// Which people each contract of the providers is for, day by day: the packages that name it, and
/// where their itineraries have them. In memory: contracts, packages and their sums, no person.
struct ContractPeople {
  /// One contract as its provider declared it, and the packages bound to it.
  struct Service {
    let provider: PartyID
    /// As both sides agreed, under the provider's number.
    let terms: ContractTerms
    let packages: [KnownPackage]
  }

  /// In the order of providers and numbers.
  private(set) var services: [Service] = []
  private let people: [Int64: PackagePeople]

  /// - Parameter types: of the contracts that are asked for.
  init(_ ledger: any LedgerReader, types: Set<ContractType>) throws {
    people = try ledger.peopleByPackage()
    let declarations = try ledger.allDeclarations()
    let bound = Self.packages(try ledger.allPackages(), declarations)
    // A block's shares are the buyers' own; each is bound to the block by its partner.
    let buyers = declarations.filter { $0.side == .buyer }
    let shares = Dictionary(grouping: buyers) { $0.partner ?? 0 }
    for declaration in declarations where declaration.side == .provider {
      guard let agreed = declaration.agreedTerms, types.contains(agreed.type) else { continue }
      let ids = [declaration.id] + (shares[declaration.id] ?? []).map(\.id)
      services.append(
        Service(
          provider: declaration.sender, terms: agreed,
          packages: ids.flatMap { bound[$0] ?? [] }))
    }
    services.sort { ($0.provider, $0.terms.contractNo) < ($1.provider, $1.terms.contractNo) }
  }

  /// By the declaration that a package's number means.
  private static func packages(
    _ packages: [KnownPackage], _ declarations: [Declaration]
  ) -> [Int64: [KnownPackage]] {
    let byBuyer = Dictionary(grouping: declarations, by: \.buyer)
    var bound: [Int64: [KnownPackage]] = [:]
    for package in packages {
      let own = byBuyer[package.owner] ?? []
      let contracts = package.contracts.compactMap {
        KnownContract.named($0, by: package.owner, among: own)?.id
      }
      for contract in Set(contracts) { bound[contract, default: []].append(package) }
    }
    return bound
  }

  /// Those whom the service has on a day: their itinerary has them in its city for the night.
  func people(of service: Service, on day: CalendarDate) -> PackagePeople {
    service.packages.reduce(PackagePeople()) { sum, package in
      let isThere = package.itinerary.contains {
        $0.covers(nightOf: day) && (service.terms.city == .all || $0.city == service.terms.city)
      }
      return isThere ? sum + (people[package.id] ?? PackagePeople()) : sum
    }
  }
}

extension ContractPeople.Service {
  /// The days of the contract from `today` on; one that begins and ends on one day has that day.
  func days(from today: CalendarDate) -> [CalendarDate] {
    let end = max(terms.dateTo, terms.dateFrom.adding(days: 1))
    let first = max(terms.dateFrom, today)
    return first < end ? (0..<first.days(until: end)).map { first.adding(days: $0) } : []
  }
}

extension Declaration {
  /// The terms that both sides last agreed on; nil where they never did, or cancelled.
  fileprivate var agreedTerms: ContractTerms? {
    guard let confirmed, confirmed.status != .cancelled else { return nil }
    return confirmed
  }
}
