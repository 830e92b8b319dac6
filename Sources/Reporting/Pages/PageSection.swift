internal import Bookkeeping
internal import Vocabulary

/// One output as a section of a party's page: made from the very records of the party's machine
/// file, so that the page can show nothing that the profile does not grant.
///
/// At most `limit` records are listed; all are counted.
package struct PageSection: Sendable {
  /// What is listed of an output.
  private enum Listing {
    case everything
    /// Records that ask somebody to do something.
    case open
  }

  package let output: String
  package private(set) var records = 0
  package private(set) var listed = 0
  private let names: [[UInt8]]
  private let limit: Int
  private let listing: Listing
  /// How often each code stands in the column that sums the output up.
  private var tally: [String: Int] = [:]
  private var rows: [UInt8] = []

  package init<Columns: OutputColumns>(_: Columns.Type, limit: Int = 200) {
    output = Columns.outputCode
    names = Columns.names.map { Array($0.utf8) }
    self.limit = limit
    listing = ["STM", "CTR"].contains(Columns.outputCode) ? .open : .everything
  }

  /// Takes in whole records, as `OutputWriter` writes XML.
  package mutating func append(_ xml: [UInt8]) {
    var rest = xml[...]
    while let start = Self.find(Self.opening, in: rest),
      let end = Self.find(Self.ending, in: rest[start.upperBound...])
    {
      append(record: rest[start.upperBound..<end.lowerBound])
      rest = rest[end.upperBound...]
    }
  }

  private static let opening = Array("<record>".utf8)
  private static let ending = Array("</record>".utf8)

  private static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var place = bytes.startIndex
    while let start = bytes[place...].firstIndex(of: word[0]) {
      if bytes[start...].starts(with: word) { return start..<start + word.count }
      place = start + 1
    }
    return nil
  }

  private mutating func append(record: ArraySlice<UInt8>) {
    records += 1
    let cells = cells(of: record)
    let code = cells[summedColumn] ?? []
    if !code.isEmpty { tally[String(decoding: code, as: UTF8.self), default: 0] += 1 }
    guard isListed(cells), listed < limit else { return }
    listed += 1
    rows.append("<tr>")
    for cell in cells { appendCell(cell ?? []) }
    rows.append("</tr>\n")
  }

  /// The cells in the order of the profile; what is absent is nil. Their bytes are escaped already.
  private func cells(of record: ArraySlice<UInt8>) -> [ArraySlice<UInt8>?] {
    var cells = [ArraySlice<UInt8>?](repeating: nil, count: names.count)
    var rest = record
    for (place, name) in names.enumerated() {
      guard rest.first == UInt8(ascii: "<"), rest.dropFirst().starts(with: name),
        rest.dropFirst(name.count + 1).first == UInt8(ascii: ">")
      else { continue }
      let start = rest.startIndex + name.count + 2
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: "<")) else { continue }
      cells[place] = rest[start..<end]
      rest = rest[(end + name.count + 3)...]
    }
    return cells
  }

  private var summedColumn: Int {
    for name in ["status", "match"] {
      if let place = names.firstIndex(of: Array(name.utf8)) { return place }
    }
    return 0
  }

  /// Bytes of a cell that is not broken into lines.
  private static let unbroken = 20

  private func isListed(_ cells: [ArraySlice<UInt8>?]) -> Bool {
    guard listing == .open else { return true }
    func text(_ name: String) -> String {
      let place = names.firstIndex(of: Array(name.utf8))
      return place.flatMap { cells[$0] }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    if output == "CTR" { return text("match") != ContractMatch.matched.rawValue }
    let isOpen = ["REFUSED", "RETURNED", "OVERSTAY", "NO_SHOW"].contains(text("status"))
    return isOpen || !text("holds").isEmpty
  }

  private mutating func appendCell(_ cell: ArraySlice<UInt8>) {
    // Codes, days and numbers stay in one piece; lists and names may turn.
    rows.append(cell.count > Self.unbroken ? "<td class=\"long\"><bdi>" : "<td><bdi>")
    if let instant = Instant(rfc3339: String(decoding: cell, as: UTF8.self)) {
      let (day, time) = Wording.cell(instant)
      rows.append(text: "\(day)<br>\(time)")
    } else {
      rows.append(contentsOf: cell)
    }
    rows.append("</bdi>")
    if let word = PageWords.code(String(decoding: cell, as: UTF8.self)) {
      HTMLFormat.append(small: word, to: &rows)
    }
    rows.append("</td>")
  }

  /// The section as it stands in the page.
  package var html: [UInt8] {
    var bytes: [UInt8] = []
    let title = PageWords.title(output)
    bytes.append("<section>\n<h2><span>")
    HTMLFormat.append(title.ar, to: &bytes)
    bytes.append("</span><span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(title.en + " · " + output, to: &bytes)
    bytes.append("</span></h2>\n")
    if listing == .open { appendTally(&bytes) }
    if listed > 0 { appendTable(&bytes) }
    appendRest(&bytes)
    bytes.append("</section>\n")
    return bytes
  }

  private func appendTally(_ bytes: inout [UInt8]) {
    bytes.append("<div class=\"tiles\">\n")
    for (code, count) in tally.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      bytes.append("<div><b>")
      bytes.append(text: Wording.grouped(count))
      bytes.append("</b><span>")
      let word = PageWords.code(code)
      HTMLFormat.append(word?.ar ?? code, to: &bytes)
      bytes.append("</span><span lang=\"en\" dir=\"ltr\">")
      HTMLFormat.append(word?.en ?? code, to: &bytes)
      bytes.append("</span></div>\n")
    }
    bytes.append("</div>\n")
  }

  private func appendTable(_ bytes: inout [UInt8]) {
    bytes.append("<div class=\"wide\"><table class=\"figures\">\n<thead><tr>")
    for name in names {
      let label = PageWords.column(String(decoding: name, as: UTF8.self))
      bytes.append("<th scope=\"col\">")
      HTMLFormat.append(label.ar, to: &bytes)
      bytes.append("<span lang=\"en\" dir=\"ltr\">")
      HTMLFormat.append(label.en, to: &bytes)
      bytes.append("</span></th>")
    }
    bytes.append("</tr></thead>\n<tbody>\n")
    bytes.append(contentsOf: rows)
    bytes.append("</tbody></table></div>\n")
  }

  /// What is not listed here stands in the machine file.
  private func appendRest(_ bytes: inout [UInt8]) {
    let rest = records - listed
    guard rest > 0 else { return }
    bytes.append("<p>")
    HTMLFormat.append(
      arabic: "غير مذكور هنا: \(Wording.ar(rest, .record))، وكلها في ملف \(output).", to: &bytes)
    bytes.append("</p>\n<p lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(
      "Not listed here: \(Wording.en(rest, "record", "records")); all are in the file \(output).",
      to: &bytes)
    bytes.append("</p>\n")
  }
}
