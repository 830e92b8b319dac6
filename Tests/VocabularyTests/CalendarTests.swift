import Testing
import Vocabulary

@Suite struct `Days of the Gregorian calendar` {
  @Test func `every day from 1900 to 2100 survives its own text`() throws {
    let first = try #require(CalendarDate("1900-01-01"))
    let last = try #require(CalendarDate("2100-12-31"))
    for offset in 0...first.days(until: last) {
      let day = first.adding(days: offset)
      #expect(CalendarDate(day.description) == day)
      let (year, month, number) = day.components
      #expect(CalendarDate(year: year, month: month, day: number) == day)
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-03-01", 11017), ("1969-12-31", -1), ("2026-05-26", 20599),
  ])
  func `known days have their known numbers`(text: String, number: Int32) {
    #expect(CalendarDate(text)?.daysSince1970 == number)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
    "0000-01-01",
    "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01", "٢٠٢٦-٠١-٠١", "",
  ])
  func `what is no day or not written strictly is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `a slice from the middle of a record reads like a text of its own`() {
    let bytes = Array("xx2024-02-29yy".utf8)
    #expect(CalendarDate.parse(bytes[2..<12])?.description == "2024-02-29")
  }

  @Test(arguments: [
    ("2014-05-26", "2026-05-26", 12), ("2014-05-27", "2026-05-26", 11),
    ("2004-02-29", "2026-02-28", 21), ("2004-02-29", "2026-03-01", 22),
    ("2004-02-29", "2028-02-29", 24), ("2026-05-27", "2026-05-26", -1),
    ("2026-05-26", "2026-05-26", 0),
  ])
  func `an age is counted in completed years`(born: String, on: String, age: Int) throws {
    #expect(try #require(CalendarDate(born)).age(on: #require(CalendarDate(on))) == age)
  }
}

@Suite struct `Days of the Umm al-Qura calendar` {
  @Test(arguments: [
    ("2026-05-10", -36, "2023-05-10"), ("2024-02-29", 12, "2025-02-28"),
    ("2026-05-31", 9, "2027-02-28"), ("2026-12-31", 1, "2027-01-31"),
    ("2026-01-31", -1, "2025-12-31"),
    ("2026-05-10", -12 * 9_999_999, "0001-01-01"), ("2026-05-10", 12 * 9_999_999, "9999-12-31"),
  ])
  func `months are added to the same day, or to the last of a month that is too short`(
    date: String, months: Int, then: String
  ) throws {
    #expect(try #require(CalendarDate(date)).adding(months: months).description == then)
  }

  @Test func `all published pairs agree with the table in both directions`() throws {
    let lines = try fixtureLines("hijri-vectors.tsv").dropFirst()
    #expect(lines.count == 1892)
    for line in lines {
      let cells = line.split(separator: "\t")
      let hijri = try #require(HijriDate(cells[0]), "\(line)")
      let gregorian = try #require(CalendarDate(cells[1]), "\(line)")
      #expect(hijri.gregorian == gregorian, "\(line)")
      #expect(HijriDate(gregorian) == hijri, "\(line)")
    }
  }

  @Test func `every day of the table goes there and back`() throws {
    let first = try #require(CalendarDate("1924-08-01"))
    let last = try #require(CalendarDate("2077-11-16"))
    var before: HijriDate?
    for offset in 0...first.days(until: last) {
      let day = first.adding(days: offset)
      let hijri = try #require(HijriDate(day))
      #expect(hijri.gregorian == day)
      if let before { #expect(before < hijri) }
      before = hijri
    }
    #expect(HijriDate(first)?.description == "1343-01-01")
    #expect(before?.description == "1500-12-30")
    #expect(HijriDate(first.adding(days: -1)) == nil)
    #expect(HijriDate(last.adding(days: 1)) == nil)
  }

  @Test(arguments: [
    ("1447-09-01", "2026-02-18"), ("1447-12-09", "2026-05-26"), ("1446-12-09", "2025-06-05"),
    ("1445-12-09", "2024-06-15"), ("1448-01-01", "2026-06-16"),
  ])
  func `the days everybody knows fall where they fell`(hijri: String, gregorian: String) {
    #expect(HijriDate(hijri)?.gregorian.description == gregorian)
  }

  @Test(arguments: [
    "1342-12-01", "1501-01-01", "1447-13-01", "1447-00-01", "1447-01-31", "1447-1-1",
  ])
  func `a day that the table has not is refused`(text: String) {
    #expect(HijriDate(text) == nil)
  }

  @Test func `a month of 29 days has no thirtieth`() throws {
    let start = try #require(HijriDate("1447-10-01")).gregorian
    let next = try #require(HijriDate("1447-11-01")).gregorian
    #expect((HijriDate("1447-10-30") != nil) == (start.days(until: next) == 30))
  }

  @Test func `months have their names in both languages`() {
    #expect(HijriDate("1447-12-09")?.monthNameAr == "ذو الحجة")
    #expect(HijriDate("1447-12-09")?.monthNameEn == "Dhu al-Hijjah")
  }
}
