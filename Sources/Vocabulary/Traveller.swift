/// A person as the references between people see one another.
package struct Traveller: Sendable, Equatable {
  /// The ledger's own number of the person.
  package var id: Int64
  package var packageID: Int64
  /// The owner's number of the group, UTF-8.
  package var group: [UInt8]
  package var birthDate: CalendarDate
  /// Nil where the record does not say; then nothing is proved by it.
  package var sex: Sex?
  package var maritalStatus: MaritalStatus?
  /// The flight that the person's arrival plan names; nil while there is none.
  package var flight: String?

  package init(
    id: Int64, packageID: Int64, group: [UInt8], birthDate: CalendarDate, sex: Sex?,
    maritalStatus: MaritalStatus? = nil, flight: String? = nil
  ) {
    self.id = id
    self.packageID = packageID
    self.group = group
    self.birthDate = birthDate
    self.sex = sex
    self.maritalStatus = maritalStatus
    self.flight = flight
  }
}

/// Whom a reference to another person names.
package enum PersonReference: Sendable, Equatable {
  /// The record has none.
  case none
  /// Nobody of the same owner who will travel: unknown, refused, closed.
  case nobody
  case itself
  case person(Traveller)
}

/// One person and those whom its record names, as the ledger knows them after the last record.
package struct ReferenceStanding: Sendable, Equatable {
  package var traveller: Traveller
  package var mahram: PersonReference
  package var relation: MahramRelation?
  package var companion: PersonReference
  /// `womens_group` is Y.
  package var isInWomensGroup: Bool
  /// Women of the group who travel as its women's group, the person among them; counted no further
  /// than the season asks for.
  package var women: Int

  package init(
    traveller: Traveller, mahram: PersonReference = .none, relation: MahramRelation? = nil,
    companion: PersonReference = .none, isInWomensGroup: Bool = false, women: Int = 0
  ) {
    self.traveller = traveller
    self.mahram = mahram
    self.relation = relation
    self.companion = companion
    self.isInWomensGroup = isInWomensGroup
    self.women = women
  }
}

/// What the ledger knows of one group: its open registrations.
package struct GroupFigures: Sendable, Equatable {
  package var people: Int
  package var leaders: Int
  /// Different packages of its people.
  package var packages: Int
  /// Different flights of those who have an arrival plan.
  package var flights: Int

  package init(people: Int, leaders: Int, packages: Int, flights: Int = 0) {
    self.people = people
    self.leaders = leaders
    self.packages = packages
    self.flights = flights
  }
}

/// Tells people who are likely one and the same by name, birth date, sex and nationality.
package enum Likeness {
  /// A number that two records of one person share; different people hardly ever do, and whoever
  /// relies on it compares the values too.
  package static func key(
    nameKey: UInt64, birthDate: CalendarDate, sex: Sex, nationality: CountryCode
  ) -> Int64 {
    var digest = FieldDigest()
    digest.add(nameKey)
    digest.add(UInt64(bitPattern: Int64(birthDate.daysSince1970)))
    digest.add(UInt64(nationality.canonical.packed) << 1 | (sex == .female ? 1 : 0))
    return Int64(bitPattern: digest.value.high)
  }
}
