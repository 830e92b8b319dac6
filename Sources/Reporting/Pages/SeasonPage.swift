package import Vocabulary

/// The page of a season's archive: what lies in which folder, so that a person finds a file by hand.
///
/// One line a party and kind, whatever the number of files. Codes, numbers and days alone: nothing
/// that anybody wrote. The same tally always makes the same bytes.
package enum SeasonPage {
  package static func bytes(of tally: SeasonTally) -> [UInt8] {
    var page = SeasonSections(tally: tally)
    page.open()
    page.summary()
    page.walking()
    page.received()
    page.sent()
    page.strays()
    page.head()
    page.commands()
    page.close()
    return page.bytes
  }
}
