import Bookkeeping
import Reporting
import Testing
import Vocabulary

/// TRQ, OCC, SRV, MOV and OVS, record by record.
@Suite struct GroundReportTests {
  private let day = CalendarDate("2026-05-10")!

  private func records(_ text: String) -> [String] {
    text.split(separator: "\r\n").dropFirst().dropLast().map(String.init)
  }

  private let contract = ContractTerms(
    contractNo: "C-1", counterparty: PartyID("IDN-HAO"), type: .housing, city: .makkah,
    licenceNo: "MAK-H-1", dateFrom: CalendarDate("2026-05-10")!,
    dateTo: CalendarDate("2026-05-12")!, capacity: 40, signedAt: sampleHead.at, status: .signed)

  private func night(_ women: Int, _ men: Int, _ wheelchairs: Int) -> [String] {
    var output = BuildingNights(.csv, sampleHead, smallCell: 5)
    output.append(
      contract, night: day, PackagePeople(women: women, men: men, wheelchairs: wheelchairs))
    return records(finished(output.writer))
  }

  @Test func `a small number of women is not told by the number of men`() {
    #expect(night(20, 15, 5) == ["C-1,MAK-H-1,2026-05-10,40,35,20,15,5"])
    #expect(night(4, 15, 1) == ["C-1,MAK-H-1,2026-05-10,40,19,<5,*,<5"])
    #expect(night(0, 0, 0) == ["C-1,MAK-H-1,2026-05-10,40,0,0,0,0"])
  }

  @Test func `a kitchen is told how many eat and nothing of them`() {
    var output = ServiceDays(.csv, sampleHead)
    output.append(contract, day: day, assigned: 3)
    #expect(records(finished(output.writer)) == ["C-1,MAK,2026-05-10,40,3"])
  }

  @Test func `a group's seats are asked for with its language`() {
    var output = TransportRequests(.csv, sampleHead)
    output.append(
      TransportRequests.Request(
        date: day, time: sampleHead.at, from: "JED", to: "MAK", owner: PartyID("IDN-AGY-0001"),
        groupNo: "G-1", language: .indonesian, seats: 45, wheelchairs: 2))
    #expect(
      records(finished(output.writer)) == [
        "2026-05-10,2026-01-05T00:00:00Z,JED,MAK,IDN-AGY-0001,G-1,id,45,2"
      ])
  }

  @Test func `a city's gap is said, also where more are there than came`() {
    var movement = CityMovement()
    movement.arrivedTotal = 100
    movement.leftTotal = 20
    movement.deceased = 6
    movement.hospital = 7
    movement.remaining = 70
    movement.beds = 210
    movement.contracts = 3
    var output = CityMovements(.csv, sampleHead, smallCell: 5)
    output.append(.madinah, day, movement)
    movement.remaining = 60
    movement.beds = 0
    output.append(.madinah, day, movement)
    #expect(!output.writer.mustBeXML, "a negative number is no formula")
    #expect(
      records(finished(output.writer)) == [
        "MED,2026-05-10,0,100,20,6,7,0,-3,70,210,33,3",
        "MED,2026-05-10,0,100,20,6,7,0,7,60,0,,3",
      ])
  }

  @Test func `an overstay is told by name, passport and days`() {
    var output = Overstays(.csv, sampleHead)
    let person = markedPerson(state: .overstay)
    output.append(
      ShownPerson(person, for: OverstayColumn.self), office: PartyID("IDN-HAO"), dueOn: day,
      today: day.adding(days: 3))
    let told = records(finished(output.writer)).first ?? ""
    #expect(told.hasSuffix(",IDN-HAO,2026-05-10,3"))
    #expect(told.contains(person.text(.passportNo)) && told.contains(person.text(.surnameLat)))
    for field in StoredPerson.textFields
    where ![.surnameLat, .givenLat, .passportNo, .passportIssuer].contains(field) {
      let value = person.text(field)
      #expect(value.count < 4 || !told.contains(value), "\(field.name)")
    }
  }
}
