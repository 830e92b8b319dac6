package import Bookkeeping
internal import Manifests
package import Vocabulary

/// EXP: the people expected at the ports around the hour of the cut, each time all of them.
package struct ExpectedArrivals: Sendable {
  package var writer: OutputWriter<ExpectedArrivalColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// What a row says beside the person: the movement, and where its people first stay.
  package struct Movement: Sendable {
    package var movementNo: String
    package var carrier: String?
    package var expected: PlannedArrival
    package var firstCity: City
    package var firstBuilding: String?
    package var firstDistrict: String?

    package init(_ plan: ArrivalPlan, licence: Licence?) {
      movementNo = plan.row.movement
      carrier = plan.row.carrier
      expected = plan.expected
      firstCity = plan.row.firstCity
      firstBuilding = licence?.nameAr
      firstDistrict = licence?.districtAr
    }
  }

  package mutating func append(
    _ person: ShownPerson<ExpectedArrivalColumn, StoredPerson>, _ movement: Movement,
    office: PartyID, visaNo: String
  ) {
    writer.beginRecord()
    writer.put(.movementNo, text: movement.movementNo)
    writer.put(.entryPort, text: movement.expected.port.rawValue)
    writer.put(.carrier, text: movement.carrier ?? "")
    writer.put(.flightNo, text: movement.expected.flight ?? "")
    writer.put(.eta, movement.expected.eta)
    writer.put(.personToken, of: person)
    writer.put(.officeId, text: office.rawValue)
    for column: ExpectedArrivalColumn in [
      .groupNo, .surnameLat, .givenLat, .nameAr, .passportNo, .nationality,
    ] {
      writer.put(column, of: person)
    }
    writer.put(.visaNo, text: visaNo)
    writer.put(.assistance, of: person)
    writer.put(.firstCity, text: movement.firstCity.rawValue)
    writer.put(.firstBuilding, text: movement.firstBuilding ?? "")
    writer.put(.firstDistrict, text: movement.firstDistrict ?? "")
    writer.endRecord()
  }
}
