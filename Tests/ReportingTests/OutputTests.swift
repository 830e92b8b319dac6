import Bookkeeping
import Manifests
import Reporting
import TestSupport
import Testing
import Vocabulary

struct OutputTests {
  private let terms = VisaRequests.Terms(
    requestNo: 17, token: Array("TOKENTOKENTOKENTOKEN".utf8), office: PartyID("IDN-HAO"),
    agency: PartyID("IDN-AGY-0007"), country: CountryCode("IDN")!, isPackageConfirmed: true,
    isHealthApproved: false)
  private let assignment = AssignedPilgrims.Assignment(
    office: PartyID("IDN-HAO"), packageCode: "P1",
    makkah: HousingStay(
      licenceNo: "L-1", building: "B", from: CalendarDate("2026-05-10")!,
      to: CalendarDate("2026-05-24")!), hasVisa: false)

  private func assigned(
    _ state: PilgrimState = .accepted
  ) -> ShownPerson<AssignedPilgrimColumn, StoredPerson> {
    ShownPerson(
      markedPerson(state: state), for: AssignedPilgrimColumn.self,
      token: Array("TOKENTOKENTOKENTOKEN".utf8), arafah: CalendarDate("2026-05-26")!)
  }

  private func asked<Fields>(_ person: Fields) -> ShownPerson<VisaRequestColumn, Fields> {
    ShownPerson(person, for: VisaRequestColumn.self)
  }

  private func append(_ person: StoredPerson, to statement: inout Statement) {
    statement.append(
      ShownPerson(person, for: StatementColumn.self), Statement.Terms(person, packageCode: "P1"))
  }

  @Test func `a visa request is one row of its profile`() {
    var requests = VisaRequests(.csv, sampleHead)
    requests.request(asked(markedPerson()), terms)
    requests.withdraw(terms)
    #expect(
      finished(requests.writer)
        == [
          "request_no,request_id,action,office_id,agency_id,quota_country,passport_no,",
          "passport_issuer,passport_issue_date,passport_expiry,nationality,surname_lat,given_lat,",
          "name_ar,birth_date,birth_place,sex,mahram_request_id,mahram_relation,",
          "package_confirmed,health_approved,photo_ref\r\n",
          "R144700000017,TOKENTOKENTOKENTOKEN,REQUEST,IDN-HAO,IDN-AGY-0007,IDN,[passport_no],",
          "[passport_issuer],1950-01-01,1960-01-01,[nationality],[surname_lat],[given_lat],",
          "[name_ar],1970-01-01,[birth_place],F,,[mahram_relation],Y,N,[photo_ref]\r\n",
          "R144700000017,TOKENTOKENTOKENTOKEN,WITHDRAW,IDN-HAO,IDN-AGY-0007,IDN,,,,,,,,,,,,,,,,\r\n",
          "#END,2\r\n",
        ].joined())
  }

  @Test func `the same request in XML leaves out what is empty`() throws {
    var requests = VisaRequests(.xml, sampleHead)
    requests.request(asked(markedPerson(state: .accepted, [.sex: "ذكر", .photoRef: ""])), terms)
    let document = finished(requests.writer)
    #expect(try faults(ofXML: Array(document.utf8)) == "")
    #expect(
      document.contains("<output xmlns=\"urn:masar:output:1\" output=\"VRQ\" season=\"1447\""))
    #expect(document.contains("<sex>M</sex>"))
    #expect(!document.contains("photo_ref"))
    #expect(document.hasSuffix("</record>\n  <control records=\"1\"/>\n</output>\n"))
  }

  @Test func `a row just judged makes the same request as the ledger's person`() {
    let row = manifestRow(.plg, [.passportNo: "A1234567", .birthDate: "1970-01-01", .sex: "M"])
    var requests = VisaRequests(.csv, sampleHead)
    requests.request(asked(row), terms)
    #expect(finished(requests.writer).contains(",A1234567,,,,,,,,1970-01-01,,M,,,Y,N,\r\n"))
  }

  @Test func `a value that a spreadsheet would compute asks for XML`() {
    var requests = VisaRequests(.csv, sampleHead)
    requests.request(asked(markedPerson()), terms)
    #expect(!requests.writer.mustBeXML)
    requests.request(asked(markedPerson(state: .accepted, [.birthPlace: "=1+1"])), terms)
    #expect(requests.writer.mustBeXML)
  }

  /// The marks of the fields that a file may show.
  private func expectNoLeak(
    _ document: String, granted: [FieldName], dates: [Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for field in StoredPerson.textFields where !granted.contains(field) && field != .sex {
      #expect(!document.contains("[\(field.name)]"), sourceLocation: sourceLocation)
    }
    for place in StoredPerson.dateFields.indices where !dates.contains(place) {
      #expect(!document.contains("\(1950 + 10 * place)-01-01"), sourceLocation: sourceLocation)
    }
    for secret in ["424242", "919191", "828282"] {
      #expect(!document.contains(secret), sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: FileFormat.allCases)
  func `nothing of a person leaves but what the profile grants`(format: FileFormat) {
    var requests = VisaRequests(format, sampleHead)
    requests.request(asked(markedPerson()), terms)
    expectNoLeak(
      finished(requests.writer),
      granted: [
        .passportNo, .passportIssuer, .nationality, .surnameLat, .givenLat, .nameAr, .birthPlace,
        .mahramRelation, .photoRef,
      ], dates: [0, 1, 2])
    var list = AssignedPilgrims(format, sampleHead)
    _ = list.assign(assigned(), assignment, previous: nil)
    expectNoLeak(
      finished(list.writer),
      granted: [
        .groupNo, .groupRole, .familyNo, .surnameLat, .givenLat, .nameAr, .passportNo,
        .nationality, .assistance,
      ], dates: [])
    var statement = Statement(format, sampleHead)
    append(markedPerson(), to: &statement)
    expectNoLeak(finished(statement.writer), granted: [.senderRef], dates: [])
  }

  @Test func `an assigned person is added, then changed, and silent in between`() {
    var first = AssignedPilgrims(.csv, sampleHead)
    let digest = first.assign(assigned(), assignment, previous: nil)
    #expect(finished(first.writer).contains("\r\nADD,TOKENTOKENTOKENTOKEN,IDN-HAO,[group_no]"))
    #expect(
      finished(first.writer).contains(",40–59,[assistance],N,P1,L-1,B,2026-05-10,2026-05-24,,,"))

    var second = AssignedPilgrims(.csv, sampleHead)
    let same = second.assign(assigned(), assignment, previous: digest)
    let asked = second.assign(assigned(.requested), assignment, previous: digest)
    #expect(same == nil && asked == nil)
    #expect(second.writer.records == 0)
    var issued = assignment
    issued.hasVisa = true
    let changed = second.assign(assigned(.visaIssued), issued, previous: digest)
    #expect(changed != nil && changed != digest)
    #expect(finished(second.writer).contains("\r\nCHANGE,TOKENTOKENTOKENTOKEN"))
    #expect(finished(second.writer).hasSuffix("\r\n#END,1\r\n"))
  }

  @Test func `who is removed is a token and nothing else`() {
    var list = AssignedPilgrims(.csv, sampleHead)
    list.remove(token: Array("TOKENTOKENTOKENTOKEN".utf8))
    let commas = String(repeating: ",", count: 21)
    #expect(finished(list.writer).contains("\r\nREMOVE,TOKENTOKENTOKENTOKEN\(commas)\r\n"))
  }

  private func expected(at port: EntryPort) -> MadinahPilgrims.Assignment {
    MadinahPilgrims.Assignment(
      office: PartyID("IDN-HAO"), madinah: assignment.makkah, firstCity: .makkah, hasVisa: true,
      arrival: PlannedArrival(port: port, flight: "GA980", eta: sampleHead.at))
  }

  @Test func `Madinah learns port and hour of who enters there, and no passport number`() {
    let person = ShownPerson(
      markedPerson(), for: MadinahPilgrimColumn.self, token: Array("TOKENTOKENTOKENTOKEN".utf8),
      arafah: CalendarDate("2026-05-26")!)
    var list = MadinahPilgrims(.csv, sampleHead)
    let elsewhere = list.assign(person, expected(at: .jeddah), previous: nil)
    #expect(finished(list.writer).contains(",Y,L-1,B,2026-05-10,2026-05-24,MAK,,\r\n"))
    #expect(list.assign(person, expected(at: .jeddah), previous: elsewhere) == nil)
    _ = list.assign(person, expected(at: .madinah), previous: elsewhere)
    list.remove(token: Array("TOKENTOKENTOKENTOKEN".utf8))
    let text = finished(list.writer)
    #expect(text.contains(",MAK,MED,2026-01-05T00:00:00Z\r\n"))
    #expect(text.contains("\r\nREMOVE,TOKENTOKENTOKENTOKEN" + String(repeating: ",", count: 19)))
    expectNoLeak(
      text,
      granted: [
        .groupNo, .familyNo, .surnameLat, .givenLat, .nameAr, .nationality, .assistance,
      ], dates: [])
  }

  @Test func `a statement says state, holds and package of the party's own people`() {
    var statement = Statement(.csv, sampleHead)
    var person = markedPerson(state: .returned)
    append(person, to: &statement)
    person.visa = PersonVisa(status: .returned, reason: .security)
    append(person, to: &statement)
    let start = "\r\n[sender_ref],IDN-AGY-0007,RETURNED,X214;L313,P1,"
    #expect(
      finished(statement.writer).contains(
        start + ",,,2026-01-04T10:15:02Z" + start + "RETURNED,,OTHER,2026-01-04T10:15:02Z\r\n"))
  }

  @Test func `the stay is the first that has not ended, as far as leg and contract agree`() {
    func leg(_ city: City, _ from: String, _ to: String) -> Leg {
      Leg(city: city, from: CalendarDate(from)!, to: CalendarDate(to)!)
    }
    func contract(_ number: String, _ from: String, _ to: String) -> ContractTerms {
      ContractTerms(
        contractNo: number, counterparty: PartyID("HSG-1"), type: .housing, city: .makkah,
        licenceNo: number, dateFrom: CalendarDate(from)!, dateTo: CalendarDate(to)!, capacity: 10,
        signedAt: sampleHead.at, status: .signed)
    }
    let itinerary = [
      leg(.makkah, "2026-05-10", "2026-05-20"), leg(.madinah, "2026-05-20", "2026-05-25"),
    ]
    let contracts = [
      contract("L-2", "2026-05-15", "2026-06-01"), contract("L-1", "2026-05-01", "2026-05-15"),
    ]
    func first(_ day: String) -> HousingStay? {
      HousingStay.first(in: .makkah, itinerary, contracts, on: CalendarDate(day)!)
    }
    #expect(first("2026-05-01")?.licenceNo == "L-1")
    #expect(first("2026-05-01")?.from == CalendarDate("2026-05-10")!)
    #expect(first("2026-05-15")?.licenceNo == "L-2")
    #expect(first("2026-05-15")?.to == CalendarDate("2026-05-20")!)
    #expect(first("2026-05-20") == nil)
  }
}
