internal import Bookkeeping
internal import Rules
internal import Vocabulary

/// Whether the season, as it stands now, still holds people of the ledger: R114, R115 and R116 once
/// more, for marks that were set before.
struct SeasonReview {
  private let book: ParameterBook
  private let season: Season
  private let at: Instant
  private var known: [CountryCode: Terms] = [:]

  private struct Terms {
    var parameters: SeasonParameters
    var severities: [Severity?]
    var vaccines: VaccineDemands

    /// Whether a finding of the rule still keeps people back.
    func holds(_ code: RuleCode) -> Bool {
      guard let severity = severities[Int(code.rawValue)] else { return false }
      return severity >= .hold
    }
  }

  init(_ book: ParameterBook, season: Season, at: Instant) {
    self.book = book
    self.season = season
    self.at = at
  }

  /// - Parameter mark: one of `HoldMarks.ofSeason`.
  mutating func holds(_ person: StoredPerson, by mark: HoldMarks, in package: KnownPackage?) -> Bool
  {
    let terms = terms(of: person.country)
    let arrival = ArrivalDays(with: package, in: terms.parameters)
    switch mark {
    case .health:
      return terms.holds(.r116) && terms.parameters.hlcRequired && !person.isCertified
    case .meningitis:
      return terms.holds(.r114)
        && person.vaccination.meningitisFault(on: arrival, terms.parameters) != nil
    case .vaccines:
      let residence = CountryCode(person.text(.residenceCountry))
      let demand = terms.vaccines.demand(of: residence)
      let vaccination = person.vaccination
      return terms.holds(.r115)
        && (vaccination.polioFault(on: arrival, demand, terms.parameters) != nil
          || vaccination.yellowFeverFault(on: arrival, demand, terms.parameters) != nil)
    default: preconditionFailure("a mark that no parameter decides")
    }
  }

  /// Whether a pilgrim of `country` without a certificate waits for one.
  mutating func demandsCertificate(of country: CountryCode) -> Bool {
    let terms = terms(of: country)
    return terms.holds(.r116) && terms.parameters.hlcRequired
  }

  private mutating func terms(of country: CountryCode) -> Terms {
    if let terms = known[country] { return terms }
    let parameters = book.parameters(for: country, at: at, season: season)
    let terms = Terms(
      parameters: parameters,
      severities: Rulebook.severities(overridden: parameters.severities),
      vaccines: VaccineDemands(book, of: country, at: at, season: season))
    known[country] = terms
    return terms
  }
}

extension LedgerTransaction {
  /// Values of parameters that have come into effect: a later posting judges again whom they hold.
  func intendReviews() throws {
    let due = try parametersNotJudgedBy().filter { $0.effectiveAt <= at }
    guard !due.isEmpty else { return }
    for entry in due {
      for country in try quotaCountries() where entry.concerns(country) {
        try intendReview(of: country, entry.decidedMarks)
      }
    }
    try markJudged(by: at)
  }

  /// Intends nothing where nobody carries a mark.
  func intendReview(of country: CountryCode, _ marks: HoldMarks) throws {
    for mark in [HoldMarks.meningitis, .vaccines, .health] where marks.contains(mark) {
      var isAnybodyHeld = false
      try eachPerson(in: .heldBySeason(country, mark, after: 0, limit: 1)) { _ in
        isAnybodyHeld = true
      }
      if isAnybodyHeld { try intend(.season(country, mark)) }
    }
  }
}

extension ParameterEntry {
  /// R115 asks by residence, which need not be the country of the quota.
  fileprivate func concerns(_ quotaCountry: CountryCode) -> Bool {
    guard let country, decidedMarks != .vaccines else { return true }
    return country.canonical == quotaCountry.canonical
  }
}
