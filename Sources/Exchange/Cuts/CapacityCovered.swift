internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// How much of what people need is covered by packages whose every contract both sides agreed on.
///
/// Of an office or agency: the seats of its confirmed packages against the places of its own quota,
/// or against its people where it has no figure; and where it names guides, the people they can
/// lead against its people: the lesser of the two. Of a provider: of the people on packages
/// with a contract of its own, those on confirmed packages.
struct CapacityCovered {
  private var shares: [PartyID: Share] = [:]

  /// - Parameter ratio: how many people a guide may lead, as it stands for a country.
  init(
    _ ledger: any LedgerReader, _ parties: PartyBook, _ declarations: [Declaration],
    ratio: (CountryCode?) throws -> Int
  ) throws {
    let packages = try ledger.allPackages()
    let books = try ledger.quotaCountries().map { try ledger.quotaBook(of: $0) }
    addOwners(packages, parties, books)
    try addGuides(try ledger.guides(), packages, parties, ratio)
    addProviders(packages, parties, declarations)
  }

  func share(of party: Party) -> Share { shares[party.id] ?? Share(0, of: 0) }

  private mutating func addOwners(
    _ packages: [KnownPackage], _ parties: PartyBook, _ books: [QuotaBook]
  ) {
    let byOwner = Dictionary(grouping: packages, by: \.owner)
    let byCountry = Dictionary(uniqueKeysWithValues: books.map { ($0.country.canonical, $0) })
    for party in parties.all where party.type == .office || party.type == .agency {
      let own = byOwner[party.id] ?? []
      let level = party.country.flatMap { byCountry[$0.canonical] }.flatMap { $0[party.level] }
      let places = level?.available ?? own.reduce(0) { $0 + $1.bound }
      let seats = own.filter(\.isConfirmed).reduce(0) { $0 + $1.capacity }
      shares[party.id] = Share(seats, of: max(places, 0))
    }
  }

  /// Parties that name no guide are not measured by guides.
  private mutating func addGuides(
    _ guides: [PartyID: Int], _ packages: [KnownPackage], _ parties: PartyBook,
    _ ratio: (CountryCode?) throws -> Int
  ) throws {
    for (owner, count) in guides.sorted(by: { $0.key < $1.key }) {
      let people = packages.filter { $0.owner == owner }.reduce(0) { $0 + $1.bound }
      let led = Share(count * (try ratio(parties[owner]?.country)), of: people)
      guard let seats = shares[owner]?.tenths, let leads = led.tenths, leads < seats else {
        continue
      }
      shares[owner] = led
    }
  }

  private mutating func addProviders(
    _ packages: [KnownPackage], _ parties: PartyBook, _ declarations: [Declaration]
  ) {
    let service = PackageService(parties: parties)
    let byBuyer = Dictionary(grouping: declarations, by: \.buyer)
    let establishments = parties.all(of: .tawafa)
    for package in packages where package.bound > 0 {
      let own = byBuyer[package.owner] ?? []
      var concerned = Set(
        package.contracts.compactMap {
          KnownContract.named($0, by: package.owner, among: own)?.provider
        })
      for establishment in establishments where service.isServed(package, by: establishment) {
        concerned.insert(establishment.id)
      }
      for provider in concerned {
        var share = shares[provider] ?? Share(0, of: 0)
        share.whole += package.bound
        if package.isConfirmed { share.part += package.bound }
        shares[provider] = share
      }
    }
  }
}

extension Party {
  /// The level of quota that is its own.
  fileprivate var level: QuotaKey {
    type == .agency
      ? QuotaKey(segment: .agency, agency: id) : QuotaKey(segment: .official)
  }
}
