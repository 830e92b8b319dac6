internal import Bookkeeping
internal import Vocabulary

/// Which Adilla establishment receives the people of a package that comes to Madinah: that of its
/// contract; where it has none, the only one there is.
struct MadinahService {
  private let establishments: [PartyID]
  private let byBuyer: [PartyID: [Declaration]]

  /// - Parameter establishments: those that receive anything today.
  init(_ establishments: [PartyID], _ declarations: [Declaration]) {
    self.establishments = establishments
    byBuyer = Dictionary(grouping: declarations, by: \.buyer)
  }

  func isServed(_ package: KnownPackage, by establishment: PartyID) -> Bool {
    guard package.itinerary.contains(where: { $0.city == .madinah }) else { return false }
    let own = byBuyer[package.owner] ?? []
    let contracts = package.contracts.compactMap {
      KnownContract.named($0, by: package.owner, among: own)
    }
    let guides = contracts.filter { $0.terms.type == .adilla }
    if !guides.isEmpty { return guides.contains { $0.provider == establishment } }
    return establishments == [establishment]
  }
}
