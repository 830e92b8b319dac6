package import Vocabulary

/// Questions to a ledger. Nothing here changes it.
package protocol LedgerReader: StayReading, CoachReading, DepartureReading, GroundReading,
  VisaReading, AmendmentReading, StaffReading, CertificateReading, UmrahReading, ReadinessReading,
  RegisterReading, ArrivalPlanReading, ArrivalReading, AgencyMinimumReading,
  ReferenceReading, LogReading
{
  /// The highest posting number; 0 in a new home.
  func lastPosting() throws -> Int
  func posting(_ number: Int) throws -> Posting?
  /// In ascending order.
  func postings(from: Int, upTo: Int) throws -> [Posting]

  // Submissions

  /// The highest receipt number booked; 0 in a new home.
  func lastReceipt() throws -> Int
  /// The posting that booked `receipt`; nil where it was not judged yet.
  func posting(ofReceipt receipt: Int) throws -> Posting?
  /// A file of `party` with this content that posted something (F009).
  func posted(contentSHA256: String, by party: PartyID) throws -> Posting?
  /// A file of `party` with this number that posted something (F010).
  func posted(sequence: Int, of kind: Kind, season: Season, by party: PartyID) throws -> Posting?
  /// Numbers below `sequence` of which nothing was ever received, as ranges (F015).
  func missingSequences(below sequence: Int, of kind: Kind, season: Season, by party: PartyID)
    throws -> [ClosedRange<Int>]
  /// How many receipts of `party` carry this base name.
  func receipts(ofBase base: String, from party: PartyID) throws -> Int
  /// Submissions by file name or base, newest first.
  func submissions(named name: String) throws -> [Posting]

  // The season

  func parameterBook() throws -> ParameterBook
  /// Values of parameters by whose holds nobody was judged again yet, in the order of their effect.
  func parametersNotJudgedBy() throws -> [ParameterEntry]
  func partyBook() throws -> PartyBook
  func licence(_ number: String) throws -> Licence?
  /// Parties whose first day has come since they were entered, not yet marked.
  func partiesBeginning(by day: CalendarDate) throws -> [PartyID]
  /// The numbers of licences whose last day has passed since they were entered, not yet marked.
  func licencesEnding(before day: CalendarDate) throws -> [String]

  // Quota

  /// The countries that have any movement, in the order of their codes.
  func quotaCountries() throws -> [CountryCode]
  func quotaBook(of country: CountryCode) throws -> QuotaBook
  /// The entry that `sender` booked under `number`.
  func quotaEntry(_ number: String, by sender: PartyID) throws -> QuotaEntry?
  /// Entries of a country that count only later, in the order in which they will.
  func pendingMovements(of country: CountryCode) throws -> [Movement]
  /// Entries that count only later: the earliest time at which one begins to.
  func nextQuotaEffect() throws -> Instant?

  // Contracts

  func declaration(_ number: String, by sender: PartyID) throws -> Declaration?
  /// Both sides' declarations between a buyer and a provider.
  func declarations(buyer: PartyID, provider: PartyID) throws -> [Declaration]
  /// Declarations of any buyers and the provider that give the number as their own or as the other
  /// side's (MANY_TO_ONE).
  func declarations(provider: PartyID, number: String) throws -> [Declaration]
  /// The buyers' declarations that count on a licence (`Declaration.counted`): each contract once,
  /// of a block each share.
  func openContracts(onLicence number: String) throws -> [Declaration]
  /// The buyers' declarations of one type that count for a provider (`Declaration.counted`).
  func openContracts(ofProvider provider: PartyID, type: ContractType) throws -> [Declaration]
  /// All declarations in which `party` is the sender or the other side, by number.
  func declarations(concerning party: PartyID) throws -> [Declaration]
  /// All declarations, by id.
  func allDeclarations() throws -> [Declaration]
  /// One-sided declarations first made before `instant` and not yet told (X215).
  func oneSidedDeclarations(declaredBefore instant: Instant) throws -> [Declaration]

  // Packages

  func package(_ code: String, of owner: PartyID) throws -> KnownPackage?
  func package(id: Int64) throws -> KnownPackage?
  /// Packages of `owner` that name the contract number.
  func packages(naming contract: String, of owner: PartyID) throws -> [KnownPackage]
  /// Packages of `owner`, by id.
  func packages(of owner: PartyID) throws -> [KnownPackage]
  func allPackages() throws -> [KnownPackage]

  // People

  /// Open registrations named by the owner's reference (UTF-8 bytes).
  func person(reference: ArraySlice<UInt8>, of owner: PartyID) throws -> KnownPerson?
  /// The open registration under a passport.
  func person(passport: ArraySlice<UInt8>, issuer: CountryCode) throws -> KnownPerson?
  /// Calls `body` with each person of the scope in the order of their numbers.
  func eachPerson(in scope: PersonScope, _ body: (StoredPerson) throws -> Void) throws
  func person(id: Int64) throws -> StoredPerson?
  /// How many people on the packages carry the one mark.
  func people(marked mark: HoldMarks, onPackages packages: [Int64]) throws -> Int
  /// Whether anybody carries the one mark.
  func hasPeople(marked mark: HoldMarks) throws -> Bool
  /// What happened to a person after the registration, oldest first.
  func lifeEvents(of person: Int64) throws -> [LifeEvent]

  // Cuts

  /// People whom `recipient` was sent in `output` and who were not seen in the cut of `posting`.
  func eachReleased(
    to recipient: PartyID, in output: String, before posting: Int,
    _ body: (Int64) throws -> Void) throws
  /// Whom `token` names for the party that it was sent to; nil where the party was never sent it.
  func person(token: ArraySlice<UInt8>, of party: PartyID) throws -> SentPerson?
  func disclosures(ofPerson id: Int64) throws -> [Disclosure]
  func disclosures(inPosting number: Int) throws -> [Disclosure]
  func disclosures() throws -> [Disclosure]
  /// Cures that wait for their posting, oldest first; at most `limit`.
  func cures(limit: Int) throws -> [Cure]
  /// The last person whom an open cure has dealt with; 0 at its beginning.
  func progress(of cure: Cure) throws -> Int64

  // Waiting files (not part of what is booked: no posting, no law)

  /// When a file without proof was first seen; keyed by folder and name.
  func firstLook(at name: String, of party: PartyID) throws -> Instant?

  /// The scheduled time of an output that was served last; nil where none ever was.
  func servedSlot(of output: String) throws -> Instant?

  /// Proves every law of the ledger and reports each gap; see `LedgerLaw`.
  func audit(_ report: (LedgerGap) -> Void) throws
}

/// A person as a recipient names it: by the token that it was sent.
package struct SentPerson: Sendable, Equatable {
  package var person: Int64
  /// An output still lists the person; else it was removed from all that named it.
  package var isCurrent: Bool

  package init(person: Int64, isCurrent: Bool) {
    self.person = person
    self.isCurrent = isCurrent
  }
}

/// Which people an output is about.
package enum PersonScope: Sendable, Equatable {
  case everyone
  /// Those whom the party registered under its own references.
  case owner(PartyID)
  case package(Int64)
  /// Those whom a plan brings and who are PLANNED.
  case planned(by: Int64)
  /// People of the posting being made who were judged after its last record, stayed, and were
  /// forwarded by it; in the order of their numbers.
  case judgedLate
  /// People on a package whom agreed and licensed contracts concern: held by X214 or L315, or held
  /// by nothing and not forwarded yet; at most `limit`.
  case unforwarded(package: Int64, limit: Int)
  /// Those on a package that carry all of these marks; at most `limit`.
  case held(package: Int64, marks: HoldMarks, limit: Int)
  /// People of a quota country beyond the number `after` that carry one of the marks of the season;
  /// at most `limit`.
  case heldBySeason(CountryCode, HoldMarks, after: Int64, limit: Int)
  /// People held for a certificate that has come; at most `limit`.
  case certified(limit: Int)
  /// Those on a package that carry the one mark, oldest first; at most `limit`.
  case marked(package: Int64, HoldMarks, limit: Int)
  /// The newest people not yet REQUESTED and without the mark on any of the packages; at most
  /// `limit`.
  case newestUnmarked(packages: [Int64], HoldMarks, limit: Int)
  /// People of an agency's quota level that carry the one mark, oldest first; at most `limit`.
  case markedOfAgency(PartyID, HoldMarks, limit: Int)
  /// People of an agency's quota level not yet REQUESTED and without the mark; at most `limit`.
  case unmarkedOfAgency(CountryCode, PartyID, HoldMarks, limit: Int)
  /// Frozen people of a quota level, oldest first; at most `limit`.
  case frozen(CountryCode, QuotaKey, limit: Int)
  /// People of a quota level whom L312 holds, oldest first: those with visas, or those who wait to
  /// be asked for again; at most `limit`.
  case visaExcess(CountryCode, QuotaKey, isIssued: Bool, limit: Int)
  /// The newest people not yet REQUESTED and not frozen of a quota level; at most `limit`.
  case newestUnrequested(CountryCode, QuotaKey, limit: Int)
  /// Those who are ARRIVED; at most `limit`.
  case arrived(limit: Int)
  /// Those with a visa who have not arrived; at most `limit`.
  case expected(limit: Int)
  /// Those who are OVERSTAY.
  case overstaying
}

extension LedgerReader {
  /// All cures that wait for their posting, oldest first.
  package func cures() throws -> [Cure] { try cures(limit: .max) }
}

/// A law that does not hold, and the first record that breaks it.
package struct LedgerGap: Sendable, Equatable {
  /// The law, in a few words.
  package var law: String
  /// Where: a table and a number, a level of quota, a posting. Never personal data.
  package var place: String
  package var expected: Int
  package var found: Int

  package init(law: String, place: String, expected: Int, found: Int) {
    self.law = law
    self.place = place
    self.expected = expected
    self.found = found
  }
}
