import Foundation
import Reporting
import Testing
import Vocabulary

@Suite struct SeasonPageTests {
  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(rfc3339: text))
  }

  /// A season in which one office sent so many lists, each a minute after the other.
  private func tally(files: Int) throws -> SeasonTally {
    var tally = SeasonTally(Season("1447")!)
    tally.origin = "masar/fe812c12f3ab4ce6"
    tally.size = files + 1
    tally.root = "sGwOw2JN4cCWJ8VafRlsJmZEDis3trXRaXgJiyLKlZA="
    tally.at = try instant("2026-03-04T10:00:00Z")
    let first = try instant("2026-01-04T10:00:00Z")
    for number in 1...files {
      SeasonTally.Shelf.add(
        to: &tally.received[PartyID("IDN-HAO"), default: [:]][.plg], posting: number,
        at: first.adding(seconds: Int64(number) * 60), sequence: number,
        verdict: Verdict.allCases[number % Verdict.allCases.count])
      SeasonTally.Shelf.add(
        to: &tally.sent[PartyID("MOFA"), default: [:]]["VRQ"], posting: number,
        at: first.adding(seconds: Int64(number) * 60), sequence: number)
      SeasonTally.Shelf.add(
        to: &tally.strays[PartyID("IDN-HAO")], posting: number,
        at: first.adding(seconds: Int64(number) * 60), sequence: nil, verdict: .rejected)
    }
    return tally
  }

  @Test func `it does not grow with the files`() throws {
    let few = SeasonPage.bytes(of: try tally(files: 10)).count
    let many = SeasonPage.bytes(of: try tally(files: 100_000)).count
    #expect(many - few < 200, "\(few) bytes of 10 files, \(many) of 100,000")
  }

  @Test func `it is Arabic from the right with English beside it, and loads nothing`() throws {
    let document = text(SeasonPage.bytes(of: try tally(files: 3)))
    #expect(document.hasPrefix("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
    #expect(document.contains("أرشيف موسم 1447: أين يوجد كل ملف."))
    #expect(document.contains("The archive of season 1447: where each file lies."))
    for word in ["http://", "https://", "src=", "@import", "url(", "<script", "<link", "<img"] {
      #expect(!document.contains(word), "\(word)")
    }
    #expect(document.hasSuffix("</html>\n"))
  }

  @Test func `days are told in both calendars, as they are in Makkah`() throws {
    let document = text(SeasonPage.bytes(of: try tally(files: 3)))
    #expect(document.contains("<bdi dir=\"ltr\">2026-01-04</bdi><small>15 رجب 1447هـ</small>"))
    #expect(document.contains("2026-01-04 (15 Rajab 1447 AH)"))
    #expect(document.contains("15 رجب 1447هـ"))
  }

  @Test func `every kind has its words, in both languages`() throws {
    var tally = try tally(files: 1)
    for (number, kind) in Kind.allCases.enumerated() {
      SeasonTally.Shelf.add(
        to: &tally.received[PartyID("A"), default: [:]][kind], posting: number, at: tally.at,
        sequence: 1, verdict: .accepted)
    }
    let document = text(SeasonPage.bytes(of: tally))
    for kind in Kind.allCases {
      let link = "<a class=\"code\" href=\"A/\(kind.rawValue)/\">"
      let cell = document.components(separatedBy: link).last?.prefix(300) ?? ""
      #expect(cell.contains("<small>") && cell.contains("lang=\"en\""), "\(kind)")
    }
  }

  @Test func `what stands in a log that somebody wrote cannot leave its cell or its link`() throws {
    var tally = try tally(files: 1)
    SeasonTally.Shelf.add(
      to: &tally.sent[PartyID("\"><b>../x"), default: [:]]["\"><b>\u{202E}"], posting: 1,
      at: tally.at, sequence: nil)
    let document = text(SeasonPage.bytes(of: tally))
    #expect(!document.contains("<b>..") && !document.contains("\u{202E}"))
    #expect(document.contains("href=\"%22%3E%3Cb%3E..%2Fx/\""))
  }

  @Test func `the same season makes the same bytes, as long as the form is the same`() throws {
    let bytes = SeasonPage.bytes(of: try tally(files: 3))
    #expect(SeasonPage.bytes(of: try tally(files: 3)) == bytes)
    // FNV-1a: pages of this form lie in archives, and are compared byte for byte.
    let digest = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    #expect(SeasonTally.pageForm == 1)
    #expect(
      digest == 1_447_075_968_115_457_634,
      "other bytes than before: count SeasonTally.pageForm up, and note this digest with it")
  }
}
