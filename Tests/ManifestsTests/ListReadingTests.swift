import Manifests
import TestSupport
import Testing
import Vocabulary

struct ListReadingTests {
  @Test(arguments: [
    Reading("C-1;C-2", .valid, 2), Reading("C-1", .valid, 1), Reading("C-1;", .malformed),
    Reading(";C-1", .malformed), Reading("C-1;;C-2", .malformed), Reading("C-1;C", .tooShort),
    Reading("C-1,C-2", .badCharacters),
  ])
  func `a list has items and nothing between them`(reading: Reading) {
    expectReading(reading, as: .contracts, of: .pkg)
  }

  @Test(arguments: [
    Reading("MAK:2026-05-10:2026-05-24;MSH:2026-05-24:2026-05-30", .valid, 2),
    Reading("MAK:10/05/2026:24/05/2026", .valid, 1),
    Reading("MAK:2026-05-24:2026-05-24", .malformed),
    Reading("MAK:2026-05-24:2026-05-10", .malformed), Reading("MAK:2026-05-24", .malformed),
    Reading("MAK:2026-02-30:2026-03-10", .impossible),
    Reading("XXX:2026-05-10:2026-05-24", .unknownCode),
    Reading("ALL:2026-05-10:2026-05-24", .unknownCode),
    Reading("MAK:2026-05-10:2026-05-24:", .malformed),
  ])
  func `a leg is a city and two days in order`(reading: Reading) {
    expectReading(reading, as: .itinerary, of: .pkg)
  }

  @Test(arguments: [
    Reading("JED:50;MED:50", .valid, 2), Reading("JED:101", .malformed),
    Reading("JED", .malformed), Reading("LHR:5", .unknownCode), Reading("JED:5.5", .malformed),
  ])
  func `a share is a port and a whole percent`(reading: Reading) {
    expectReading(reading, as: .portSplit, of: .qta)
  }

  @Test func `countries, kinds and flags of lists are codes`() {
    expectReading(Reading("IDN;MYS", .valid, 2), as: .countries, of: .pty)
    expectReading(Reading("IDN;QQQ", .unknownCode), as: .countries, of: .pty)
    expectReading(Reading("PLG;PKG", .valid, 2), as: .kinds, of: .pty)
    expectReading(Reading("PLG;ZZZ", .unknownCode), as: .kinds, of: .pty)
    expectReading(Reading("WCHR;BLND", .valid, 2), as: .assistance, of: .plg)
    expectReading(Reading("DIABETES", .unknownCode), as: .assistance, of: .plg)
  }
}
