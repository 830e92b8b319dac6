import Testing
import Vocabulary

@Suite struct `Codes of countries` {
  @Test func `every code reads back as itself and has a name in both languages`() {
    #expect(CountryCode.all.filter(\.isISO).count == 249)
    #expect(CountryCode.all == CountryCode.all.sorted())
    for code in CountryCode.all {
      #expect(CountryCode(code.description) == code)
      #expect(CountryCode.parse(Array(code.description.utf8)[...]) == code)
      #expect(!code.nameEn.isEmpty && !code.nameAr.isEmpty, "\(code)")
    }
  }

  @Test func `letters lie in the number from the high byte down`() throws {
    #expect(try #require(CountryCode("IDN")).packed == 0x49444E)
    #expect(try #require(CountryCode("D")).description == "D")
    #expect(CountryCode("IDN")?.nameAr == "إندونيسيا")
  }

  @Test(arguments: ["ZZZ", "idn", "ID", "IDNX", "", "DE", "ا", "ID1", "D  ", "A"])
  func `a code in neither list is refused`(text: String) {
    #expect(CountryCode(text) == nil)
  }

  @Test(arguments: [
    ("D", "DEU"), ("GBD", "GBR"), ("GBN", "GBR"), ("GBO", "GBR"), ("GBP", "GBR"), ("GBS", "GBR"),
    ("XKX", "RKS"), ("DEU", "DEU"), ("IDN", "IDN"),
  ])
  func `codes of one state are compared as one`(code: String, canonical: String) {
    #expect(CountryCode(code)?.canonical == CountryCode(canonical))
  }

  @Test func `twenty-two countries are Arab`() {
    #expect(CountryCode.all.filter(\.isArab).count == 22)
  }
}

@Suite struct `Other lists` {
  @Test func `currencies are those in force`() {
    for code in ["SAR", "USD", "IDR", "ZWG", "XCG"] {
      #expect(Currencies.isKnown(Array(code.utf8)[...]), "\(code)")
    }
    for code in ["HRK", "XXX", "sar", "SA", "SARR", "", "AAA"] {
      #expect(!Currencies.isKnown(Array(code.utf8)[...]), "\(code)")
    }
    #expect(Currencies.all == Currencies.all.sorted())
  }

  @Test func `ports are the contract's, each with its way in`() {
    let codes = { (mode: PortMode) in
      EntryPort.allCases.filter { $0.mode == mode }.map(\.rawValue).joined(separator: " ")
    }
    #expect(codes(.air) == "JED MED YNB TIF RUH DMM")
    #expect(codes(.land) == "HAM HLA RAQ SAL BAT KFC WAD ARA")
    #expect(codes(.sea) == "JSP YSP DSP")
  }

  @Test(arguments: [
    (0, "0–11"), (11, "0–11"), (12, "12–17"), (17, "12–17"), (18, "18–39"), (39, "18–39"),
    (40, "40–59"), (59, "40–59"), (60, "60–64"), (64, "60–64"), (65, "65–74"), (74, "65–74"),
    (75, "75+"), (120, "75+"),
  ])
  func `ages fall into their bands`(age: Int, band: String) {
    #expect(AgeBand(age: age).text == band)
  }

  @Test(arguments: [
    ("min_aeg", "min_age"), ("minage", "min_age"), ("MAX_AGE", "max_age"), ("maxx_age", "max_age"),
  ])
  func `a word typed wrong finds the one that was meant`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: ["min_age", "max_age", "minor_age"]) == meant)
  }

  @Test func `without words there is no nearest`() {
    #expect(nearest(to: "x", among: []) == nil)
    #expect(nearest(to: "", among: ["abc", "ab"]) == "ab")
  }
}
