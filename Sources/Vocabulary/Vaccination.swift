/// The vaccinations that one person shows, and whether they hold on the day of arrival (R114,
/// R115): the same answer for a record just read and for a person of the ledger.
package struct Vaccination: Sendable, Equatable {
  package var acwyDate: CalendarDate?
  /// Nil where it is not stated: then the shorter validity counts.
  package var acwyType: MeningococcalVaccine?
  package var polioDate: CalendarDate?
  package var yellowFeverDate: CalendarDate?
  package var birthDate: CalendarDate?

  package init(
    acwyDate: CalendarDate? = nil, acwyType: MeningococcalVaccine? = nil,
    polioDate: CalendarDate? = nil, yellowFeverDate: CalendarDate? = nil,
    birthDate: CalendarDate? = nil
  ) {
    self.acwyDate = acwyDate
    self.acwyType = acwyType
    self.polioDate = polioDate
    self.yellowFeverDate = yellowFeverDate
    self.birthDate = birthDate
  }

  /// What is wrong with a proof.
  package enum Fault: Sendable, Equatable {
    case missing
    /// Given after the last day that still counts.
    case late(CalendarDate)
    /// Given before the first day that still counts.
    case old(CalendarDate)
  }

  /// R114: nil where the meningococcal vaccination covers the arrival.
  package func meningitisFault(
    on arrival: ArrivalDays, _ parameters: SeasonParameters
  ) -> Fault? {
    guard let acwyDate else { return .missing }
    if let late = lateness(of: acwyDate, on: arrival, parameters) { return late }
    let years =
      acwyType == .conjugate ? parameters.acwyYearsConj : parameters.acwyYearsPoly
    let earliest = arrival.first.adding(months: -12 * years)
    return acwyDate < earliest ? .old(earliest) : nil
  }

  /// R115: nil where no proof against polio is needed, or it holds on arrival.
  package func polioFault(
    on arrival: ArrivalDays, _ demand: VaccineDemand, _ parameters: SeasonParameters
  ) -> Fault? {
    guard demand.polio else { return nil }
    guard let polioDate else { return .missing }
    return lateness(of: polioDate, on: arrival, parameters)
  }

  /// Below this age on arrival nobody is vaccinated against yellow fever.
  private static let yellowFeverFromMonths = 9

  /// R115: nil where no proof against yellow fever is needed, or it holds on arrival. A
  /// vaccination counts for life.
  package func yellowFeverFault(
    on arrival: ArrivalDays, _ demand: VaccineDemand, _ parameters: SeasonParameters
  ) -> Fault? {
    guard demand.yellowFever else { return nil }
    if let birthDate, arrival.last < birthDate.adding(months: Self.yellowFeverFromMonths) {
      return nil
    }
    guard let yellowFeverDate else { return .missing }
    return lateness(of: yellowFeverDate, on: arrival, parameters)
  }

  private func lateness(
    of date: CalendarDate, on arrival: ArrivalDays, _ parameters: SeasonParameters
  ) -> Fault? {
    let latest = max(
      arrival.last.adding(days: -parameters.acwyDaysBefore), CalendarDate.written.lowerBound)
    return date > latest ? .late(latest) : nil
  }
}

/// When somebody may arrive: one day where a package says which, else the season's days of
/// arrival. A proof that holds on any of them counts.
package struct ArrivalDays: Sendable, Equatable {
  package var first: CalendarDate
  package var last: CalendarDate

  /// - Parameter package: nil where the record names none, as for mission staff.
  package init(with package: KnownPackage?, in parameters: SeasonParameters) {
    if let day = package?.itinerary.first?.from {
      first = day
      last = day
    } else {
      first = parameters.arrivals.lowerBound
      last = parameters.arrivals.upperBound
    }
  }
}

/// Which proofs the travellers of a country need (R115).
package struct VaccineDemand: Sendable, Equatable {
  package var polio: Bool
  package var yellowFever: Bool

  package init(_ parameters: SeasonParameters) {
    polio = parameters.polioRequired
    yellowFever = parameters.yfRequired
  }
}

/// The demands of every country of residence; only countries with a value of their own are kept.
package struct VaccineDemands: Sendable, Equatable {
  private var own: VaccineDemand
  private var wholeSeason: VaccineDemand
  private var byCountry: [CountryCode: VaccineDemand] = [:]

  /// Where residence makes no difference.
  package init(_ parameters: SeasonParameters) {
    own = VaccineDemand(parameters)
    wholeSeason = own
  }

  /// - Parameter country: of who sends, and where people live of whom nothing else is said.
  package init(
    _ book: ParameterBook, of country: CountryCode?, at instant: Instant, season: Season
  ) {
    own = VaccineDemand(book.parameters(for: country, at: instant, season: season))
    wholeSeason = VaccineDemand(book.parameters(for: nil, at: instant, season: season))
    for name in [ParameterName.polioRequired, .yfRequired] {
      for other in book.countries(setting: .named(name)) where byCountry[other.canonical] == nil {
        byCountry[other.canonical] = VaccineDemand(
          book.parameters(for: other, at: instant, season: season))
      }
    }
  }

  /// - Parameter residence: nil where the record does not say.
  package func demand(of residence: CountryCode?) -> VaccineDemand {
    guard let residence else { return own }
    return byCountry[residence.canonical] ?? wholeSeason
  }
}
