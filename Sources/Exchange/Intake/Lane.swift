internal import Manifests
internal import Vocabulary

/// Within a lane files are judged in the order of receipt, strictly; between lanes short ones may go
/// first, and the posting number decides (exchange.md §4.3).
enum Lane: Hashable {
  /// Quotas, contracts and everything else that is not about people.
  case reference
  /// A country's people.
  case country(CountryCode)
  /// People as one sender tells of them that has no country: Foreign Affairs, a carrier.
  case sender(PartyID)

  /// - Parameters:
  ///   - party: who sends.
  ///   - kind: nil for a stray.
  init(of party: PartyID, _ kind: Kind?, _ parties: PartyBook) {
    if let kind, !kind.isOfPeople {
      self = .reference
    } else if let country = parties[party]?.country {
      self = .country(country)
    } else {
      self = .sender(party)
    }
  }
}
