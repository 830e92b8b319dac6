package import Manifests
package import Vocabulary

/// A record that was booked and whose references are judged after the last of its file.
package struct LateRecord: Sendable, Equatable {
  package var position: RecordPosition
  package var person: Int64
  /// The record registered the person; else it amended an earlier registration.
  package var isNew: Bool
  package var isHeld: Bool
  /// The package that the person left: its seat is kept until the references hold. 0: none.
  package var leftPackage: Int64

  package init(
    position: RecordPosition, person: Int64, isNew: Bool, isHeld: Bool, leftPackage: Int64 = 0
  ) {
    self.position = position
    self.person = person
    self.isNew = isNew
    self.isHeld = isHeld
    self.leftPackage = leftPackage
  }
}

/// The same with what the ledger holds of its person now.
package struct LatePerson: Sendable, Equatable {
  package var record: LateRecord
  package var owner: PartyID
  package var country: CountryCode
  package var segment: Segment
  package var agency: PartyID?
  package var state: PilgrimState
  package var holds: HoldMarks
  package var traveller: Traveller
  /// As the record has them, UTF-8; empty where it has none.
  package var senderRef: [UInt8]
  package var mahramRef: [UInt8]
  package var relation: MahramRelation?
  package var companionRef: [UInt8]
  package var isInWomensGroup: Bool

  package init(
    record: LateRecord, owner: PartyID, country: CountryCode, segment: Segment, agency: PartyID?,
    state: PilgrimState, holds: HoldMarks, traveller: Traveller, senderRef: [UInt8],
    mahramRef: [UInt8], relation: MahramRelation?, companionRef: [UInt8], isInWomensGroup: Bool
  ) {
    self.record = record
    self.owner = owner
    self.country = country
    self.segment = segment
    self.agency = agency
    self.state = state
    self.holds = holds
    self.traveller = traveller
    self.senderRef = senderRef
    self.mahramRef = mahramRef
    self.relation = relation
    self.companionRef = companionRef
    self.isInWomensGroup = isInWomensGroup
  }
}

/// One finding that came up after the last record.
package struct LateFinding: Sendable, Equatable {
  package var position: RecordPosition
  package var finding: Finding
  /// The sender's reference of the record and the value found, UTF-8.
  package var reference: [UInt8]
  package var value: [UInt8]

  package init(
    position: RecordPosition, finding: Finding, reference: [UInt8], value: [UInt8]
  ) {
    self.position = position
    self.finding = finding
    self.reference = reference
    self.value = value
  }
}

/// A person registered or amended by this posting, and another open registration that is likely
/// the same person's (X203).
package struct LikelyTwin: Sendable, Equatable {
  package var position: RecordPosition
  package var senderRef: [UInt8]
  package var passportNo: [UInt8]
  /// The other one.
  package var other: Int64
  package var otherRef: String
  /// Whether the same sender sent both.
  package var isSenders: Bool
  /// The posting that registered the other one, and the record there.
  package var otherPosting: Int
  package var otherOrdinal: Int

  package init(
    position: RecordPosition, senderRef: [UInt8], passportNo: [UInt8], other: Int64,
    otherRef: String, isSenders: Bool, otherPosting: Int, otherOrdinal: Int
  ) {
    self.position = position
    self.senderRef = senderRef
    self.passportNo = passportNo
    self.other = other
    self.otherRef = otherRef
    self.isSenders = isSenders
    self.otherPosting = otherPosting
    self.otherOrdinal = otherOrdinal
  }
}

/// A group that records of this posting named, and the first of them.
package struct NamedGroup: Sendable, Equatable {
  package var position: RecordPosition
  package var owner: PartyID
  package var group: [UInt8]
  package var senderRef: [UInt8]
  package var figures: GroupFigures

  package init(
    position: RecordPosition, owner: PartyID, group: [UInt8], senderRef: [UInt8],
    figures: GroupFigures
  ) {
    self.position = position
    self.owner = owner
    self.group = group
    self.senderRef = senderRef
    self.figures = figures
  }
}

/// Questions about what people are to one another.
package protocol ReferenceReading {
  /// Whom an owner's reference names, where that person will travel.
  func traveller(reference: ArraySlice<UInt8>, of owner: PartyID) throws -> Traveller?
  /// Women of a group who travel as its women's group, counted up to `limit`.
  func women(inGroup group: ArraySlice<UInt8>, of owner: PartyID, upTo limit: Int) throws -> Int
  /// All zero where the owner has nobody of this group.
  func figures(ofGroup group: ArraySlice<UInt8>, of owner: PartyID) throws -> GroupFigures
}

/// The records of one file that are judged after its last one: kept aside for the posting alone,
/// on disk where they are many, and never booked.
package protocol ReferenceBooking {
  /// Keeps a person's values as they are, so that `takeBack` can restore them; before `amend`.
  func keepFormer(_ person: Int64) throws
  /// - Parameter row: of kind PLG, or with its fields: whom it refers to.
  func note(_ record: LateRecord, _ row: Row, of owner: PartyID) throws
  /// Notes that a record booked somebody in a group, of each group's records the first. The
  /// reference is that record's own.
  func noteGroup(
    _ group: ArraySlice<UInt8>, of owner: PartyID, reference: ArraySlice<UInt8>,
    at position: RecordPosition) throws

  /// The records noted, in order, after `ordinal`; at most `limit`. Those taken back are left out.
  func lateRecords(after ordinal: Int, limit: Int) throws -> [LatePerson]
  /// Records that refer to somebody taken back, or whose women's group lost a woman, since they
  /// were last asked for; at most `limit`.
  func dueAgain(limit: Int) throws -> [LatePerson]
  /// Undoes what the record booked: a registration and its RESERVE are gone, amended values are
  /// the former ones again. Places, seats and figures are the caller's.
  func takeBack(_ late: LatePerson) throws
  /// Holds a person of this posting by a rule that the season raised to HOLD.
  func holdLate(_ person: Int64) throws
  /// Movements of registrations taken back; after the last `takeBack`, before `record`.
  func finishTakingBack() throws

  /// Replaces what was found late in a record.
  func file(_ findings: [LateFinding], at position: RecordPosition) throws
  /// Adds to what was found late in records.
  func add(_ findings: [LateFinding]) throws
  /// In the order of the records.
  func eachLateFinding(_ body: (LateFinding) throws -> Void) throws
  func eachLikelyTwin(_ body: (LikelyTwin) throws -> Void) throws
  func eachNamedGroup(_ body: (NamedGroup) throws -> Void) throws
}
