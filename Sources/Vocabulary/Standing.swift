/// What the season knows of everything that one record names: a plain value, filled from the
/// ledger and read by the cross and ledger rules. What a kind does not need stays nil.
package struct Standing: Sendable {
  /// All parties, as the rows before this one left them.
  package var parties: PartyBook
  /// The number of the posting being made: what a record of the same file carries.
  package var posting: Int
  /// PLG: the people whom the record's reference and passport name already.
  package var person: PersonStanding?
  /// PLG: the package that the record names; PKG: the package that it amends.
  package var package: KnownPackage?
  /// PKG: the contracts that the record names, in its order; nil where a number is unknown.
  package var contracts: [KnownContract?] = []
  /// CTB, CTP: the licence that the record names; nil where the number is unknown.
  package var licence: Licence?
  /// CTB, CTP: what the ledger answers to the declaration.
  package var declaration: DeclarationStanding?
  /// QTA: what the ledger answers to the entry.
  package var quotaEntry: QuotaEntryStanding?
  /// PLG: the level of quota that is exhausted, once a place has been asked for.
  package var exhausted: QuotaLevelKind?
  /// PLG: the package, or one of its contracts, has no seat left.
  package var hasNoSeat = false
  /// HAL, BUS, DEP: what the ledger answers to the record.
  package var ground: GroundStanding?
  /// VIS: what the ledger knows of the request that is answered.
  package var visa: VisaStanding?
  /// VIS, PLG: another visa would exceed what the person's levels of quota have.
  package var exceedsVisas = false
  /// AMD: the person whom the record amends. Set too where a PLG rule judges that person as amended.
  package var amendment: AmendmentStanding?
  /// PLG, ARA: the stay that the Umrah system knows of under the record's passport.
  package var umrahStay: UmrahStay?
  /// ARP: what is known of the people and the building.
  package var arrivalPlan: ArrivalPlanStanding?
  /// ARP, after the last record: how the country's planned arrivals are spread; nil where nothing
  /// was agreed.
  package var portShares: PortShares?
  /// ARA: what is known of the person.
  package var arrival: ArrivalStanding?
  /// LIC: the contracts that the row freezes (L315).
  package var licenceLoss: LicenceLoss?
  /// CTB, CTP, PKG: the people who lose their seats (L316).
  package var seatLoss: SeatLoss?
  /// QTA, PLG: the agency is below the minimum since the close (L305).
  package var agencyShortfall: AgencyShortfall?
  /// A unique key of the record that another record of this file used before: its row.
  package var repeatedRow: Int?

  package init(parties: PartyBook, posting: Int) {
    self.parties = parties
    self.posting = posting
  }
}

/// A level of the quota book, widest first.
package enum QuotaLevelKind: Int, Sendable, CaseIterable {
  case country
  case segment
  case agency
}

/// One person of the ledger, as far as judging needs.
package struct KnownPerson: Sendable, Equatable {
  /// The ledger's own number of the person.
  package var id: Int64
  /// Whose reference names the person: an office or an agency.
  package var owner: PartyID
  package var state: PilgrimState
  package var holds: HoldMarks
  package var packageID: Int64
  /// The posting that last named the person, and its spreadsheet row there.
  package var lastPosting: Int
  package var lastRow: Int
  /// Of every field as sent: equal digests mean an unchanged row.
  package var digest: Digest128
  /// Of the personal fields of VRQ, locked from REQUESTED on.
  package var lockedDigest: Digest128
  /// Of passport number and issuer.
  package var passportKey: UInt64
  package var birthDate: CalendarDate
  package var nameKey: UInt64
  /// A health-capability certificate stands.
  package var isCertified: Bool

  /// Mission staff has no package.
  package var isStaff: Bool { packageID == 0 }

  package init(
    id: Int64, owner: PartyID, state: PilgrimState, holds: HoldMarks, packageID: Int64,
    lastPosting: Int, lastRow: Int, digest: Digest128, lockedDigest: Digest128,
    passportKey: UInt64, birthDate: CalendarDate, nameKey: UInt64, isCertified: Bool = false
  ) {
    self.id = id
    self.owner = owner
    self.state = state
    self.holds = holds
    self.packageID = packageID
    self.lastPosting = lastPosting
    self.lastRow = lastRow
    self.digest = digest
    self.lockedDigest = lockedDigest
    self.passportKey = passportKey
    self.birthDate = birthDate
    self.nameKey = nameKey
    self.isCertified = isCertified
  }
}

/// The digests and keys of one PLG record, by which it is compared with what the ledger holds.
package struct PersonKeySet: Sendable, Equatable {
  /// Of every field as sent.
  package var digest: Digest128
  /// Of the personal fields of VRQ, locked from REQUESTED on.
  package var lockedDigest: Digest128
  /// Of passport number and issuer.
  package var passportKey: UInt64
  package var nameKey: UInt64

  package init(
    digest: Digest128, lockedDigest: Digest128, passportKey: UInt64, nameKey: UInt64
  ) {
    self.digest = digest
    self.lockedDigest = lockedDigest
    self.passportKey = passportKey
    self.nameKey = nameKey
  }
}

/// Whom a PLG record names: by its owner's reference, and by its passport. Only open
/// registrations: a closed one frees both.
package struct PersonStanding: Sendable, Equatable {
  package var byReference: KnownPerson?
  package var byPassport: KnownPerson?
  /// Digests and keys of the record itself, to compare with.
  package var digest: Digest128
  package var lockedDigest: Digest128
  package var passportKey: UInt64
  package var nameKey: UInt64

  package init(
    byReference: KnownPerson? = nil, byPassport: KnownPerson? = nil,
    digest: Digest128 = Digest128(), lockedDigest: Digest128 = Digest128(),
    passportKey: UInt64 = 0, nameKey: UInt64 = 0
  ) {
    self.byReference = byReference
    self.byPassport = byPassport
    self.digest = digest
    self.lockedDigest = lockedDigest
    self.passportKey = passportKey
    self.nameKey = nameKey
  }
}

/// One package of the ledger.
package struct KnownPackage: Sendable, Equatable {
  package var id: Int64
  package var owner: PartyID
  package var code: String
  package var nameAr: String?
  package var segment: Segment
  package var capacity: Int
  package var contracts: [String]
  package var itinerary: [Leg]
  package var routeType: RouteType?
  /// People who hold a seat.
  package var bound: Int
  /// Every contract is matched: people on it may be forwarded.
  package var isConfirmed: Bool
  /// The Tawafa establishment of its TWF contract, where it has one.
  package var tawafa: PartyID?

  package init(
    id: Int64, owner: PartyID, code: String, nameAr: String? = nil, segment: Segment,
    capacity: Int, contracts: [String], itinerary: [Leg], routeType: RouteType? = nil,
    bound: Int = 0, isConfirmed: Bool = false, tawafa: PartyID? = nil
  ) {
    self.id = id
    self.owner = owner
    self.code = code
    self.nameAr = nameAr
    self.segment = segment
    self.capacity = capacity
    self.contracts = contracts
    self.itinerary = itinerary
    self.routeType = routeType
    self.bound = bound
    self.isConfirmed = isConfirmed
    self.tawafa = tawafa
  }
}

/// Which side of a contract declared it.
package enum ContractSide: Int, Sendable, CaseIterable {
  case buyer
  case provider
}

/// How the two sides' declarations of a contract compare (exchange.md §4, «Contracts»).
package enum ContractMatch: String, CaseIterable, Sendable {
  case matched = "MATCHED"
  case differs = "DIFF"
  case buyerOnly = "BUYER_ONLY"
  case providerOnly = "PROVIDER_ONLY"
  case cancelledOneSide = "CANCELLED_ONE_SIDE"
  /// One block contract of a provider against the shares of buyers in one country.
  case manyToOne = "MANY_TO_ONE"
}

/// A contract as its buyer's number finds it.
package struct KnownContract: Sendable, Equatable {
  /// The ledger's number of the declaration: the buyer's, or the provider's where only it declared.
  package var id: Int64
  package var number: String
  package var buyer: PartyID
  package var provider: PartyID
  package var match: ContractMatch
  /// The terms that count: the last matched ones, else those declared.
  package var terms: ContractTerms
  /// Pilgrims it is good for; nil where it never matched.
  package var confirmedCapacity: Int?
  /// It takes new people: matched, or a MANY_TO_ONE that agrees, and not cancelled.
  package var isOpen: Bool
  /// The licence behind it was lowered or withdrawn below it (L315).
  package var isFrozen: Bool
  /// People bound to it through packages.
  package var bound: Int

  package init(
    id: Int64, number: String, buyer: PartyID, provider: PartyID, match: ContractMatch,
    terms: ContractTerms, confirmedCapacity: Int?, isOpen: Bool,
    isFrozen: Bool = false, bound: Int
  ) {
    self.id = id
    self.number = number
    self.buyer = buyer
    self.provider = provider
    self.match = match
    self.terms = terms
    self.confirmedCapacity = confirmedCapacity
    self.isOpen = isOpen
    self.isFrozen = isFrozen
    self.bound = bound
  }
}

/// What the ledger answers to a contract declaration.
package struct DeclarationStanding: Sendable, Equatable {
  package var match: ContractMatch
  /// The fields in which the two sides differ.
  package var differs: [FieldName]
  /// Whole days since the first declaration, while one side only has declared.
  package var daysOneSided: Int?
  /// A night on which the overlapping matched contracts exceed the licence, and by how many.
  package var overfullNight: CapacityExcess?
  /// The same for a fleet, a kitchen or a camp (L308).
  package var overfullDay: CapacityExcess?

  package init(
    match: ContractMatch, differs: [FieldName] = [], daysOneSided: Int? = nil,
    overfullNight: CapacityExcess? = nil, overfullDay: CapacityExcess? = nil
  ) {
    self.match = match
    self.differs = differs
    self.daysOneSided = daysOneSided
    self.overfullNight = overfullNight
    self.overfullDay = overfullDay
  }
}

/// A day on which more is contracted than licensed.
package struct CapacityExcess: Sendable, Equatable {
  package var day: CalendarDate
  package var contracted: Int
  package var licensed: Int

  package init(day: CalendarDate, contracted: Int, licensed: Int) {
    self.day = day
    self.contracted = contracted
    self.licensed = licensed
  }
}

/// What the ledger answers to a QTA row.
package enum QuotaEntryStanding: Sendable, Equatable {
  /// It can be booked.
  case sound
  /// The same entry number with the same values was booked before.
  case unchanged
  /// The entry number was booked before with other values.
  case numberTaken
  /// The parts exceed the whole above them, by so many (L304).
  case exceeds(by: Int)
  /// It takes back more than is unused (L304).
  case takesBackUsed(by: Int)
  /// An agreement's total was already sent the other way: whole, or by segment.
  case mixesWholeAndSegments
  /// It lowers a level below what is used, by so many (L313); it is booked.
  case freezes(Int)
}
