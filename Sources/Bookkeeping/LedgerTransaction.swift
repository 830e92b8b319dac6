package import Manifests
package import Vocabulary

/// One posting in the making: everything a reader may ask, seen with the posting's own changes,
/// and every change there is. Nothing is visible to others before the transaction commits.
package protocol LedgerTransaction: LedgerReader, StayBooking, CoachBooking, DepartureBooking,
  VisaBooking, AmendmentBooking, StaffBooking, CertificateBooking, UmrahBooking, ReadinessBooking,
  RegisterBooking, ArrivalPlanBooking, ArrivalBooking, AgencyMinimumBooking,
  ReferenceBooking, LogBooking
{
  /// The number this posting will carry.
  var number: Int { get }
  /// Its recorded time.
  var at: Instant { get }

  /// Files what this posting is; exactly once before a commit. Balances are proved here: an
  /// imbalance throws `LedgerImbalance` (L314).
  func record(_ posting: Posting) throws

  // The season

  func enter(_ parameter: ParameterEntry) throws
  /// What `parametersNotJudgedBy` gives up to `instant` is dealt with.
  func markJudged(by instant: Instant) throws
  func enter(_ party: Party) throws
  func enter(_ licence: Licence) throws
  func markBegun(_ party: PartyID) throws
  func markEnded(licence number: String) throws
  /// Gives packages, contracts and licences of a party to its successor; what that has under the
  /// same key already stays where it is.
  func handOver(from former: PartyID, to successor: PartyID) throws
  /// The same for at most `limit` people and their references.
  ///
  /// - Returns: how many were handed over.
  func handOverPeople(from former: PartyID, to successor: PartyID, limit: Int) throws -> Int

  // Quota

  /// Files the QTA row under its sender's number.
  func enter(_ entry: QuotaEntry) throws
  func append(_ movement: Movement) throws
  /// Saves the figures that `append` and `register` led to.
  func save(_ book: QuotaBook) throws

  // Contracts

  /// Inserts a declaration, or the new terms of an old one (same sender and number); the number
  /// given back names it for ever.
  func enter(_ declaration: Declaration) throws -> Int64
  /// Saves what matching made of declarations: partner, match, differences, confirmed terms.
  func save(_ declarations: [Declaration]) throws
  func markToldOneSided(_ declaration: Int64) throws
  /// Saves how many people are bound to contracts, by declaration.
  func saveBound(_ people: [(declaration: Int64, bound: Int)]) throws

  // Packages

  /// Inserts a package or its amendment (same owner and code).
  func enter(_ package: KnownPackage) throws -> Int64
  /// Saves seats taken and confirmation of packages.
  func save(_ packages: [KnownPackage]) throws

  // People

  /// Looks for the references and passports of many records at once, ahead of the look-ups for
  /// each: whom nobody knows is then found unknown at little cost. Changes no answer.
  func lookAhead(_ rows: [(row: Row, owner: PartyID)]) throws
  /// Inserts one person and the RESERVE movement of its place. The row's batch must stay as it is
  /// until `writeRegistered`.
  func register(_ row: Row, _ entry: PersonEntry) throws -> Int64
  /// Everybody registered is written: the batches of their rows may be filled anew.
  func writeRegistered() throws
  /// New values of an open registration; its place stays.
  func amend(_ person: Int64, _ row: Row, _ entry: PersonEntry) throws
  /// Notes that this posting named the person again, unchanged.
  func touch(_ person: Int64, row: Int) throws
  /// A new state, new marks, or a request number; `requestNo` nil leaves it.
  ///
  /// A request that the person had before, or that ends with its registration, is kept as a past
  /// one: every number ever sent is on one person or past.
  func move(_ person: Int64, to state: PilgrimState, holds: HoldMarks, requestNo: Int?) throws
  /// A line of a person's life; beside `move`, never without it.
  func append(_ event: LifeEvent) throws
  /// The next visa request number of the season.
  func nextRequestNumber() throws -> Int

  // Cuts

  /// The next number of an output for a recipient, without gaps.
  func nextSequence(of output: String, for recipient: PartyID, season: Season) throws -> Int
  /// The digest under which a person was last sent, nil where never or removed since.
  func releasedDigest(of person: Int64, to recipient: PartyID, in output: String) throws -> UInt64?
  /// - Parameter token: the recipient's own token of the person, by which it may name the person
  ///   from then on; nil where the output carries none.
  func markReleased(
    _ person: Int64, digest: UInt64, to recipient: PartyID, in output: String, token: [UInt8]?)
    throws
  func markRemoved(_ person: Int64, from recipient: PartyID, in output: String) throws
  /// The recipient's file of this posting holds a row of the person: said by outputs that do not
  /// show everybody each time, so that it is known to the file who learned what of whom.
  func noteShown(_ person: Int64, to recipient: PartyID, in output: String) throws
  func disclose(_ disclosure: Disclosure) throws

  /// Writes an intention to lift or set holds; the same cure once. One that is under way begins
  /// again.
  func intend(_ cure: Cure) throws
  /// Notes the last person whom a cure has dealt with.
  func note(progress person: Int64, of cure: Cure) throws
  func finish(_ cure: Cure) throws

  // Waiting files

  func noteFirstLook(at name: String, of party: PartyID, _ instant: Instant) throws
  func forgetFirstLook(at name: String, of party: PartyID) throws

  // The schedule (not part of what is booked either)

  func noteServed(_ output: String, _ slot: Instant) throws
}

/// L314: the ledger does not balance; nothing is posted and operators are alerted.
package struct LedgerImbalance: Error, Sendable, Equatable {
  package let gap: LedgerGap
  package init(_ gap: LedgerGap) { self.gap = gap }
}

/// What a later posting has to do for people, found by an index and never by a scan.
package enum Cure: Sendable, Hashable {
  /// A package's contracts agree now, or no longer, or a licence behind one was lowered: people on
  /// it are lifted, or held.
  case package(Int64)
  /// There is somebody to forward mission staff to.
  case staff
  /// A package or one of its contracts has fewer seats than people, or seats again.
  case seats(Int64)
  /// An agency fell below the minimum, or reached it.
  case agency(PartyID)
  /// A party has a successor: its people go over.
  case succession(PartyID)
  /// A quota level has room again for frozen people, or has less than is used.
  case quota(CountryCode, QuotaKey)
  /// Certificates came that people are held for.
  case certificates
  /// The season's parameters changed for a quota country: who carries the mark is judged again.
  case season(CountryCode, HoldMarks)
}

/// A QTA row as booked.
package struct QuotaEntry: Sendable, Equatable {
  package var sender: PartyID
  package var row: QuotaRow
  package var posting: Int
  package var ordinal: Int

  package init(sender: PartyID, row: QuotaRow, posting: Int, ordinal: Int) {
    self.sender = sender
    self.row = row
    self.posting = posting
    self.ordinal = ordinal
  }
}

/// One side's declaration of a contract, and what matching made of it.
package struct Declaration: Sendable, Equatable {
  /// 0 before it is entered.
  package var id: Int64
  package var side: ContractSide
  package var sender: PartyID
  package var buyer: PartyID
  package var provider: PartyID
  package var terms: ContractTerms
  /// When this side first declared the contract.
  package var firstDeclaredAt: Instant
  package var posting: Int
  package var ordinal: Int
  /// The other side's declaration, where one is found.
  package var partner: Int64?
  package var match: ContractMatch
  package var differs: [FieldName]
  /// The last terms on which both sides agreed.
  package var confirmed: ContractTerms?
  /// It takes new people now.
  package var isOpen: Bool
  /// The licence behind it was lowered or withdrawn below it (L315); on the buyer's declaration.
  package var isFrozen: Bool
  /// People bound to it through packages (kept on the buyer's declaration).
  package var bound: Int

  package init(
    id: Int64 = 0, side: ContractSide, sender: PartyID, buyer: PartyID, provider: PartyID,
    terms: ContractTerms, firstDeclaredAt: Instant, posting: Int, ordinal: Int,
    partner: Int64? = nil, match: ContractMatch, differs: [FieldName] = [],
    confirmed: ContractTerms? = nil, isOpen: Bool = false, isFrozen: Bool = false, bound: Int = 0
  ) {
    self.id = id
    self.side = side
    self.sender = sender
    self.buyer = buyer
    self.provider = provider
    self.terms = terms
    self.firstDeclaredAt = firstDeclaredAt
    self.posting = posting
    self.ordinal = ordinal
    self.partner = partner
    self.match = match
    self.differs = differs
    self.confirmed = confirmed
    self.isOpen = isOpen
    self.isFrozen = isFrozen
    self.bound = bound
  }
}

/// What booking a PLG row needs beside the row itself.
package struct PersonEntry: Sendable, Equatable {
  /// Whose reference names the person: the agency where there is one, else the sender.
  package var owner: PartyID
  /// The office or agency that sent the file.
  package var sender: PartyID
  package var country: CountryCode
  package var segment: Segment
  package var agency: PartyID?
  package var packageID: Int64
  package var state: PilgrimState
  package var holds: HoldMarks
  /// Given when the person is forwarded in this posting.
  package var requestNo: Int?
  package var digest: Digest128
  package var lockedDigest: Digest128
  package var passportKey: UInt64
  package var nameKey: UInt64
  package var position: RecordPosition

  package init(
    owner: PartyID, sender: PartyID, country: CountryCode, segment: Segment, agency: PartyID?,
    packageID: Int64, state: PilgrimState, holds: HoldMarks, requestNo: Int?, digest: Digest128,
    lockedDigest: Digest128, passportKey: UInt64, nameKey: UInt64, position: RecordPosition
  ) {
    self.owner = owner
    self.sender = sender
    self.country = country
    self.segment = segment
    self.agency = agency
    self.packageID = packageID
    self.state = state
    self.holds = holds
    self.requestNo = requestNo
    self.digest = digest
    self.lockedDigest = lockedDigest
    self.passportKey = passportKey
    self.nameKey = nameKey
    self.position = position
  }
}
