internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// QTR: the levels of quota that each recipient may see.
struct QuotaCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let books = try sheet.transaction.quotaCountries().map {
      try sheet.transaction.quotaBook(of: $0)
    }
    for party in try sheet.recipients(of: QuotaReportColumn.recipients) {
      let seen = books.filter { book in
        book.sortedKeys.contains { QuotaReport.shows($0, of: book.country, to: party) }
      }
      if !seen.isEmpty { try write(seen, for: party) }
    }
  }

  private func write(_ books: [QuotaBook], for party: Party) throws {
    let head = try sheet.head("QTR", for: party.id)
    let file = CutFile<QuotaReportColumn>(sheet, for: party)
    try file.begin(head)
    var report = QuotaReport(sheet.format(for: party), head)
    for book in books {
      report.append(book, for: party)
      file.drain(&report.writer)
    }
    try file.finish(&report.writer, people: 0)
  }
}
