package import Vocabulary

/// What must hold in a ledger at every moment; `LedgerReader.audit` proves each, and `LedgerGap`
/// names the one that does not hold.
package enum LedgerLaw: String, CaseIterable, Sendable {
  /// 1, 2, 3… without a gap, in the order of booking.
  case postingsAreDense = "posting numbers are dense"
  case receiptsAreDense = "receipt numbers are dense"
  /// records = accepted + held + unchanged + rejected.
  case recordsAreConserved = "every record has one outcome"
  /// Each sum of the quota is the sum of its movements (L314).
  case figuresFollowMovements = "quota sums follow from the movements"
  /// Each open registration has one reservation or confirmation, each closed one none (L314).
  case everyPersonHasOnePlace = "every person has exactly one place"
  /// Reserved and confirmed places of a level are its people.
  case placesArePeople = "places taken are people"
  case frozenArePeople = "frozen places are people with the mark"
  /// Seats taken of a package are the people on it who are not closed.
  case seatsArePeople = "seats taken are people"
  /// People bound to a contract are those on the packages that name it.
  case contractsBindPeople = "people bound to a contract are on its packages"
  /// Who is matched with a declaration is its partner too.
  case partnersAreMutual = "matched declarations name each other"
  /// Who was replaced names who came in the place, once.
  case replacedHaveSuccessors = "every replaced person has one replacement"
  /// People of the segment STAFF, and nobody else, have a role.
  case staffHaveRoles = "mission staff has roles"
  /// Contracts beyond their licence are frozen, no others are, and no frozen one is open (L315).
  case licencesCoverContracts = "contracts beyond their licence are frozen"
  /// Once closed, the agencies below the minimum are those that are judged so (L305).
  case shortfallsFollowPeople = "agencies below the minimum follow from their people"
  /// Marks of L305, L315 and L316 stand only with their cause, or where an intention waits.
  case holdsHaveCauses = "held people have their cause"
  /// One open registration for a reference of an owner, and one for a passport.
  case openKeysAreUnique = "references and passports of open registrations are unique"
  case openStaysAreLast = "whoever is in a building went nowhere since"
  case coachesHoldPassengers = "passengers of a coach have seats"
  /// From the arrival on.
  case statesFollowLives = "a person's state is what last happened to it"
  /// Or X221 was told.
  case departuresFollowArrivals = "whoever left had arrived"
  /// Of the certificates of a person that both signed, the one issued last says whether one stands.
  case certifiedHaveCertificates = "certified people have a certificate that stands"
  /// Every posting has its entry in the audit log, under its own number.
  case entriesArePostings = "every posting has its entry in the log"
  /// Every file that left has one disclosure record.
  case everyReleaseIsDisclosed = "every released file has its disclosure record"
  /// The pieces of a register follow one another and hold every line (DSC, LGR).
  case registersAreWhole = "pieces of a register have no gap"
  /// The Umrah system holds the keys of the passports that were open at its last cut.
  case releasedKeysAreOpenPassports = "released keys are open passports"

  /// Every number under which a visa was ever asked for is one person's own or a past one.
  case requestsAreKept = "every visa request is kept once"
  /// A request came to what the last answer to it says, and is in process while there is none.
  case requestsHaveOneOutcome = "every visa request has the outcome of its results"
  /// requested = issued + refused + returned + cancelled + withdrawn + in process, by office and
  /// agency.
  case visasAddUp = "visas requested are answered, withdrawn or in process"
  /// Confirmed places of a level are its people whose visas were issued and stand.
  case confirmedAreVisas = "confirmed places are people with visas"
  /// Who has arrived has one entry, and one event of it in their life.
  case entriesAreEvents = "arrivals are events of one person each"
  /// Who is PLANNED has a plan of its own party that holds.
  case plannedHavePlans = "planned people have a plan"
  /// planned − missing − elsewhere = arrived − unplanned.
  case arrivalsFollowPlans = "arrivals against plan close"

  /// A gap in this law.
  package func gap(at place: String, expected: Int, found: Int) -> LedgerGap {
    LedgerGap(law: rawValue, place: place, expected: expected, found: found)
  }
}

extension QuotaBook {
  /// The book that the movements alone make.
  ///
  /// - Parameter instant: movements that count only later are left out; nil takes all.
  package static func rebuilt(
    _ country: CountryCode, _ movements: some Sequence<Movement>, asOf instant: Instant? = nil
  ) -> QuotaBook {
    var book = QuotaBook(country: country)
    book.apply(movements, asOf: instant)
    return book
  }

  /// Books the movements of this country that count by `instant`; nil takes all.
  package mutating func apply(
    _ movements: some Sequence<Movement>, asOf instant: Instant? = nil
  ) {
    for movement in movements where movement.country == country {
      if let instant, movement.effectiveAt > instant { continue }
      apply(movement)
    }
  }

  /// Where this book's sums are not those of `rebuilt` (L314), in the order of the levels.
  package func gaps(from rebuilt: QuotaBook) -> [LedgerGap] {
    Set(figures.keys).union(rebuilt.figures.keys).sorted().flatMap { key in
      let found = Self.sums(self[key] ?? QuotaFigures())
      let expected = Self.sums(rebuilt[key] ?? QuotaFigures())
      return zip(expected, found).filter { $0.1 != $1.1 }.map { expected, found in
        LedgerLaw.figuresFollowMovements.gap(
          at: place(of: key) + " " + found.0, expected: expected.1, found: found.1)
      }
    }
  }

  /// A level in words for reports and logs: `IND AGENCY IND-AGY-0001`.
  package func place(of key: QuotaKey) -> String {
    [country.description, key.segment?.rawValue, key.agency?.rawValue]
      .compactMap { $0 }.joined(separator: " ")
  }

  private static func sums(_ level: QuotaFigures) -> [(String, Int)] {
    [
      ("granted", level.granted), ("adjusted", level.adjusted), ("allocated", level.allocated),
      ("reserved", level.reserved), ("confirmed", level.confirmed), ("released", level.released),
      ("lapsed", level.lapsed), ("granted at all", level.hasGrant ? 1 : 0),
      ("allocated at all", level.hasAllocation ? 1 : 0),
    ]
  }
}

extension LedgerLaw {
  /// Where a partner does not name the declaration that names it. A block's shares name the block,
  /// which names none of them.
  package static func unrequitedPartners(among all: [Declaration]) -> [LedgerGap] {
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    return all.sorted { $0.id < $1.id }.compactMap { declaration in
      guard let partner = declaration.partner else { return nil }
      let other = byID[partner]
      let isBlock =
        other?.side == .provider && other?.partner == nil && other?.match.isBlock == true
      if isBlock || other?.partner == declaration.id { return nil }
      return partnersAreMutual.gap(
        at: "declaration \(declaration.id)", expected: Int(declaration.id),
        found: Int(other?.partner ?? 0))
    }
  }
}

extension ContractMatch {
  fileprivate var isBlock: Bool { self == .manyToOne || self == .cancelledOneSide }
}
