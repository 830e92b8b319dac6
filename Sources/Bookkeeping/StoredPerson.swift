package import Manifests
package import Vocabulary

/// The fields of a person as outputs read them, whether from a row just judged or from the ledger.
package protocol PersonFields {
  /// Normalised UTF-8 text; empty where absent. Dates are read by `date`.
  func bytes(_ field: FieldName) -> ArraySlice<UInt8>
  func date(_ field: FieldName) -> CalendarDate?
}

extension Row: PersonFields {}

/// A person as the ledger keeps it. Telephone, e-mail and machine-readable lines are not kept:
/// nobody is sent them, and the archived original has them.
package struct StoredPerson: PersonFields, Sendable {
  /// The PLG fields that a ledger keeps, in column order.
  package static let textFields: [FieldName] = [
    .senderRef, .groupNo, .groupRole, .passportNo, .passportIssuer, .surnameLat, .givenLat,
    .nameAr, .nationality, .residenceCountry, .birthPlace, .sex, .maritalStatus, .mahramRef,
    .mahramRelation, .companionRef, .womensGroup, .familyNo, .acwyType, .assistance, .photoRef,
  ]
  package static let dateFields: [FieldName] = [
    .passportIssueDate, .passportExpiry, .birthDate, .acwyDate, .polioDate, .yfDate,
  ]

  package var id: Int64
  package var owner: PartyID
  package var sender: PartyID
  package var country: CountryCode
  package var segment: Segment
  package var agency: PartyID?
  package var packageID: Int64
  package var state: PilgrimState
  package var holds: HoldMarks
  /// A health-capability certificate stands.
  package var isCertified: Bool
  package var requestNo: Int?
  /// The posting that first booked the person, and the record's ordinal there.
  package var posting: Int
  package var ordinal: Int
  /// When the state, the marks or the values last changed.
  package var updatedAt: Instant
  /// The texts in the order of `textFields`, UTF-8.
  package var texts: [[UInt8]]
  /// The dates in the order of `dateFields`.
  package var dates: [CalendarDate?]
  /// What Foreign Affairs last said of the person.
  package var visa: PersonVisa?

  package init(
    id: Int64, owner: PartyID, sender: PartyID, country: CountryCode, segment: Segment,
    agency: PartyID?, packageID: Int64, state: PilgrimState, holds: HoldMarks,
    isCertified: Bool = false, requestNo: Int?, posting: Int, ordinal: Int, updatedAt: Instant,
    texts: [[UInt8]], dates: [CalendarDate?], visa: PersonVisa? = nil
  ) {
    self.id = id
    self.owner = owner
    self.sender = sender
    self.country = country
    self.segment = segment
    self.agency = agency
    self.packageID = packageID
    self.state = state
    self.holds = holds
    self.isCertified = isCertified
    self.requestNo = requestNo
    self.posting = posting
    self.ordinal = ordinal
    self.updatedAt = updatedAt
    self.texts = texts
    self.dates = dates
    self.visa = visa
  }

  package func bytes(_ field: FieldName) -> ArraySlice<UInt8> {
    guard let place = Self.textFields.firstIndex(of: field) else { return [] }
    return texts[place][...]
  }

  package func date(_ field: FieldName) -> CalendarDate? {
    guard let place = Self.dateFields.firstIndex(of: field) else { return nil }
    return dates[place]
  }

  /// What the record said of vaccinations.
  package var vaccination: Vaccination {
    Vaccination(
      acwyDate: date(.acwyDate), acwyType: MeningococcalVaccine(rawValue: text(.acwyType)),
      polioDate: date(.polioDate), yellowFeverDate: date(.yfDate), birthDate: date(.birthDate))
  }

  package func text(_ field: FieldName) -> String { String(decoding: bytes(field), as: UTF8.self) }
}
