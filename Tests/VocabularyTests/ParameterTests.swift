import Testing
import Vocabulary

private let season = Season("1447")!
private let january = Instant(rfc3339: "2026-01-01T00:00:00Z")!

private func entry(
  _ name: String, _ value: String, country: String? = nil, after seconds: Int64 = 0,
  posting: Int = 1
) -> ParameterEntry {
  ParameterEntry(
    name: name, country: country.flatMap { CountryCode($0) }, value: value,
    effectiveAt: january.adding(seconds: seconds), posting: posting)
}

@Suite struct `The register of parameters` {
  @Test func `the register is the contract's, line for line`() throws {
    let lines = try fixtureLines("parameters.psv")
    let ours = ParameterDefinition.all.map {
      "\($0.name)|\($0.type)|\($0.defaultText)|\($0.isByCountry ? "yes" : "no")|\($0.aboutEn)"
    }
    #expect(ours == lines)
    #expect(ParameterDefinition.all.allSatisfy { !$0.aboutAr.isEmpty })
  }

  @Test func `the defaults are those the register names`() {
    var set = SeasonParameters()
    for key in ParameterName.allCases.map(ParameterKey.named) {
      let isTaken = set.set(key, to: key.definition.defaultText)
      #expect(isTaken, "\(key.name)")
    }
    for kind in Kind.allCases {
      let isTaken = set.set(.window(kind), to: "open")
      #expect(isTaken)
    }
    #expect(set == SeasonParameters())
    #expect(set == SeasonParameters(season: season))
    #expect(ParameterBook().parameters(for: nil, at: january, season: season) == set)
  }

  @Test func `a parameter is written as an SSN row would give it, and read back the same`() throws {
    var set = SeasonParameters()
    for (name, text) in [
      ("max_age", "85"), ("mahram_rule", "45"), ("port_split", "JED:70;MED:30;TOL:5"),
      ("replacement_pct", "8.25"), ("reject_threshold_pct", "12.5"), ("ports", "JED;MED;HAM"),
      ("carriers", "GA;SV"), ("companion_range", "18..65"), ("hlc_required", "N"),
      ("arrivals", "2026-04-18..2026-05-20"), ("mandatory_contracts", "none"),
    ] {
      let isTaken = set.set(try #require(ParameterKey(name)), to: text)
      let parameter = try #require(ParameterName(rawValue: name))
      #expect(isTaken && set.text(of: parameter) == text)
    }
    for parameters in [SeasonParameters(), set] {
      var copy = SeasonParameters(season: try #require(Season("1440")))
      for name in ParameterName.allCases {
        let isTaken = copy.set(.named(name), to: parameters.text(of: name))
        #expect(isTaken, "\(name.rawValue)")
      }
      #expect(copy == parameters)
    }
  }

  @Test func `every name of the register is a key that spells itself`() {
    for name in ParameterKey.allNames { #expect(ParameterKey(name)?.name == name) }
    for name in [
      "window", "window.XXX", "severity.R999", "severity.", "min_age.", "", "window.KIND",
    ] {
      #expect(ParameterKey(name) == nil, "\(name)")
    }
  }

  @Test func `the days of another season keep their distance from Arafah`() throws {
    let later = SeasonParameters(season: try #require(Season("1448")))
    let base = SeasonParameters()
    #expect(later.arafahDate == Season("1448")?.arafah)
    #expect(
      later.passportValidUntil.days(until: later.arafahDate)
        == base.passportValidUntil.days(until: base.arafahDate))
    #expect(later.arrivals.upperBound < later.arafahDate)
  }

  @Test func `Arab countries write Arabic names unless the season says otherwise`() {
    var book = ParameterBook()
    let egypt = CountryCode("EGY")
    let indonesia = CountryCode("IDN")
    #expect(book.parameters(for: egypt, at: january, season: season).nameArRequired)
    #expect(!book.parameters(for: indonesia, at: january, season: season).nameArRequired)
    book.enter(entry("name_ar_required", "N"))
    #expect(!book.parameters(for: egypt, at: january, season: season).nameArRequired)
  }
}

@Suite struct `The book of parameters` {
  @Test func `a country's value beats the season's, whichever came last`() {
    let book = ParameterBook(entries: [
      entry("min_age", "15", country: "IDN"), entry("min_age", "13", after: 5, posting: 2),
    ])
    let later = january.adding(seconds: 10)
    #expect(book.parameters(for: CountryCode("IDN"), at: later, season: season).minAge == 15)
    #expect(book.parameters(for: CountryCode("EGY"), at: later, season: season).minAge == 13)
    #expect(book.parameters(for: nil, at: later, season: season).minAge == 13)
  }

  @Test func `a value holds from its own second on and not before`() {
    let book = ParameterBook(entries: [entry("group_max", "30", after: 60)])
    #expect(
      book.parameters(for: nil, at: january.adding(seconds: 59), season: season).groupMax == 47)
    #expect(
      book.parameters(for: nil, at: january.adding(seconds: 60), season: season).groupMax == 30)
    #expect(book.effectiveTimes == [january.adding(seconds: 60)])
  }

  @Test func `order of entry does not matter, effect and posting do`() {
    let entries = [
      entry("max_age", "80", after: 20, posting: 1), entry("max_age", "70", after: 10, posting: 9),
      entry("max_age", "75", after: 10, posting: 3),
      entry("max_age", "none", after: 30, posting: 2),
    ]
    for order in [entries, entries.reversed(), [entries[2], entries[0], entries[3], entries[1]]] {
      let book = ParameterBook(entries: order)
      let ages = [0, 10, 20, 30].map { (seconds: Int64) in
        book.parameters(for: nil, at: january.adding(seconds: seconds), season: season).maxAge
      }
      #expect(ages == [nil, 70, 80, nil])
      #expect(book == ParameterBook(entries: entries))
    }
  }

  @Test func `an earlier value of the same key can be asked for`() {
    let book = ParameterBook(entries: [
      entry("min_age", "14", posting: 1), entry("min_age", "15", posting: 2),
    ])
    #expect(book.value(name: "min_age", country: nil, effectiveAt: january) == "15")
    #expect(book.value(name: "min_age", country: CountryCode("IDN"), effectiveAt: january) == nil)
    #expect(book.value(name: "max_age", country: nil, effectiveAt: january) == nil)
  }

  @Test func `each form of value arrives in its place`() throws {
    let figures = ParameterBook(entries: [
      entry("window.PLG", "2026-01-01..2026-02-01"), entry("severity.R109", "OFF"),
      entry("severity.R113", "HOLD"), entry("replacement_pct", "12.5"),
      entry("reject_threshold_pct", "0.05"), entry("port_split", "JED:60;MED:40;TOL:5"),
      entry("mandatory_contracts", "HSG@MAK;TRN"), entry("ports", "JED;HLA"),
      entry("carriers", "SV;GA"), entry("arafah_date", "09/12/1447"),
      entry("companion_range", "20..50"),
      entry("departures", "1447-12-13..05/07/2026"),
    ]).parameters(for: nil, at: january, season: season)
    let first = try #require(CalendarDate("2026-01-01"))
    #expect(figures.isOpen(.plg, on: first) && !figures.isOpen(.plg, on: first.adding(days: -1)))
    #expect(figures.isOpen(.plg, on: first.adding(days: 31)))
    #expect(!figures.isOpen(.plg, on: first.adding(days: 32)))
    #expect(figures.isOpen(.ctb, on: first.adding(days: 500)))
    #expect(figures.severity(of: .r109, catalogue: .warn) == nil)
    #expect(figures.severity(of: .r113, catalogue: .error) == .hold)
    #expect(figures.severity(of: .r112, catalogue: .error) == .error)
    #expect(figures.replacementBasisPoints == 1250 && figures.rejectThresholdBasisPoints == 5)
    #expect(figures.portSplit == PortSplit(shares: [.jeddah: 60, .madinah: 40], tolerance: 5))
    #expect(figures.portSplit?.description == "JED:60;MED:40;TOL:5")
    #expect(figures.mandatoryContracts.map(\.description) == ["HSG@MAK", "TRN"])
    #expect(figures.ports == [.jeddah, .halatAmmar] && figures.carriers == ["SV", "GA"])
    #expect(figures.arafahDate.description == "2026-05-26")
    #expect(figures.companionRange == 20...50)
    #expect(figures.departures == SeasonParameters().departures)
  }
}

@Suite struct `Checking a row of parameters` {
  private func problem(_ name: String, _ value: String, country: String? = nil) -> ParameterProblem?
  {
    ParameterBook.validate(name: name, value: value, country: country.flatMap { CountryCode($0) }) {
      switch $0 {
      case .f006, .r109: .warn
      case .f001: .fatal
      default: .error
      }
    }
  }

  @Test(arguments: [
    ("min_agee", "min_age"), ("Window.PLG", "window.PLG"), ("windows.PLG", "window.PLG"),
    ("severity.R1O9", "severity.R109"), ("arafah", "arafah_date"),
  ])
  func `an unknown name is answered with the nearest`(typed: String, meant: String) {
    #expect(problem(typed, "1") == .unknownName(nearest: meant))
  }

  @Test(arguments: [
    ("min_age", "twelve"), ("min_age", "-1"), ("min_age", "١٢"), ("min_age", ""),
    ("min_age", "none"),
    ("group_max", "0"), ("max_age", "NONE"), ("hlc_required", "yes"), ("arafah_date", "2026-02-30"),
    ("arafah_date", "05/26/2026"), ("arrivals", "2026-05-22..2026-04-18"),
    ("arrivals", "2026-05-22"),
    ("window.PLG", "closed"), ("replacement_pct", "101"), ("replacement_pct", "1.234"),
    ("port_split", "JED:50;XXX:50"), ("port_split", "JED:60;MED:60"),
    ("port_split", "JED:50;JED:50"),
    ("mandatory_contracts", "HSG@XXX"), ("mandatory_contracts", "HSG;"), ("ports", "LHR"),
    ("carriers", ";"), ("severity.R109", "off"), ("severity.R109", "HIGH"),
    ("agency_min", "99999999"),
  ])
  func `a value of another type is refused`(name: String, value: String) throws {
    let type = try #require(ParameterKey(name)).definition.type
    #expect(problem(name, value) == .wrongType(expected: type))
  }

  @Test func `only some parameters have values by country`() {
    #expect(problem("min_age", "15", country: "IDN") == nil)
    #expect(problem("window.PLG", "open", country: "IDN") == nil)
    #expect(problem("arafah_date", "2026-05-27", country: "IDN") == .countryNotAllowed)
    #expect(problem("small_cell", "10", country: "IDN") == .countryNotAllowed)
  }

  @Test(arguments: [
    ("severity.R101", "OFF", Severity.error), ("severity.R101", "WARN", .error),
    ("severity.L306", "HOLD", .error), ("severity.F001", "ERROR", .fatal),
    ("severity.F001", "OFF", .fatal),
  ])
  func `a protected rule is never lowered`(name: String, value: String, least: Severity) {
    #expect(problem(name, value) == .protectedSeverity(least: least))
  }

  @Test(arguments: [
    ("severity.R101", "ERROR"), ("severity.R101", "FATAL"), ("severity.R109", "OFF"),
    ("severity.R113", "INFO"), ("severity.F006", "OFF"), ("severity.F001", "FATAL"),
  ])
  func `other rules may weigh what the season says`(name: String, value: String) {
    #expect(problem(name, value) == nil)
  }
}
