import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// Requests, what became of each, and what offices, Foreign Affairs and auditors are told.
@Suite struct VisaRequestTests {
  private let office = VisaScene.office

  @Test func `an answer to nothing we asked is refused with its row, its field and both sentences`()
    throws
  {
    let visas = try VisaScene(people: 3)
    try visas.accept([visas.answer(3, "ISSUED")])
    let rows = [
      visas.answer(9, "ISSUED"), visas.answer(1, "ISSUED", person: 2),
      visas.answer(1, "ISSUED", ["visa_no": ""]),
      visas.answer(1, "ISSUED", ["visa_no": "6000010003"]), visas.answer(3, "RETURNED"),
      visas.answer(1, "ISSUED", ["request_no": "R144800000001"]), visas.answer(2, "ISSUED"),
    ]
    let page = try visas.send(rows)
    #expect(page.verdict == "PARTIAL")
    #expect(page.counts == [7, 1, 0, 0, 6])
    #expect(page.rows("X216") == [2, 3, 4, 5, 6, 7])
    #expect(
      page.all("finding").map { $0["field"] } == [
        "request_no", "request_id", "visa_no", "visa_no", "status", "request_no",
      ])
    #expect(page.text.contains("<en>Visa result for an application never sent, contradicting"))
    #expect(page.text.contains("<ar>نتيجة تأشيرة لطلب لم يُرسل"))
    #expect(["A-1", "A-2", "A-3"].map(visas.state) == ["REQUESTED", "VISA_ISSUED", "VISA_ISSUED"])
    #expect(try visas.reconciles())
  }

  @Test func `a corrected person is asked for again under a new number and the old one is past`()
    throws
  {
    let visas = try VisaScene(people: 2)
    try visas.accept([visas.answer(1, "RETURNED"), visas.answer(2, "RETURNED")])
    try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(1, ["given_lat": "AMIR"])])
    #expect(visas.state("A-1") == "REQUESTED")
    let request = try visas.scene.released("MOFA", "VRQ_000002.csv")
    #expect(request.contains(VisaScene.requestNo(3) + "," + visas.token(1) + ",REQUEST"))
    #expect(visas.home.raw.lines("SELECT request_no, outcome FROM past_request") == ["1|RETURNED"])
    #expect(try visas.send([visas.answer(1, "ISSUED")]).causes == ["X216": 1])
    try visas.accept([visas.answer(3, "ISSUED", person: 1)])
    // Whoever has not been corrected is not asked for again.
    #expect(
      try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(2)]).counts == [1, 0, 0, 1, 0])
    #expect(visas.state("A-2") == "RETURNED")
    #expect(try visas.reconciles())
  }

  @Test func `a statement tells the visa, its number, and no reason that is not the office's`()
    throws
  {
    let visas = try VisaScene(people: 5)
    try visas.accept([
      visas.answer(1, "ISSUED"), visas.answer(2, "REFUSED", ["reason_code": "HEALTH"]),
      visas.answer(3, "RETURNED", ["reason_code": "PHOTO"]), visas.answer(4, "ISSUED"),
      visas.answer(4, "CANCELLED"),
    ])
    try visas.home.publish(at: "2026-01-11T20:00:00Z")
    let statement = try visas.scene.released(office, "STM_000001.csv")
    let rows = statement.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let visaColumns = rows.prefix(5).map { "\($0[0]) \($0[5]) \($0[6]) \($0[7])" }
    #expect(
      visaColumns == [
        "A-1 ISSUED 6000010001 ", "A-2 REFUSED  OTHER", "A-3 RETURNED  PHOTO",
        "A-4 CANCELLED 6000010004 ", "A-5   ",
      ])
    #expect(!statement.contains("HEALTH"))
  }

  private func report(_ visas: VisaScene, _ party: String, _ number: Int = 1) throws -> [String] {
    try visas.scene.released(party, "VSR_00000\(number).csv")
      .split(whereSeparator: \.isNewline).dropFirst().dropLast().map(String.init)
  }

  @Test func `visas are counted by office and agency, each told what is its own`() throws {
    let visas = try VisaScene(people: 7, quota: 20)
    let agency = JudgementScene.agency
    try visas.scene.accept(
      office, "QTA",
      [
        JudgementScene.entry("ALLOCATE", 5, number: "A2", segment: "AGENCY"),
        JudgementScene.entry("ALLOCATE", 3, number: "A3", segment: "AGENCY", agency: agency),
      ])
    try visas.scene.agree("C-2", buyer: agency)
    try visas.scene.accept(agency, "PKG", [JudgementScene.package("P2", "C-2", segment: "AGENCY")])
    let own = (11...12).map { VisaScene.pilgrim($0, ["package_code": "P2"]) }
    try visas.scene.accept(agency, "PLG", own)
    try visas.accept([
      visas.answer(1, "ISSUED"), visas.answer(2, "ISSUED"), visas.answer(2, "CANCELLED"),
      visas.answer(3, "REFUSED"), visas.answer(4, "RETURNED"), visas.answer(5, "CANCELLED"),
      visas.answer(6, "RETURNED"), visas.answer(8, "ISSUED"),
    ])
    try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(6, ["given_lat": "AMIR"])])
    try visas.home.publish(at: "2026-01-15T08:00:00Z")
    // accepted, held, requested, issued, refused, returned, cancelled, withdrawn, in process, silent
    let office = "IDN-HAO,,4,0,8,1,1,2,1,1,2,0"
    let agencies = "IDN-HAO,IDN-AGY-0001,2,0,2,1,0,0,0,0,1,0"
    #expect(try report(visas, "MOH") == [office, agencies])
    #expect(try report(visas, "MOFA") == [office, agencies])
    #expect(try report(visas, "IDN-HAO") == [office, agencies])
    #expect(try report(visas, agency) == [agencies])
    #expect(try visas.scene.names("IDN-AGY-0002", "VSR").isEmpty)
    #expect(try visas.scene.names("MYS-HAO", "VSR").isEmpty)
    // Five days and a second after they were sent, those in process are silent.
    try visas.home.publish(at: "2026-01-15T08:00:01Z")
    #expect(try report(visas, agency, 2) == ["IDN-HAO,IDN-AGY-0001,2,0,2,1,0,0,0,0,1,1"])
    #expect(try visas.reconciles())
  }

  private static let damages: [(String, LedgerLaw)] = [
    ("UPDATE person SET request_no = 9 WHERE request_no = 2", .requestsAreKept),
    ("UPDATE person SET request_no = NULL WHERE request_no = 1", .requestsAreKept),
    ("DELETE FROM past_request", .requestsAreKept),
    ("UPDATE person SET state = 4 WHERE id = 2", .requestsHaveOneOutcome),
    ("UPDATE visa_result SET status = 'REFUSED' WHERE request_no = 1", .requestsHaveOneOutcome),
    ("UPDATE past_request SET outcome = 'WITHDRAWN'", .requestsHaveOneOutcome),
    ("UPDATE person SET state = 0 WHERE id = 2", .visasAddUp),
    ("UPDATE person SET visa_status = NULL WHERE id = 1", .confirmedAreVisas),
  ]

  @Test(arguments: damages)
  func `a request changed by hand breaks its law`(sql: String, law: LedgerLaw) throws {
    let visas = try VisaScene(people: 3)
    try visas.accept([visas.answer(1, "ISSUED"), visas.answer(3, "RETURNED")])
    try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(3, ["given_lat": "AMIR"])])
    #expect(try visas.reconciles())
    visas.home.raw.run(sql)
    let gaps = try visas.home.reconcile().gaps
    #expect(gaps.contains { $0.law == law.rawValue }, "\(gaps.map(\.sentence))")
  }
}
