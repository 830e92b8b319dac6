package import Bookkeeping
package import Vocabulary

/// ALO: the people whom a Tawafa establishment serves; each cut carries what changed since the last.
package struct AssignedPilgrims: Sendable {
  package var writer: OutputWriter<AssignedPilgrimColumn>
  private let arafah: CalendarDate

  /// - Parameter arafah: the day on which ages are counted.
  package init(_ format: FileFormat, _ head: OutputHead, arafah: CalendarDate) {
    writer = OutputWriter(format, head)
    self.arafah = arafah
  }

  /// What a row says beside the person.
  package struct Assignment: Sendable {
    /// The establishment's token of the person.
    package var token: [UInt8]
    package var office: PartyID
    package var packageCode: String
    /// The stay in Makkah that has not ended.
    package var makkah: HousingStay?

    package init(token: [UInt8], office: PartyID, packageCode: String, makkah: HousingStay?) {
      self.token = token
      self.office = office
      self.packageCode = packageCode
      self.makkah = makkah
    }
  }

  /// Writes the person where it is new or changed.
  ///
  /// - Parameter previous: the digest under which it was last sent; nil where it is new.
  /// - Returns: the digest to remember; nil where nothing changed and nothing was written.
  package mutating func assign(
    _ person: StoredPerson, _ assignment: Assignment, previous: UInt64?
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
    // Port, flight and time of arrival come with the arrival plans.
    writer.skipRest()
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

  private mutating func putPerson(_ person: StoredPerson, _ assignment: Assignment) {
    writer.put(.personToken, token: assignment.token)
    writer.put(.officeId, text: assignment.office.rawValue)
    writer.put(.groupNo, person.bytes(.groupNo))
    writer.put(.groupRole, person.bytes(.groupRole))
    writer.put(.familyNo, person.bytes(.familyNo))
    writer.put(.surnameLat, person.bytes(.surnameLat))
    writer.put(.givenLat, person.bytes(.givenLat))
    writer.put(.nameAr, person.bytes(.nameAr))
    writer.put(.passportNo, person.bytes(.passportNo))
    writer.put(.sex, SexCode.of(person.bytes(.sex)))
    writer.put(.nationality, person.bytes(.nationality))
    if let birth = person.date(.birthDate) {
      writer.put(.ageBand, band: AgeBand(age: birth.age(on: arafah)))
    } else {
      writer.skip(.ageBand)
    }
    writer.put(.assistance, person.bytes(.assistance))
    writer.put(.visa, flag: person.state.hasVisa)
  }
}

extension PilgrimState {
  /// Whether a visa was issued and stands.
  var hasVisa: Bool {
    switch self {
    case .visaIssued, .planned, .arrived, .departed, .overstay, .noShow: true
    case .accepted, .requested, .refused, .returned, .cancelled, .replaced, .deceased: false
    }
  }
}
