import Manifests
import Rules
import TestSupport
import Testing
import Vocabulary

/// R114, R115 and R116 at their boundaries.
@Suite struct HealthRuleTests {
  private func found(
    _ changes: [FieldName: String], _ kind: Kind = .plg, arriving: String? = nil,
    _ change: (inout SeasonParameters) -> Void = { _ in }
  ) -> [String] {
    var parameters = SeasonParameters()
    change(&parameters)
    let context = SmallSeason.context(kind, parameters: parameters)
    return crossFindings(kind, changes, context: context) { standing in
      guard let arriving else { return }
      let first = day(arriving)
      standing.package?.itinerary = [
        Leg(city: .makkah, from: first, to: first.adding(days: 10))
      ]
    }.told
  }

  // MARK: R114

  @Test(arguments: [
    ("2026-04-30", "", true), ("2026-05-01", "", false),
    ("2023-05-10", "POLY", true), ("2023-05-09", "POLY", false),
    ("2023-05-10", "", true), ("2023-05-09", "", false),
    ("2021-05-10", "CONJ", true), ("2021-05-09", "CONJ", false),
    ("", "", false), ("", "CONJ", false),
  ])
  func `meningitis: ten days before, three or five years by type, not stated like POLY`(
    date: String, type: String, isKept: Bool
  ) {
    let told = found([.acwyDate: date, .acwyType: type], arriving: "2026-05-10")
    #expect(told == (isKept ? [] : ["R114 acwy_date"]))
  }

  @Test func `the season sets the days and the years`() {
    let early: [FieldName: String] = [.acwyDate: "2026-05-05", .acwyType: "POLY"]
    #expect(found(early, arriving: "2026-05-10") == ["R114 acwy_date"])
    #expect(found(early, arriving: "2026-05-10") { $0.acwyDaysBefore = 5 } == [])
    let old: [FieldName: String] = [.acwyDate: "2020-05-10", .acwyType: "CONJ"]
    #expect(found(old, arriving: "2026-05-10") { $0.acwyYearsConj = 6 } == [])
    #expect(found(old, arriving: "2026-05-11") { $0.acwyYearsConj = 6 } == ["R114 acwy_date"])
  }

  @Test func `years end on the same day, and the 29th of February on the 28th`() {
    let leap: [FieldName: String] = [.acwyDate: "2025-02-28", .acwyType: "POLY"]
    #expect(found(leap, arriving: "2028-02-29") == [])
    #expect(found(leap, arriving: "2028-03-01") == ["R114 acwy_date"])
  }

  @Test func `without a package a proof that holds on any day of arrival counts`() {
    // Days of arrival: 2026-04-18 to 2026-05-22.
    #expect(found([.acwyDate: "2026-05-12", .acwyType: "POLY"], .stf) == [])
    #expect(found([.acwyDate: "2026-05-13", .acwyType: "POLY"], .stf) == ["R114 acwy_date"])
    #expect(found([.acwyDate: "2023-04-18", .acwyType: "POLY"], .stf) == [])
    #expect(found([.acwyDate: "2023-04-17", .acwyType: "POLY"], .stf) == ["R114 acwy_date"])
  }

  @Test func `a date that could not be read is spoken of once, by its own rule`() {
    #expect(found([.acwyDate: "2026-02-31"]) == [])
    #expect(findings(.plg, [.acwyDate: "2026-02-31"]).told == ["R110 acwy_date"])
  }

  @Test func `figures that nobody means are no trap`() {
    let told = found([.acwyDate: "2025-12-10"], arriving: "2026-05-10") {
      $0.acwyDaysBefore = 9_999_999
      $0.acwyYearsPoly = 9_999_999
    }
    #expect(told == ["R114 acwy_date"])
  }

  // MARK: R115

  private static let unproven: [FieldName: String] = [.polioDate: "", .yfDate: ""]

  @Test func `polio and yellow fever are asked only where the season says so`() {
    #expect(found(Self.unproven) == [])
    #expect(found(Self.unproven) { $0.polioRequired = true } == ["R115 polio_date"])
    #expect(found(Self.unproven) { $0.yfRequired = true } == ["R115 yf_date"])
    let both = found(Self.unproven) {
      $0.polioRequired = true
      $0.yfRequired = true
    }
    #expect(both == ["R115 polio_date", "R115 yf_date"])
  }

  @Test(arguments: [("2026-04-30", true), ("2026-05-01", false), ("1990-01-01", true)])
  func `both are given ten days before the arrival and count for life`(date: String, isKept: Bool) {
    let told = found([.polioDate: date, .yfDate: date], arriving: "2026-05-10") {
      $0.polioRequired = true
      $0.yfRequired = true
    }
    #expect(told == (isKept ? [] : ["R115 polio_date", "R115 yf_date"]))
  }

  @Test(arguments: [("2025-08-10", false), ("2025-08-11", true)])
  func `yellow fever is asked from nine months of age on arrival`(birth: String, isKept: Bool) {
    let told = found([.yfDate: "", .birthDate: birth], arriving: "2026-05-10") {
      $0.yfRequired = true
      $0.minAge = 0
      $0.minorAge = 0
    }
    #expect(told == (isKept ? [] : ["R115 yf_date"]))
  }

  @Test func `the country of residence decides, else the sender's`() throws {
    let pakistan = try #require(CountryCode("PAK"))
    let effective = SmallSeason.receivedAt
    let book = ParameterBook(entries: [
      ParameterEntry(
        name: "polio_required", country: pakistan, value: "Y", effectiveAt: effective, posting: 1)
    ])
    let season = try #require(Season(year: 1447))
    func told(_ residence: String, at instant: Instant) -> [String] {
      let context = SmallSeason.context(
        .stf,
        vaccines: VaccineDemands(
          book, of: SmallSeason.indonesia, at: instant, season: season))
      let changes: [FieldName: String] = [.polioDate: "", .residenceCountry: residence]
      return crossFindings(.stf, changes, context: context).told
    }
    #expect(told("", at: effective) == [])
    #expect(told("PAK", at: effective) == ["R115 polio_date"])
    #expect(told("MYS", at: effective) == [])
    #expect(told("PAK", at: effective.adding(seconds: -1)) == [], "not in effect yet")
  }

  // MARK: R116

  @Test func `a pilgrim waits for a certificate unless one stands or none is needed`() {
    let context = SmallSeason.context(.plg, needsCertificate: true)
    #expect(crossFindings(.plg, context: context).told == ["R116"])
    let known = crossFindings(.plg, context: context) {
      $0.person = PersonStanding(byReference: SmallSeason.known())
    }
    #expect(known.told == ["R116"])
    let certified = crossFindings(.plg, context: context) {
      $0.person = PersonStanding(byReference: SmallSeason.known(isCertified: true))
    }
    #expect(certified.told == [])
    #expect(crossFindings(.plg).told == [])
  }

  @Test func `a certificate needs both signatures and a good outcome`() {
    #expect(found([:], .hlc) == [])
    #expect(found([.outcome: "FIT_WITH_AID"], .hlc) == [])
    #expect(found([.headSignatory: ""], .hlc) == ["R116 head_signatory"])
    #expect(
      found([.headSignatory: "", .medicalSignatory: ""], .hlc)
        == ["R116 head_signatory", "R116 medical_signatory"])
    #expect(found([.outcome: "UNFIT"], .hlc) == ["R116 outcome"])
    #expect(found([.outcome: "UNFIT"], .hlc) { $0.hlcRequired = false } == [])
  }

  @Test func `a certificate is of a person whom its sender registered, for an agency of its own`() {
    let unknown = crossFindings(.hlc) { $0.person = PersonStanding() }
    #expect(unknown.told == ["X209 sender_ref"])
    #expect(found([.agencyId: SmallSeason.agency.id.rawValue], .hlc) == [])
    #expect(found([.agencyId: "HSG-0001"], .hlc) == ["X222 agency_id"])
    #expect(found([.agencyId: "MYS-AGY-0001"], .hlc) == ["X222 agency_id"])
  }
}
