package import Vocabulary

/// Every rule, in the order in which they run: file, record, cross, ledger.
///
/// A new rule is a file in `Rulebook/` and its line here; tests compare both with the catalogue.
package enum Rulebook {
  /// Judged where the file is received, claimed and read; F013 after all record and cross rules.
  package static let fileRules: [any FileRule] = [
    FileNameFollowsPattern(), SenderIsEntitled(), ChecksumAgrees(), FileHoldsRecords(),
    EncodingIsCertain(), EncodingIsModern(), XMLCarriesNoDoctype(), StructureIsSound(),
    ContentIsNew(), SequenceIsUnused(), TotalsAgree(), WindowIsOpen(), FewRecordsAreRefused(),
    FileIsProvenWhole(), SequenceHasNoGaps(),
  ]

  /// Rules that name a field stand before R102, which is silent where one of them spoke.
  package static let recordRules: [any RecordRule] = [
    SpreadsheetLeftValueWhole(), DateIsPossible(), PassportNumberIsWellFormed(),
    CountryCodeIsKnown(), LatinNameIsComplete(), ArabicNameIsArabic(), ContractDatesFitSeason(),
    MandatoryFieldIsFilled(), FieldIsWellFormed(), CheckDigitsAreRight(),
    MachineReadableZoneAgrees(), NamesCorrespond(), CalendarsAgree(), AgeIsWithinLimits(),
    PassportOutlastsSeason(), JourneyIsPossible(), ValueNeedsNoTidying(),
  ]

  /// Judged against what the season knows, before the ledger is asked for a place. Five of them are
  /// coded R: the catalogue counts what a licence, a day of arrival or a certificate says as the
  /// record's own.
  package static let crossRules: [any CrossRule] = [
    MeningitisIsPrevented(), PolioAndYellowFeverArePrevented(), HealthIsCertified(),
    LicenceCoversContract(), CapacityIsLicensed(), PersonAppearsOnce(), PassportIsFree(),
    PackageAndContractsAreKnown(), PackageHasEveryContract(), EveryNightIsHoused(),
    PilgrimBelongsToCountry(), PersonStaysThePerson(), PartyIsFit(), ContractIsAgreed(),
    OtherSideDeclaresInTime(), PersonIsNotTwo(), WomanTravelsProtected(), ReferenceIsSuitable(),
    NobodyTravelsAlone(), GroupIsOneCoach(), ReplacementIsDue(), VisaResultAnswersRequest(),
    ArrivalHasVisa(), ArrivalKeepsPlan(), PersonIsInOnePlace(), PassportLeftBefore(),
    DepartureFollowsArrival(),
  ]

  /// A ledger's answers with a code; judged only for records without an error.
  package static let ledgerRules: [any CrossRule] = [
    CountryHasRoom(), SegmentHasRoom(), AgencyHasRoom(), PartsFitTheWhole(), SeatIsLeft(),
    NightsFitLicence(), DaysFitLicence(), QuotaCoversUse(), AgencyReachesMinimum(),
    ReplacementsKeepCeiling(), StaffKeepQuota(), PortsKeepShares(), VisasKeepQuota(),
    LicenceCoversContracts(), PeopleKeepSeats(),
  ]

  /// Judged again over a person's references, after the last record of a file.
  package static let referenceRules: [any ReferenceRule] = [
    WomanTravelsProtected(), ReferenceIsSuitable(),
  ]

  /// Of the program as a whole.
  package static let systemRules: [any FileRule] = [LedgerBalances()]

  /// In the order of the codes.
  package static let entries: [RuleEntry] = {
    let rules: [any Rule] =
      fileRules + systemRules + recordRules + crossRules + ledgerRules
    return rules.map { type(of: $0).entry }.sorted { $0.code.rawValue < $1.code.rawValue }
  }()

  private static let places: [Int?] = RuleCode.allCases.map { code in
    entries.firstIndex { $0.code == code }
  }

  /// What the catalogue says of `code`.
  package static func entry(_ code: RuleCode) -> RuleEntry {
    guard let place = places[Int(code.rawValue)] else {
      preconditionFailure("no rule \(code.name) in the rulebook")
    }
    return entries[place]
  }

  /// By code: the catalogue's severities under a season's overrides; nil where a rule is off. What
  /// the catalogue protects is never lowered, whatever is asked.
  package static func severities(overridden: [RuleCode: Severity?] = [:]) -> [Severity?] {
    RuleCode.allCases.map { code in
      let own = entry(code).severity
      guard let wanted = overridden[code] else { return own }
      if own == .fatal || code.isProtected { return max(own, wanted ?? own) }
      return wanted
    }
  }

  /// The record rules that `kind` has, in run order; of an amendment those that its row alone can
  /// be judged by.
  package static func recordRules(for kind: Kind) -> [any RecordRule] { recordRulesByKind[kind]! }

  /// The cross rules that `kind` has, in run order.
  package static func crossRules(for kind: Kind) -> [any CrossRule] { crossRulesByKind[kind]! }

  /// The ledger rules that `kind` has, in run order.
  package static func ledgerRules(for kind: Kind) -> [any CrossRule] { ledgerRulesByKind[kind]! }

  // Sorted out once, and not again for each file.
  private static let recordRulesByKind = byKind { kind in
    recordRules.filter {
      type(of: $0).entry.kinds.contains(kind)
        && (kind != .amd || !type(of: $0).needsWholePerson)
    }
  }
  private static let crossRulesByKind = byKind { kind in
    crossRules.filter { type(of: $0).entry.kinds.contains(kind) }
  }
  private static let ledgerRulesByKind = byKind { kind in
    ledgerRules.filter { type(of: $0).entry.kinds.contains(kind) }
  }

  private static func byKind<Rules>(_ rules: (Kind) -> Rules) -> [Kind: Rules] {
    Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, rules($0)) })
  }

  /// All entries that speak to `kind`, in the order of the codes.
  package static func rules(for kind: Kind) -> [RuleEntry] {
    entries.filter { $0.kinds.contains(kind) }
  }

  /// Sixteen hexadecimal digits over every code and sentence: two programs with the same version
  /// say the same of a record. What RES calls `rules`.
  package static let version: String = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for entry in entries {
      for text in [entry.code.name, entry.severity.name, entry.en, entry.ar] {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }()
}
