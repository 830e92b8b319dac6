import Testing
import Vocabulary

@Suite struct `Moments` {
  @Test(arguments: [
    ("2026-01-04T10:15:02Z", "2026-01-04T10:15:02Z"),
    ("2026-01-04T10:15:00+03:00", "2026-01-04T07:15:00Z"),
    ("2026-01-04T01:15:00+03:00", "2026-01-03T22:15:00Z"),
    ("2026-01-04T23:15:00.987654-05:30", "2026-01-05T04:45:00Z"),
    ("2026-01-04t10:15:02z", "2026-01-04T10:15:02Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
  ])
  func `a time with its offset is one moment`(text: String, utc: String) {
    #expect(Instant(rfc3339: text)?.description == utc)
  }

  @Test(arguments: [
    "2026-01-04T10:15:02", "2026-01-04", "2026-01-04T24:00:00Z", "2026-01-04T10:60:00Z",
    "2026-01-04T10:15Z", "2026-02-30T10:15:02Z", "2026-01-04T10:15:02.Z",
    "2026-01-04T10:15:02+3:00",
    "2026-01-04T10:15:02+0300", "2026-01-04T10:15:02+24:00", "2026-01-04T10:15:02ZZ", "",
  ])
  func `a time without an offset, or none at all, is refused`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test(arguments: [
    "9999-12-31T23:59:59-23:59", "9999-12-31T21:00:00Z", "0001-01-01T00:00:00+00:01",
  ])
  func `a time that no calendar of four digits can write is refused`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
    #expect(Instant(rfc3339: "9999-12-31T20:59:59Z")?.description == "9999-12-31T20:59:59Z")
    #expect(Instant(rfc3339: "0001-01-01T00:00:00Z")?.description == "0001-01-01T00:00:00Z")
  }

  @Test func `file names carry the time without punctuation`() {
    #expect(Instant(rfc3339: "2026-01-04T10:15:02Z")?.compact == "20260104T101502Z")
  }

  @Test func `the day changes at midnight in Riyadh`() throws {
    let before = try #require(Instant(rfc3339: "2026-01-04T20:59:59Z"))
    #expect(before.date().description == "2026-01-04")
    #expect(before.adding(seconds: 1).date().description == "2026-01-05")
    #expect(before.adding(seconds: 1).date(offsetMinutes: 0).description == "2026-01-04")
    let day = try #require(CalendarDate("2026-01-05"))
    #expect(Instant(startOf: day) == before.adding(seconds: 1))
  }

  @Test func `days before 1970 are found by rounding down`() {
    #expect(Instant(secondsSince1970: -1).date(offsetMinutes: 0).description == "1969-12-31")
    #expect(Instant(secondsSince1970: -86_400).date(offsetMinutes: 0).description == "1969-12-31")
    #expect(Instant(secondsSince1970: -86_401).date(offsetMinutes: 0).description == "1969-12-30")
  }
}

@Suite struct `Seasons` {
  @Test func `a season is four digits of a Hijri year`() {
    #expect(Season("1447")?.year == 1447)
    for text in ["1399", "1501", "447", "01447", "2026", "١٤٤٧", "14 7", ""] {
      #expect(Season(text) == nil)
    }
  }

  @Test func `Arafah follows the season`() {
    #expect(Season("1447")?.arafah.description == "2026-05-26")
    #expect(Season("1446")?.arafah.description == "2025-06-05")
  }
}
