/// Every figure of the season as it holds for one country at one moment; the program has none of
/// its own. Defaults are the contract's, for season 1447.
package struct SeasonParameters: Sendable, Equatable {
  /// 9 Dhu al-Hijjah; ages are counted on this day.
  package var arafahDate = CalendarDate(daysSince1970: 20_599)
  package var arrivals = day(20_561)...day(20_595)
  package var departures = day(20_603)...day(20_639)
  /// When a kind is received (F012), by the day of receipt in Riyadh; a kind without one is open.
  package var windows: [Kind: ClosedRange<CalendarDate>] = [:]
  package var minAge = 12
  package var maxAge: Int?
  package var passportValidUntil = day(20_783)
  package var nameArRequired = false
  package var companionAge = 65
  package var companionRange = 18...60
  package var minorAge = 18
  /// Women below this age need a mahram; nil: none does.
  package var mahramRule: Int?
  package var womensGroupMin = 4
  package var acwyDaysBefore = 10
  package var acwyYearsPoly = 3
  package var acwyYearsConj = 5
  package var polioRequired = false
  package var yfRequired = false
  package var hlcRequired = true
  package var groupMax = 47
  package var guideRatio = 46
  package var agencyMin = 2000
  package var agencyClose = day(20_484)
  /// Hundredths of a percent of the registered pilgrims.
  package var replacementBasisPoints = 1000
  package var replacementClose = day(20_573)
  /// Nil: no shares agreed.
  package var portSplit: PortSplit?
  /// Hundredths of a percent of a file's records (F013).
  package var rejectThresholdBasisPoints = 3000
  package var oneSidedDays = 7
  package var visaSilentDays = 5
  package var nameArMatch = true
  package var mandatoryContracts: [ContractNeed] = [
    ContractNeed(.housing, in: .makkah), ContractNeed(.housing, in: .madinah),
    ContractNeed(.transport), ContractNeed(.catering), ContractNeed(.tawafa), ContractNeed(.adilla),
  ]
  /// Open to hajj traffic (R121).
  package var ports = Set(EntryPort.allCases)
  /// Approved carriers; nil: any.
  package var carriers: Set<String>?
  /// The smallest count shown to anyone but the auditors.
  package var smallCell = 5
  /// The smallest count in the public bulletin.
  package var publicCell = 100
  /// What the season changed; nil as the value: the rule is off.
  package var severities: [RuleCode: Severity?] = [:]
  package var proofWaitMinutes = 15

  /// The contract's defaults as season 1447 has them.
  package init() {}

  /// The defaults of any season: days keep their distance from the day of Arafah, and Arab
  /// countries write Arabic names.
  package init(season: Season, country: CountryCode? = nil) {
    let shift = arafahDate.days(until: season.arafah)
    arafahDate = arafahDate.adding(days: shift)
    arrivals = Self.moved(arrivals, by: shift)
    departures = Self.moved(departures, by: shift)
    passportValidUntil = passportValidUntil.adding(days: shift)
    agencyClose = agencyClose.adding(days: shift)
    replacementClose = replacementClose.adding(days: shift)
    if let country { nameArRequired = country.isArab }
  }

  /// The severity of a rule in this season; nil: the rule is off.
  package func severity(of code: RuleCode, catalogue: Severity) -> Severity? {
    severities[code] ?? .some(catalogue)
  }

  /// Whether `kind` is received on `day`, both ends of its window included.
  package func isOpen(_ kind: Kind, on day: CalendarDate) -> Bool {
    windows[kind]?.contains(day) ?? true
  }

  private static func moved(
    _ range: ClosedRange<CalendarDate>, by days: Int
  ) -> ClosedRange<CalendarDate> {
    range.lowerBound.adding(days: days)...range.upperBound.adding(days: days)
  }
}

private func day(_ daysSince1970: Int32) -> CalendarDate {
  CalendarDate(daysSince1970: daysSince1970)
}
