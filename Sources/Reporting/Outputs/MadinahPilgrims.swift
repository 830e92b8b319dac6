package import Bookkeeping
package import Vocabulary

/// ALM: people on their way to Madinah, to the Adilla establishment that receives them there; each
/// cut carries what changed since the last. Passports are masked: it names people by its tokens.
package struct MadinahPilgrims: AssignmentList {
  package var writer: OutputWriter<MadinahPilgrimColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  package struct Assignment: Sendable {
    package var office: PartyID
    /// The stay in Madinah that has not ended.
    package var madinah: HousingStay?
    /// Where the itinerary begins.
    package var firstCity: City?
    /// A visa was issued and stands.
    package var hasVisa: Bool
    /// Nil until an ARP says how the person comes.
    package var arrival: PlannedArrival?

    package init(
      office: PartyID, madinah: HousingStay?, firstCity: City?, hasVisa: Bool,
      arrival: PlannedArrival? = nil
    ) {
      self.office = office
      self.madinah = madinah
      self.firstCity = firstCity
      self.hasVisa = hasVisa
      self.arrival = arrival
    }
  }

  package mutating func assign(
    _ person: ShownPerson<MadinahPilgrimColumn, StoredPerson>, _ assignment: Assignment,
    previous: UInt64?
  ) -> UInt64? {
    writer.beginRecord()
    writer.put(.change, previous == nil ? "ADD" : "CHANGE")
    let mark = writer.mark
    writer.put(.personToken, of: person)
    writer.put(.officeId, text: assignment.office.rawValue)
    for column: MadinahPilgrimColumn in [
      .groupNo, .familyNo, .surnameLat, .givenLat, .nameAr, .passportNo, .sex, .nationality,
      .ageBand, .assistance,
    ] {
      writer.put(column, of: person)
    }
    writer.put(.visa, flag: assignment.hasVisa)
    writer.put(.madinahLicenceNo, text: assignment.madinah?.licenceNo ?? "")
    writer.put(.madinahBuilding, text: assignment.madinah?.building ?? "")
    writer.put(.madinahFrom, assignment.madinah?.from)
    writer.put(.madinahTo, assignment.madinah?.to)
    writer.put(.firstCity, text: assignment.firstCity?.rawValue ?? "")
    // Who enters elsewhere is met in Madinah later: port and hour are not its business.
    let entry = assignment.arrival.flatMap { $0.port == .madinah ? $0 : nil }
    writer.put(.entryPort, text: entry?.port.rawValue ?? "")
    writer.put(.eta, entry?.eta)
    writer.endRecord()
    let digest = writer.digest(since: mark)
    guard digest == previous else { return digest }
    writer.dropRecord()
    return nil
  }

  package mutating func remove(token: [UInt8]) {
    writer.beginRecord()
    writer.put(.change, "REMOVE")
    writer.put(.personToken, token: token)
    writer.skipRest()
    writer.endRecord()
  }
}
