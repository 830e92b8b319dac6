internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// BUL: to the public how many people have come, once anybody has.
struct BulletinCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let recipients = try sheet.recipients(of: BulletinColumn.recipients)
    if recipients.isEmpty { return }
    let arrivals = try sheet.transaction.arrivalsByCountry()
    if arrivals.isEmpty { return }
    let limit = try sheet.parameters(for: nil).publicCell
    for party in recipients {
      let head = try sheet.head("BUL", for: party.id)
      let file = CutFile<BulletinColumn>(sheet, for: party)
      try file.begin(head)
      var bulletin = Bulletin(sheet.format(for: party), head, limit: limit)
      bulletin.append(arrivals, on: sheet.transaction.at.date())
      try file.finish(&bulletin.writer, people: 0)
    }
  }
}
