internal import Vocabulary

// The tables of a season's page: a line a folder, under a line a party.
extension SeasonSections {
  mutating func received() {
    if tally.received.isEmpty { return }
    openTable(
      BilingualText(ar: "الوارد", en: "What came"), BilingualText(ar: "النوع", en: "Kind"),
      Self.numbers, isJudged: true)
    for (party, kinds) in tally.received.sorted(by: { $0.key < $1.key }) {
      group(party, columns: 11)
      for (kind, shelf) in kinds.sorted(by: { $0.key < $1.key }) {
        line(party, kind.rawValue, SeasonWords.kind(kind), shelf, isJudged: true)
      }
    }
    closeTable()
  }

  mutating func sent() {
    if tally.sent.isEmpty { return }
    openTable(
      BilingualText(ar: "الصادر", en: "What was sent"), BilingualText(ar: "الكشف", en: "Output"),
      Self.numbers, isJudged: false)
    for (party, outputs) in tally.sent.sorted(by: { $0.key < $1.key }) {
      group(party, columns: 6)
      for (output, shelf) in outputs.sorted(by: { $0.key < $1.key }) {
        line(party, output, SeasonWords.output(output), shelf, isJudged: false)
      }
    }
    closeTable()
  }

  mutating func strays() {
    if tally.strays.isEmpty { return }
    openTable(
      BilingualText(ar: "ملفات لا يُعتمد على أسمائها", en: "Files whose names say nothing"),
      BilingualText(ar: "الجهة", en: "Party"), nil, isJudged: true)
    for (party, shelf) in tally.strays.sorted(by: { $0.key < $1.key }) {
      bytes.append("<tr><td>")
      link(["..", "strays", party.rawValue], text: party.rawValue)
      bytes.append("</td>")
      cells(of: shelf, hasNumbers: false, isJudged: true)
    }
    closeTable()
  }

  private static let numbers = BilingualText(ar: "الأرقام", en: "Numbers")

  private mutating func openTable(
    _ title: BilingualText, _ first: BilingualText, _ numbers: BilingualText?, isJudged: Bool
  ) {
    bytes.append("<section>\n")
    heading(title)
    bytes.append("<div class=\"wide\"><table class=\"figures\">\n<thead><tr>")
    let columns =
      [first, BilingualText(ar: "الملفات", en: "Files"), numbers]
      + [
        BilingualText(ar: "أول يوم", en: "First day"), BilingualText(ar: "آخر يوم", en: "Last day"),
      ] + (isJudged ? Verdict.allCases.map(VerdictWords.word) : [])
      + [BilingualText(ar: "القيود", en: "Postings")]
    for column in columns.compactMap({ $0 }) {
      bytes.append("<th scope=\"col\">")
      HTMLFormat.append(column.ar, to: &bytes)
      bytes.append("<span lang=\"en\" dir=\"ltr\">")
      HTMLFormat.append(column.en, to: &bytes)
      bytes.append("</span></th>")
    }
    bytes.append("</tr></thead>\n<tbody>\n")
  }

  private mutating func closeTable() { bytes.append("</tbody></table></div>\n</section>\n") }

  private mutating func group(_ party: PartyID, columns: Int) {
    bytes.append(text: "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns)\">")
    link([party.rawValue], text: party.rawValue)
    bytes.append("</th></tr>\n")
  }

  /// What lies in one folder of a party.
  private mutating func line(
    _ party: PartyID, _ folder: String, _ words: BilingualText?, _ shelf: SeasonTally.Shelf,
    isJudged: Bool
  ) {
    bytes.append("<tr><td>")
    link([party.rawValue, folder], text: folder)
    if let words { HTMLFormat.append(small: words, to: &bytes) }
    bytes.append("</td>")
    cells(of: shelf, hasNumbers: true, isJudged: isJudged)
  }

  private mutating func cells(of shelf: SeasonTally.Shelf, hasNumbers: Bool, isJudged: Bool) {
    cell(Wording.grouped(shelf.files))
    if hasNumbers {
      cell(shelf.sequences.map { Self.span($0) { SixDigits.text($0) } } ?? "–")
    }
    day(shelf.times.lowerBound)
    day(shelf.times.upperBound)
    if isJudged {
      for verdict in Verdict.allCases { cell(Wording.grouped(shelf.verdicts[verdict] ?? 0)) }
    }
    cell(Self.span(shelf.postings) { Wording.grouped($0) })
    bytes.append("</tr>\n")
  }

  private static func span(_ range: ClosedRange<Int>, _ text: (Int) -> String) -> String {
    range.count == 1
      ? text(range.lowerBound) : text(range.lowerBound) + "–" + text(range.upperBound)
  }

  private mutating func cell(_ text: String) {
    bytes.append(text == "0" ? "<td class=\"none\"><bdi dir=\"ltr\">" : "<td><bdi dir=\"ltr\">")
    bytes.append(text: text)
    bytes.append("</bdi></td>")
  }

  /// Both calendars.
  private mutating func day(_ at: Instant) {
    let day = at.date()
    bytes.append("<td class=\"day\"><bdi dir=\"ltr\">")
    bytes.append(text: day.description)
    bytes.append("</bdi>")
    if let hijri = HijriDate(day) {
      bytes.append("<small>")
      bytes.append(text: "\(hijri.day) \(hijri.monthNameAr) \(hijri.year)هـ")
      bytes.append("</small>")
    }
    bytes.append("</td>")
  }
}
