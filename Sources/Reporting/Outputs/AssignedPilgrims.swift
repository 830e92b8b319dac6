package import Bookkeeping
package import Vocabulary

/// ALO: the people whom a Tawafa establishment serves; each cut carries what changed since the last.
package struct AssignedPilgrims: AssignmentList {
  package var writer: OutputWriter<AssignedPilgrimColumn>
  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// What a row says beside the person.
  package struct Assignment: Sendable {
    package var office: PartyID
    package var packageCode: String
    /// The stay in Makkah that has not ended.
    package var makkah: HousingStay?
    /// A visa was issued and stands.
    package var hasVisa: Bool
    /// Nil until an ARP says how the person comes.
    package var arrival: PlannedArrival?

    package init(
      office: PartyID, packageCode: String, makkah: HousingStay?, hasVisa: Bool,
      arrival: PlannedArrival? = nil
    ) {
      self.arrival = arrival
      self.office = office
      self.packageCode = packageCode
      self.makkah = makkah
      self.hasVisa = hasVisa
    }
  }

  /// Writes the person where it is new or changed.
  ///
  /// - Parameter previous: the digest under which it was last sent; nil where it is new.
  /// - Returns: the digest to remember; nil where nothing changed and nothing was written.
  package mutating func assign(
    _ person: ShownPerson<AssignedPilgrimColumn, StoredPerson>, _ assignment: Assignment,
    previous: UInt64?
  ) -> UInt64? {
    writer.beginRecord()
    writer.put(.change, previous == nil ? "ADD" : "CHANGE")
    let mark = writer.mark
    putPerson(person, assignment)
    writer.put(.packageCode, text: assignment.packageCode)
    writer.put(.makkahLicenceNo, text: assignment.makkah?.licenceNo ?? "")
    writer.put(.makkahBuilding, text: assignment.makkah?.building ?? "")
    writer.put(.makkahFrom, assignment.makkah?.from)
    writer.put(.makkahTo, assignment.makkah?.to)
    writer.put(.entryPort, text: assignment.arrival?.port.rawValue ?? "")
    writer.put(.flightNo, text: assignment.arrival?.flight ?? "")
    writer.put(.eta, assignment.arrival?.eta)
    writer.endRecord()
    let digest = writer.digest(since: mark)
    guard digest == previous else { return digest }
    writer.dropRecord()
    return nil
  }

  /// Tells that a person is no longer theirs: the token and nothing else.
  package mutating func remove(token: [UInt8]) {
    writer.beginRecord()
    writer.put(.change, "REMOVE")
    writer.put(.personToken, token: token)
    writer.skipRest()
    writer.endRecord()
  }

  private mutating func putPerson(
    _ person: ShownPerson<AssignedPilgrimColumn, StoredPerson>, _ assignment: Assignment
  ) {
    writer.put(.personToken, of: person)
    writer.put(.officeId, text: assignment.office.rawValue)
    for column: AssignedPilgrimColumn in [
      .groupNo, .groupRole, .familyNo, .surnameLat, .givenLat, .nameAr, .passportNo, .sex,
      .nationality, .ageBand, .assistance,
    ] {
      writer.put(column, of: person)
    }
    writer.put(.visa, flag: assignment.hasVisa)
  }
}

extension PilgrimState {
  /// Whether a visa was issued and stands.
  package var hasVisa: Bool {
    switch self {
    case .visaIssued, .planned, .arrived, .departed, .overstay, .noShow: true
    case .accepted, .requested, .refused, .returned, .cancelled, .replaced, .deceased: false
    }
  }
}
