import Rules
import Testing
import Vocabulary

/// R110, R111, R112, R113 and R118: days.
@Suite struct DateTests {
  @Test(arguments: ["1961-02-29", "1970-13-01", "1970-04-31"])
  func `a day that no calendar has is R110's alone`(text: String) {
    #expect(findings(.plg, [.birthDate: text]).told == ["R110 birth_date"])
  }

  @Test func `every date and every time of every kind is looked at`() {
    #expect(findings(.lic, [.validTo: "2026-02-30"]).told == ["R110 valid_to"])
    #expect(findings(.ctb, [.dateTo: "2026-05-32"]).told == ["R110 date_to"])
    #expect(
      findings(.qta, [.effectiveAt: "2026-02-30T09:00:00+03:00"]).told == ["R110 effective_at"])
    #expect(
      findings(.plg, hijri: [.birthDate: "1390-01-31"]).told == ["R110 birth_date_hijri"])
  }

  @Test func `nobody is born after the day of receipt, or more than 120 years before it`() {
    // Received on 2026-01-04 in Riyadh.
    #expect(findings(.plg, [.birthDate: "2026-01-05"]).told == ["R110 birth_date"])
    #expect(findings(.plg, [.birthDate: "2026-01-04"]).told == ["R112 birth_date"])
    #expect(findings(.plg, [.birthDate: "1905-01-05"]).told == [])
    #expect(findings(.plg, [.birthDate: "1905-01-04"]).told == ["R110 birth_date"])
  }

  @Test func `two calendars may differ by a day and no more`() {
    // 1970-03-15 is 7 Muharram 1390.
    for (companion, isFound) in [
      ("1390-01-07", false), ("1390-01-06", false), ("1390-01-08", false), ("1390-01-05", true),
      ("1390-01-09", true),
    ] {
      let found = findings(.plg, hijri: [.birthDate: companion])
      #expect(found.told == (isFound ? ["R111 birth_date"] : []), "\(companion)")
    }
    #expect(findings(.plg, hijri: [.birthDate: "1390-02-07"]).first?.detail == .number(30))
  }

  @Test func `ages are counted on the day of Arafah, the birthday included`() {
    #expect(findings(.plg, [.birthDate: "2014-05-26"]).told == [])
    let child = findings(.plg, [.birthDate: "2014-05-27"])
    #expect(child.told == ["R112 birth_date"])
    #expect(child.first?.detail == .text("min_age=12"))
  }

  @Test func `a season may have an upper limit of age`() {
    var parameters = SeasonParameters()
    parameters.maxAge = 90
    let context = SmallSeason.context(.plg, parameters: parameters)
    #expect(findings(.plg, [.birthDate: "1935-05-27"], context: context).told == [])
    let old = findings(.plg, [.birthDate: "1935-05-26"], context: context)
    #expect(old.told == ["R112 birth_date"] && old.first?.detail == .text("max_age=90"))
    #expect(findings(.plg, [.birthDate: "1935-05-26"]).told == [])
  }

  @Test func `the passport is valid on the day demanded, that day included`() {
    #expect(findings(.plg, [.passportExpiry: "2026-11-26"]).told == [])
    let found = findings(.plg, [.passportExpiry: "2026-11-25"])
    #expect(found.told == ["R113 passport_expiry"])
    #expect(found.first?.detail == .date(day("2026-11-26")))
  }

  @Test(arguments: [
    ("2026-04-18", "2026-05-24", []), ("2026-05-10", "2026-07-05", []),
    ("2026-04-17", "2026-05-24", ["R118 date_from"]),
    ("2026-05-10", "2026-07-06", ["R118 date_to"]),
    ("2026-05-24", "2026-05-10", ["R118 date_to"]),
    ("2026-05-10", "2026-05-10", ["R118 date_to"]),
    ("soon", "2026-05-24", ["R118 date_from"]),
    ("2027-05-10", "2027-05-24", ["R118 date_from", "R118 date_to"]),
  ])
  func `a contract has nights, and has them in the season`(
    from: String, to: String, told: [String]
  ) {
    #expect(findings(.ctb, [.dateFrom: from, .dateTo: to]).told == told)
    #expect(findings(.ctp, [.dateFrom: from, .dateTo: to]).told == told)
  }
}
