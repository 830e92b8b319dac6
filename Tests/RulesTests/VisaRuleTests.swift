import Manifests
import Rules
import TestSupport
import Testing
import Vocabulary

@Suite struct VisaRuleTests {
  /// The example result against a request in `state`.
  private func found(
    _ changes: [FieldName: String] = [:], state: PilgrimState = .requested,
    answered: VisaStatus? = nil, ended: String? = nil,
    _ change: (inout VisaStanding) -> Void = { _ in }
  ) -> [Finding] {
    crossFindings(.vis, changes) { standing in
      var visa = VisaStanding()
      visa.request = VisaStanding.Request(state: state, answered: answered, ended: ended)
      visa.namesItsPerson = true
      change(&visa)
      standing.visa = visa
    }
  }

  private func details(_ findings: [Finding]) -> [FindingDetail] { findings.map(\.detail) }

  @Test(arguments: VisaStatus.allCases)
  func `any first answer to a request is sound`(status: VisaStatus) {
    #expect(found([.status: status.rawValue]).told == [])
  }

  @Test func `an answer to nothing, or for another person, is X216`() {
    let unknown = found { $0.request = nil }
    #expect(unknown.told == ["X216 request_no"])
    #expect(details(unknown) == [.text("never_sent")])
    let stranger = found { $0.namesItsPerson = false }
    #expect(stranger.told == ["X216 request_id"])
    // A number that cannot be read is R102's.
    #expect(found([.requestNo: "R?"]) { $0.request = nil }.told == [])
  }

  @Test func `an issued visa has a number, and one of its own`() {
    #expect(found([.visaNo: ""]).told == ["X216 visa_no"])
    #expect(found([.visaNo: "", .status: "REFUSED"]).told == [])
    #expect(found { $0.isNumberTaken = true }.told == ["X216 visa_no"])
  }

  @Test func `a withdrawn, superseded or cancelled request has no answer any more`() {
    for word in ["withdrawn", "superseded", "cancelled"] {
      let late = found(state: .cancelled, ended: word)
      #expect(late.told == ["X216 request_no"])
      #expect(details(late) == [.text(word)])
      #expect(found(state: .cancelled, ended: word) { $0.isUnchanged = true }.told == [])
    }
  }

  /// What may follow in a state, beside the same result again.
  private static let successors: [(PilgrimState, [VisaStatus])] = [
    (.visaIssued, [.issued, .cancelled]), (.planned, [.issued, .cancelled]),
    (.refused, [.refused]), (.returned, [.returned]), (.arrived, []), (.departed, []),
    (.deceased, []), (.overstay, []), (.noShow, []),
  ]

  @Test(arguments: successors)
  func `a later answer may correct the first and not contradict it`(
    state: PilgrimState, allowed: [VisaStatus]
  ) {
    for status in VisaStatus.allCases {
      let told = found([.status: status.rawValue], state: state, answered: .issued).told
      #expect(told == (allowed.contains(status) ? [] : ["X216 status"]), "\(status)")
    }
    let contradiction = found([.status: "RETURNED"], state: .visaIssued, answered: .issued)
    #expect(details(contradiction) == [.text("answered=ISSUED")])
  }

  @Test func `the same answer again is never X216`() {
    #expect(found(state: .departed, answered: .issued) { $0.isUnchanged = true }.told == [])
  }

  @Test func `an answer says what goes with it`() {
    #expect(findings(.vis).told == [])
    #expect(
      findings(.vis, [.issuedOn: "", .validTo: ""]).told == ["R101 issued_on", "R101 valid_to"])
    #expect(findings(.vis, [.status: "REFUSED"]).told == ["R101 reason_code"])
    #expect(findings(.vis, [.status: "RETURNED", .reasonCode: "PHOTO"]).told == [])
    #expect(findings(.vis, [.status: "CANCELLED", .visaNo: "", .issuedOn: ""]).told == [])
  }

  @Test func `more visas than places hold and refuse nothing`() {
    #expect(crossFindings(.vis) { $0.exceedsVisas = false }.told == [])
    let issued = crossFindings(.vis) { $0.exceedsVisas = true }
    #expect(issued.told == ["L312 status"])
    #expect(issued.map(\.severity) == [.hold])
    #expect(crossFindings(.plg) { $0.exceedsVisas = true }.told == ["L312 sender_ref"])
  }

  private static let numbers: [(String, Int?)] = [
    ("R144700000017", 17), ("R1447123456789", 123_456_789), ("R144800000017", nil),
    ("R14470000017", nil), ("R1447012345678", nil), ("X144700000017", nil), ("R1447", nil),
    ("R14470000001A", nil),
  ]

  @Test(arguments: numbers)
  func `a request is known by its number as it was sent`(text: String, number: Int?) {
    let row = record(.vis, [.requestNo: text])
    #expect(row.visaRequestNumber(season: Season(year: 1447)!) == number)
  }

  @Test func `the sentences name the earlier answer in both languages`() {
    let finding = found([.status: "REFUSED"], state: .visaIssued, answered: .issued)[0]
    #expect(FindingText.text(finding, in: .english) == "The earlier result: ISSUED")
    #expect(FindingText.text(finding, in: .arabic) == "النتيجة السابقة: ISSUED")
  }
}
