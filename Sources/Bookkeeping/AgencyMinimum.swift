package import Vocabulary

/// The close of a country's agencies (L305), as it was last judged.
package struct AgencyClose: Sendable, Equatable {
  package var country: CountryCode
  /// False where the season moved the close to a later day again.
  package var isClosed: Bool
  package var minimum: Int
  /// The season holds people by the rule; else it is only said, or not even that.
  package var isHolding: Bool

  package init(country: CountryCode, isClosed: Bool, minimum: Int, isHolding: Bool) {
    self.country = country
    self.isClosed = isClosed
    self.minimum = minimum
    self.isHolding = isHolding
  }
}

/// Questions about agencies at their close.
package protocol AgencyMinimumReading {
  func agencyClose(of country: CountryCode) throws -> AgencyClose?
  /// Countries that have agencies whose close was not judged.
  func unclosedCountries() throws -> [CountryCode]
  /// Countries judged before a parameter that decides took effect.
  func outdatedCloses(at instant: Instant) throws -> [CountryCode]
  /// The agencies of a country, in the order in which they were first named.
  func agencies(of country: CountryCode) throws -> [PartyID]
  /// The agencies below the minimum, as last judged.
  func shortfalls(of country: CountryCode) throws -> [PartyID: AgencyShortfall]
}

package protocol AgencyMinimumBooking: AgencyMinimumReading {
  func save(_ close: AgencyClose) throws
  /// Nil: the agency is no longer below.
  func save(_ shortfall: AgencyShortfall?, of agency: PartyID, in country: CountryCode) throws
}

extension LedgerTransaction {
  /// After the people of a country's agencies, their mergers or the close changed: which are below
  /// the minimum; the people of those that fell or rose follow in later postings.
  package func judgeMinimum(of book: QuotaBook) throws {
    guard let close = try agencyClose(of: book.country) else { return }
    let now =
      close.isClosed
      ? book.shortfalls(among: try agencies(of: book.country), minimum: close.minimum) : [:]
    let before = try shortfalls(of: book.country)
    for agency in Set(now.keys).union(before.keys).sorted() where now[agency] != before[agency] {
      try save(now[agency], of: agency, in: book.country)
      if (now[agency] == nil) != (before[agency] == nil) { try intend(.agency(agency)) }
    }
  }
}
