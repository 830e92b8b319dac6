import Bookkeeping
import Reporting
import Testing
import Vocabulary

struct BulletinTests {
  private let day = CalendarDate("2026-05-23")!

  private func rows(_ arrivals: [String: [EntryPort: Int]], limit: Int = 100) -> [String] {
    var bulletin = Bulletin(.csv, sampleHead, limit: limit)
    let byCountry = arrivals.map { (CountryCode($0.key)!, $0.value) }
    bulletin.append(Dictionary(uniqueKeysWithValues: byCountry), on: day)
    return finished(bulletin.writer).split(separator: "\r\n").dropFirst().dropLast().map {
      String($0.dropFirst("2026-05-23,".count))
    }
  }

  @Test func `the entries of 1446 stand in the bulletin to the tenth person`() {
    let found = rows([
      "IDN": [.jeddah: 700_000, .madinah: 735_017], "JOR": [.halatAmmar: 66_465],
      "EGY": [.jeddahIslamicPort: 5_094],
    ])
    #expect(
      found == [
        ",,1506580", ",AIR,1435020", ",LAND,66470", ",SEA,5090", "EGY,AIR,0", "EGY,LAND,0",
        "EGY,SEA,5090", "IDN,AIR,1435020", "IDN,LAND,0", "IDN,SEA,0", "JOR,AIR,0", "JOR,LAND,66470",
        "JOR,SEA,0",
      ])
  }

  @Test func `a country is named from the smallest public count on`() {
    #expect(rows(["IDN": [.jeddah: 100], "JOR": [.jeddah: 99]]).contains("IDN,AIR,*"))
    #expect(!rows(["IDN": [.jeddah: 100], "JOR": [.jeddah: 99]]).contains { $0.hasPrefix("JOR") })
    #expect(rows(["IDN": [.jeddah: 100]]).contains("IDN,AIR,100"))
  }

  @Test func `a country that is not named is not told by the others' sum`() {
    // Two are hidden: their sum tells neither, and everybody else is shown.
    let two = rows(["IDN": [.jeddah: 500], "JOR": [.jeddah: 99], "EGY": [.jeddah: 98]])
    #expect(two.contains(",AIR,700") && two.contains("IDN,AIR,500"))
    // One is hidden: the next smallest is hidden beside it.
    let one = rows(["IDN": [.jeddah: 500], "JOR": [.jeddah: 300], "EGY": [.jeddah: 98]])
    #expect(one.contains("JOR,AIR,*") && one.contains("IDN,AIR,500"))
  }

  @Test func `a mode that few use is hidden, and the total does not tell it`() {
    let found = rows(["IDN": [.jeddah: 500, .halatAmmar: 200, .duba: 3]])
    #expect(found.prefix(4) == [",,700", ",AIR,500", ",LAND,*", ",SEA,<100"])
  }

  @Test func `halves are rounded upwards and hidden counts stay hidden`() {
    #expect(CellCount.alone(105, limit: 100).rounded(to: 10).text == "110")
    #expect(CellCount.alone(104, limit: 100).rounded(to: 10).text == "100")
    #expect(CellCount.alone(0, limit: 100).rounded(to: 10).text == "0")
    #expect(CellCount.alone(99, limit: 100).rounded(to: 10).text == "<100")
  }
}
