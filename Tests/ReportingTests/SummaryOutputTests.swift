import Bookkeeping
import Reporting
import Testing
import Vocabulary

struct SummaryOutputTests {
  private let indonesia = CountryCode("IDN")!

  private func party(_ id: String, _ type: PartyType) -> Party {
    Party(id: PartyID(id), type: type, nameAr: "", nameEn: "", country: indonesia)
  }

  private var book: QuotaBook {
    var country = QuotaFigures()
    country.granted = 1000
    country.adjusted = -10
    country.hasGrant = true
    country.reserved = 40
    var agency = QuotaFigures()
    agency.allocated = 100
    agency.hasAllocation = true
    agency.firstRefusalAt = Instant(rfc3339: "2026-01-04T10:15:02Z")!
    return QuotaBook(
      country: indonesia,
      figures: [
        .country: country,
        QuotaKey(segment: .agency, agency: PartyID("IDN-AGY-0001")): agency,
        QuotaKey(segment: .agency, agency: PartyID("IDN-AGY-0002")): agency,
      ])
  }

  private func report(for party: Party) -> [Substring] {
    var report = QuotaReport(.csv, sampleHead)
    report.append(book, for: party)
    #expect(!report.writer.mustBeXML, "a negative number is no formula")
    return finished(report.writer).split(separator: "\r\n").dropFirst().dropLast()
  }

  @Test func `an agency sees its own level and never what is above it`() {
    #expect(
      report(for: party("IDN-AGY-0001", .agency)) == [
        "IDN,AGENCY,IDN-AGY-0001,0,0,100,0,0,0,0,0,100,2026-01-04T10:15:02Z"
      ])
    #expect(report(for: party("IDN-AGY-0009", .agency)).isEmpty)
  }

  @Test func `an office sees its country and the ministry all`() {
    #expect(report(for: party("IDN-HAO", .office)).count == 3)
    #expect(report(for: party("MOH", .ministry)).first == "IDN,,,1000,-10,0,40,0,0,0,0,950,")
    var egypt = party("EGY-HAO", .office)
    egypt.country = CountryCode("EGY")
    #expect(report(for: egypt).isEmpty)
    #expect(report(for: party("TWF-SAS", .tawafa)).isEmpty)
  }

  private func declaration(_ side: ContractSide, amount: Int, capacity: Int) -> Declaration {
    let isBuyer = side == .buyer
    return Declaration(
      side: side, sender: PartyID(isBuyer ? "IDN-HAO" : "HSG-0001"),
      buyer: PartyID("IDN-HAO"), provider: PartyID("HSG-0001"),
      terms: ContractTerms(
        contractNo: "C-1", counterparty: PartyID(isBuyer ? "HSG-0001" : "IDN-HAO"),
        type: .housing, city: .makkah, dateFrom: CalendarDate("2026-05-10")!,
        dateTo: CalendarDate("2026-05-24")!,
        capacity: capacity, serviceLevel: isBuyer ? "A;B" : nil,
        amountHundredths: amount, currency: "SAR",
        signedAt: sampleHead.at, status: .signed),
      firstDeclaredAt: sampleHead.at.adding(seconds: -3 * 86_400), posting: 1, ordinal: 1,
      match: .differs, differs: [.capacity, .serviceLevel, .amount])
  }

  private func report(
    to recipient: PartyType, _ own: Declaration, _ other: Declaration?
  ) -> String {
    var report = ContractReport(.csv, sampleHead, recipient: recipient)
    report.append(own, other: other)
    return String(finished(report.writer).split(separator: "\r\n")[1])
  }

  @Test func `a side sees its own amount and never the other's`() {
    let buyer = declaration(.buyer, amount: 123_405, capacity: 450)
    let provider = declaration(.provider, amount: 777_700, capacity: 440)
    #expect(
      report(to: .office, buyer, provider)
        == "C-1,HSG-0001,HSG,DIFF,capacity;service_level;amount,"
        + "\"capacity=450;service_level=A,B;amount=1234.05\",capacity=440;service_level=,")
    let toProvider = report(to: .housing, provider, buyer)
    #expect(toProvider.contains("amount=7777.00"))
    #expect(!toProvider.contains("1234.05"))
  }

  @Test func `the ministry sees nobody's amount`() {
    let row = report(
      to: .ministry, declaration(.buyer, amount: 123_405, capacity: 450),
      declaration(.provider, amount: 777_700, capacity: 440))
    #expect(!row.contains("1234") && !row.contains("7777"))
    #expect(row.contains("capacity;service_level;amount"), "the names of the fields stay")
  }

  @Test func `a contract of one side says for how many days`() {
    var own = declaration(.buyer, amount: 1, capacity: 450)
    own.match = .buyerOnly
    own.differs = []
    #expect(report(to: .office, own, nil) == "C-1,HSG-0001,HSG,BUYER_ONLY,,,,3")
  }
}
