import Manifests
import TestSupport
import Testing
import Vocabulary

struct DateReadingTests {
  @Test(arguments: ["2026-05-26", "26/05/2026", "26-05-2026", "1447-12-09", "09/12/1447"])
  func `a day may be written in three forms and two calendars`(text: String) {
    #expect(manifestRow(.plg, [.birthDate: text]).date(.birthDate)?.description == "2026-05-26")
  }

  @Test(arguments: [
    Reading("2026-02-29", .impossible), Reading("31/04/2026", .impossible),
    Reading("2026-13-01", .impossible), Reading("1447-12-31", .impossible),
    Reading("1447-13-01", .impossible), Reading("2026-00-10", .impossible),
    Reading("04/13/2026", .malformed), Reading("13/13/2026", .impossible),
    Reading("01/02/26", .malformed), Reading("26-01-02", .malformed),
    Reading("2026/01/02", .malformed), Reading("20260102", .malformed),
    Reading("1340-01-01", .malformed), Reading("2026-1-2", .malformed),
    Reading("yesterday", .malformed), Reading("01/02-2026", .malformed),
  ])
  func `what is no day is told from what cannot be read`(reading: Reading) {
    expectReading(reading, as: .birthDate, of: .plg)
  }

  @Test(arguments: [
    Reading("46026", .spreadsheet), Reading("46026.5", .spreadsheet), Reading("1975", .spreadsheet),
    Reading("4.60E+04", .spreadsheet), Reading("5/1/2026", .spreadsheet),
    Reading("15/1/2026", .spreadsheet), Reading("#N/A", .spreadsheet),
    Reading("1234567", .malformed), Reading("5/1/26", .malformed),
  ])
  func `a spreadsheet's damage to a date is seen in CSV`(reading: Reading) {
    expectReading(reading, as: .birthDate, of: .plg)
    let inXML = manifestRow(.plg, [.birthDate: reading.text], syntax: .xml)[.birthDate]
    #expect(inXML.state == .malformed)
  }

  @Test func `a companion is Hijri whatever its year looks like`() {
    let row = manifestRow(
      .plg, [:], hijri: [.birthDate: "1390-01-07", .passportExpiry: "2030-01-01"])
    #expect(row.hijri(.birthDate).state == .valid)
    #expect(row.hijri(.passportExpiry).state == .malformed)
    #expect(row[.passportExpiry].state == .absent)
  }

  @Test func `a date given by its companion alone is the field's date`() {
    let row = manifestRow(.plg, [:], hijri: [.birthDate: "١٣٩٠-٠١-٠٧"])
    let companion = CalendarDate(daysSince1970: Int32(row.hijri(.birthDate).number))
    #expect(row.date(.birthDate) == companion)
    #expect(row.text(.birthDate) == "1390-01-07")
    #expect(row[.birthDate].changes.isEmpty)
    #expect(row.hijri(.birthDate).changes == .digits)
  }

  @Test func `a date that is there is not replaced by its companion`() {
    let row = manifestRow(
      .plg, [.birthDate: "1970-03-15"], hijri: [.birthDate: "1390-01-01"])
    #expect(row.date(.birthDate)?.description == "1970-03-15")
  }
}
