internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// Whom the people of a package are served by, as contracts and countries say.
struct PackageService {
  let parties: PartyBook

  /// The establishment of the package's contract; until there is one, the one that serves the
  /// country of the quota.
  func isServed(_ package: KnownPackage, by establishment: Party) -> Bool {
    if let tawafa = package.tawafa { return tawafa == establishment.id }
    guard let country = parties[package.owner]?.country else { return false }
    return establishment.countries.contains { $0.canonical == country.canonical }
  }
}

/// How far the contracts of a party are agreed on by both sides.
struct ContractReadiness {
  private let byParty: [PartyID: (matched: Int, all: Int)]

  /// Each contract counts once for each of its sides; one that both sides cancelled for none.
  init(_ declarations: [Declaration]) {
    var counts: [PartyID: (matched: Int, all: Int)] = [:]
    func count(_ party: PartyID, _ isMatched: Bool) {
      counts[party, default: (0, 0)].all += 1
      if isMatched { counts[party, default: (0, 0)].matched += 1 }
    }
    for declaration in declarations {
      let isCancelled = declaration.terms.status == .cancelled
      if isCancelled, declaration.match != .cancelledOneSide { continue }
      count(declaration.sender, declaration.isOpen)
      // What the other side has not declared stands against it too.
      if declaration.isOneSided {
        let other =
          declaration.side == .buyer ? declaration.provider : declaration.buyer
        count(other, false)
      }
    }
    byParty = counts
  }

  func share(of party: PartyID) -> Share {
    let counts = byParty[party] ?? (0, 0)
    return Share(counts.matched, of: counts.all)
  }
}
